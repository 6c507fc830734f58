"""The numbers of an answer before they are dressed: the same table whether the store's SQL or the stream's windows made it."""

from __future__ import annotations

import msgspec


class Cell(msgspec.Struct):
    """Measures of one group in one bucket. `bucket_ms` is the bucket's start (None: the whole range); `group` has a text per dimension.

    `values` are per measure in the plan's order: a number, None where there is nothing to measure, or a histogram's list.
    """

    group: tuple[str, ...]
    values: tuple[float | None, ...]
    count: int
    bucket_ms: int | None = None


class CellTable(msgspec.Struct):
    """`overall`: the whole range. `groups`: the top `limit` groups over the whole range in order, OTHER last; empty without dimensions.

    `cells`: per bucket (and group, top groups and OTHER only), absent cells are empty; empty without an interval. `is_truncated`: groups beyond the limit
    were left out. `is_exact`: every number is exact; else `error_bound` is the relative error (0.01 = 1 %). `source`: "raw" events or "rollup".
    """

    overall: Cell
    groups: list[Cell] = []
    cells: list[Cell] = []
    is_exact: bool = True
    error_bound: float = 0.0
    is_truncated: bool = False
    rows_read: int = 0
    source: str = "raw"
