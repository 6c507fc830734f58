"""The formats of files, in the order in which they are offered. A writer receives a table and a file, writes, and leaves the file open."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Final

import msgspec

from tidegauge.export.table import Table
from tidegauge.export.writers.csv import write_csv
from tidegauge.export.writers.json import write_json
from tidegauge.export.writers.parquet import write_parquet
from tidegauge.export.writers.xlsx import write_xlsx


class Writer(msgspec.Struct, frozen=True):
    """One format. `extension` is also its name; `write` runs in a thread."""

    extension: str
    media_type: str
    write: Callable[[Table, IO[bytes]], None]


WRITERS: Final = (
    Writer("csv", "text/csv; charset=utf-8", write_csv),
    Writer("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    Writer("json", "application/json", write_json),
    Writer("parquet", "application/vnd.apache.parquet", write_parquet),
)

BY_EXTENSION: Final = {writer.extension: writer for writer in WRITERS}
