"""Arrow columns of one value, cut from longer ones that are made once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import numpy as np
import pyarrow as pa

_LENGTH: Final = 16_384
_KEPT_NUMBER: Final = 1_000
"""Larger numbers seldom come again: times, amounts."""


def repeat(value: Any, kind: pa.DataType, size: int) -> pa.Array:
    """`size` times `value` (None: nulls). A slice takes 1 us, a new column about 10."""
    if size > _LENGTH or (isinstance(value, str) and len(value) > 64) or (isinstance(value, int | float) and value > _KEPT_NUMBER):
        return _make(value, kind, size)
    return _long(value, type(value).__name__, kind).slice(0, size)


@lru_cache(maxsize=256)
def _long(value: Any, _: str, kind: pa.DataType) -> pa.Array:
    """The type is part of the key: 0, 0.0 and False are equal."""
    return _make(value, kind, _LENGTH)


def steps(width: int, size: int) -> pa.Array:
    """0, `width`, 2 `width` and so on: the offsets of lists that are all as long."""
    if size > _LENGTH:
        return pa.array(np.arange(0, size * width, width, dtype=np.int32))
    return _long_steps(width).slice(0, size)


@lru_cache(maxsize=64)
def _long_steps(width: int) -> pa.Array:
    return pa.array(np.arange(0, _LENGTH * width, width, dtype=np.int32))


def _make(value: Any, kind: pa.DataType, size: int) -> pa.Array:
    return pa.nulls(size, kind) if value is None else pa.repeat(pa.scalar(value, kind), size)
