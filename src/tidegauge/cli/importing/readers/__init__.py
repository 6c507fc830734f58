"""Receives an opened source -> gives its rows in blocks, bounded in memory, with what could not be read as rejects -> never decides what a row means.

One format a module; each has `read(source, options) -> Iterator[Block]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from tidegauge.cli.importing.block import Block
from tidegauge.cli.importing.readers.options import ReadOptions
from tidegauge.cli.importing.source import Source

Reader = Callable[[Source, ReadOptions], Iterator[Block]]

MODULES = {"csv": "csv_table", "json": "json_document", "ndjson": "ndjson", "parquet": "parquet", "access-log": "access_log"}
"""Format -> module. Loaded when used: polars and pyarrow take 0.8 s."""


def open_reader(file_format: str) -> Reader:
    """The reader of a format."""
    return cast(Reader, import_module(f"{__name__}.{MODULES[file_format]}").read)
