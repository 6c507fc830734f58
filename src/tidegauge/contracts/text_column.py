"""What an Arrow text column holds, without making its texts. A column may be a slice of a much longer one (`repeat`): only its own part is looked at."""

from __future__ import annotations

import struct
from typing import Final

import pyarrow as pa

_OFFSET: Final = struct.Struct("<i")


def has_text(column: pa.Array) -> bool:
    """Whether any row has a text that is not empty."""
    start, end = _bounds(column)
    return start < end


def held_text(column: pa.Array) -> bytes:
    """The texts of all rows, one after the other."""
    start, end = _bounds(column)
    return b"" if start == end else column.buffers()[2].slice(start, end - start).to_pybytes()


def _bounds(column: pa.Array) -> tuple[int, int]:
    offsets = column.buffers()[1]
    if offsets is None or not len(column):
        return 0, 0
    first, last = column.offset * _OFFSET.size, (column.offset + len(column)) * _OFFSET.size
    return _OFFSET.unpack_from(offsets, first)[0], _OFFSET.unpack_from(offsets, last)[0]
