"""A workbook of one sheet for Excel, LibreOffice and Google Sheets. Text stays text: it becomes neither a formula nor a link nor a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any, Final

from tidegauge.core.errors import LimitReached
from tidegauge.core.spreadsheet_text import printable
from tidegauge.export.table import SAFE_INTEGER, Cell, Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MAX_ROWS: Final = 1_048_576 - 1
MAX_COLUMNS: Final = 16_384
MAX_CHARACTERS: Final = 32_767
"""What a sheet can hold (Microsoft, "Excel specifications and limits"): rows beside the heading, columns, characters of a cell."""

_WIDEST: Final = 60
_LOOKED_AT: Final = 100
_NOT_IN_A_SHEETS_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_PLAIN: Final[dict[str, Any]] = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_xlsx(table: Table, file: IO[bytes]) -> None:
    """Numbers as numbers, times as the local time of their zone, integers that a double cannot hold as text. Raises LimitReached beyond what a sheet holds."""
    if len(table.rows) > MAX_ROWS or len(table.columns) > MAX_COLUMNS:
        raise LimitReached(f"An Excel sheet holds {MAX_ROWS:,} rows and {MAX_COLUMNS:,} columns. Take CSV or Parquet, or ask for less.")
    from xlsxwriter import Workbook

    with Workbook(file, _PLAIN) as book:
        sheet = book.add_worksheet(sheet_name(table.title))
        heading, time = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        for column, width in enumerate(_widths(table)):
            sheet.set_column(column, column, width)
        for column, name in enumerate(table.columns):
            sheet.write_string(0, column, _fitting(name), heading)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                _write(sheet, number, column, cell, time)
        if table.columns:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def sheet_name(title: str) -> str:
    """At most 31 characters without those that Excel refuses; it also refuses an apostrophe at an end, and the name History."""
    name = _NOT_IN_A_SHEETS_NAME.sub(" ", printable(title)).strip("' ")[:31].strip("' ")
    return "Data" if not name or name.casefold() == "history" else name


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, time: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell.replace(tzinfo=None), time)
    elif isinstance(cell, str) or (isinstance(cell, int) and abs(cell) > SAFE_INTEGER):
        sheet.write_string(row, column, _fitting(str(cell)))
    else:
        sheet.write_number(row, column, cell)


def _fitting(text: str) -> str:
    text = printable(text)
    return text if len(text) <= MAX_CHARACTERS else f"{text[: MAX_CHARACTERS - 1]}…"


def _widths(table: Table) -> list[int]:
    """As wide as the heading and the first rows need, in characters."""
    return [min(_WIDEST, max(10, *(_width(row, column) for row in (table.columns, *table.rows[:_LOOKED_AT]))) + 2) for column in range(len(table.columns))]


def _width(row: Sequence[Cell], column: int) -> int:
    cell = row[column] if column < len(row) else None
    return 19 if isinstance(cell, datetime) else len(str(cell or ""))
