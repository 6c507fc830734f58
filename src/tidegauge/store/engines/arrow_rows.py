"""Arrow tables to plain row tuples."""

from __future__ import annotations

import math
from typing import Any

import pyarrow as pa


def row_tuples(table: pa.Table) -> list[tuple[Any, ...]]:
    """Rows as tuples of ints, floats, strings, None, datetimes, lists and dicts (maps). NaN and infinities become None: JSON has none."""
    columns = [_values(column) for column in table.columns]
    return list(zip(*columns, strict=True)) if columns else []


def _values(column: pa.ChunkedArray) -> list[Any]:
    kind = column.type
    values: list[Any] = column.to_pylist()
    if pa.types.is_floating(kind):
        return [None if value is None or not math.isfinite(value) else value for value in values]
    if pa.types.is_map(kind):
        return [None if value is None else dict(value) for value in values]
    return values
