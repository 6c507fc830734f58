"""Arrow columns of one value, cut from longer ones that are made once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import pyarrow as pa

_LENGTH: Final = 16_384


def repeat(value: Any, kind: pa.DataType, size: int) -> pa.Array:
    """`size` times `value` (None: nulls). A slice takes 1 us, a new column about 10."""
    if size > _LENGTH or (isinstance(value, str) and len(value) > 64):
        return _make(value, kind, size)
    return _long(value, type(value).__name__, kind).slice(0, size)


@lru_cache(maxsize=256)
def _long(value: Any, _: str, kind: pa.DataType) -> pa.Array:
    """The type is part of the key: 0, 0.0 and False are equal."""
    return _make(value, kind, _LENGTH)


def _make(value: Any, kind: pa.DataType, size: int) -> pa.Array:
    return pa.nulls(size, kind) if value is None else pa.repeat(pa.scalar(value, kind), size)
