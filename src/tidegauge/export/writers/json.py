"""JSON: one array of objects, keyed by column."""

from __future__ import annotations

from typing import IO, Final

import msgspec

from tidegauge.export.table import Table

_encode: Final = msgspec.json.Encoder().encode


def write_json(table: Table, file: IO[bytes]) -> None:
    """A row a line between the brackets, so that it can be read as a whole or line by line."""
    file.write(b"[")
    for number, row in enumerate(table.rows):
        file.write(b",\n" if number else b"\n")
        file.write(_encode(dict(zip(table.columns, row, strict=False))))
    file.write(b"\n]\n")
