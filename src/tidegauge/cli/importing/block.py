"""Some rows of a file, between reading and uploading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    import polars as pl


class Reject(msgspec.Struct, frozen=True):
    """A row that did not become an event: its number in the file (from 1), why, and what it was."""

    row: int
    reason: str
    original: str


class Block(msgspec.Struct):
    """Consecutive rows, in order.

    `records`: column -> value; `numbers`: each record's row number (from 1); `originals`: each record's bytes in the file (or a faithful
    stand-in), the stuff of its id; `rejects`: rows between them that could not be read; `frame`: the records as a frame, when the reader had one.
    """

    records: list[dict[str, Any]]
    numbers: list[int]
    originals: list[bytes]
    rejects: list[Reject] = []
    frame: pl.DataFrame | None = None
