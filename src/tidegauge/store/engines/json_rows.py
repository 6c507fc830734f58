"""Rows out of the engine's JSONCompact format."""

from __future__ import annotations

from typing import Any

import msgspec

from tidegauge.contracts.ports import Rows


class _Column(msgspec.Struct):
    name: str
    type: str = ""


class _Statistics(msgspec.Struct, frozen=True):
    elapsed: float = 0.0
    rows_read: int = 0
    bytes_read: int = 0


class _Answer(msgspec.Struct):
    meta: list[_Column]
    data: list[tuple[Any, ...]]
    statistics: _Statistics = _Statistics()


_decoder = msgspec.json.Decoder(_Answer)


def decode_rows(data: bytes) -> Rows:
    """Rows and what they cost. Raises msgspec.DecodeError for a cut or foreign text."""
    answer = _decoder.decode(data)
    counts = answer.statistics
    names, types = [column.name for column in answer.meta], [column.type for column in answer.meta]
    return Rows(names, answer.data, counts.rows_read, counts.bytes_read, counts.elapsed * 1000, types)
