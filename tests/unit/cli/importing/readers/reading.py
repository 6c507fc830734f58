"""Reads bytes as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tidegauge.cli.importing.block import Block, Reject
from tidegauge.cli.importing.readers import open_reader
from tidegauge.cli.importing.readers.options import ReadOptions
from tidegauge.cli.importing.source import Source


def read_blocks(path: Path, content: bytes, file_format: str, **options: Any) -> list[Block]:
    """The blocks of `content` in a file at `path`."""
    path.write_bytes(content)
    source = Source(str(path))
    try:
        return list(open_reader(file_format)(source, ReadOptions(**{"rows": 1000, **options})))
    finally:
        source.close()


def read_rows(path: Path, content: bytes, file_format: str, **options: Any) -> tuple[list[dict[str, Any]], list[Reject]]:
    """All records and all rejects."""
    blocks = read_blocks(path, content, file_format, **options)
    return [record for block in blocks for record in block.records], [reject for block in blocks for reject in block.rejects]
