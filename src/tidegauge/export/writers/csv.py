"""CSV (RFC 4180) with a byte-order mark, so that spreadsheets read it as UTF-8."""

from __future__ import annotations

import codecs
import csv
import io
from datetime import datetime
from typing import IO

from tidegauge.core.spreadsheet_text import safe_text
from tidegauge.export.table import Cell, Table


def write_csv(table: Table, file: IO[bytes]) -> None:
    """Times as ISO 8601 with their offset, numbers in full, text that begins like a formula with an apostrophe before it."""
    file.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(file, "utf-8", errors="replace", newline="", write_through=True)
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow([safe_text(name) for name in table.columns])
    lines.writerows([_shown(cell) for cell in row] for row in table.rows)
    text.detach()


def _shown(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.isoformat()
    return safe_text(cell) if isinstance(cell, str) else cell
