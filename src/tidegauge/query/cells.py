"""Rows of the table statements as cells, ranked and merged."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from tidegauge.contracts.cell import Cell
from tidegauge.contracts.plan import Measure, Plan, evaluate
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.measure import HISTOGRAM_BINS
from tidegauge.query.compile.table import BUCKET, BUCKET_LEVEL, COUNT, FIRST_MEASURE, KEY, KEY_LEVEL

Key = tuple[tuple[str, ...] | None, int | None]
"""A cell's place: its group (None: over all) and its bucket (None: the whole range)."""

_ZERO_WHEN_EMPTY = frozenset(("count", "sum", "rate", "unique_count"))


def empty_value(measure: Measure) -> float | None:
    """A measure's value over no events."""
    return 0 if measure.aggregation in _ZERO_WHEN_EMPTY else None


def empty_values(plan: Plan) -> tuple[float | None, ...]:
    """The values of a cell without events."""
    return tuple(map(empty_value, plan.measures))


class CellSeconds:
    """How long each bucket is inside the span: what rates divide by."""

    def __init__(self, plan: Plan, span: TimeRange) -> None:
        starts = plan.interval.starts(span, plan.timezone) if plan.interval else []
        ends = [*starts[1:], span.to_ms] if starts else []
        self._whole_s = (span.to_ms - span.from_ms) / 1000
        self._buckets = {start: (min(end, span.to_ms) - max(start, span.from_ms)) / 1000 for start, end in zip(starts, ends, strict=True)}

    def of(self, bucket_ms: int | None) -> float:
        """Seconds of a bucket, of the whole span for None."""
        return self._whole_s if bucket_ms is None else self._buckets[bucket_ms]


def read_cells(rows: Iterable[tuple[Any, ...]], plan: Plan, seconds: CellSeconds) -> dict[Key, Cell]:
    """Cells by place from statement rows, in their order. The rows that merge the groups beyond the top have the group ()."""
    cells: dict[Key, Cell] = {}
    for row in rows:
        bucket_ms = int(row[BUCKET]) if row[BUCKET_LEVEL] == 0 else None
        group = _group(row[KEY], len(plan.dimensions)) if row[KEY_LEVEL] == 0 else None if row[KEY_LEVEL] == 1 else ()
        cells[group, bucket_ms] = Cell(group or (), settled_values(plan, row[FIRST_MEASURE:], seconds.of(bucket_ms)), int(row[COUNT]), bucket_ms)
    return cells


def settled_values(plan: Plan, values: Sequence[Any], seconds: float) -> tuple[Any, ...]:
    """A row's aggregates as the values of a cell of that many seconds: rates made, what is no number or none set right."""
    return tuple(_settled(measure, value, seconds) for measure, value in zip(plan.measures, values, strict=True))


def merge_sources(parts: Sequence[tuple[str, dict[Key, Cell]]], plan: Plan) -> dict[Key, Cell]:
    """Cells of which each measure comes from its own source's statements; the count is the first source's."""
    if len(parts) == 1:
        return parts[0][1]
    empty = empty_values(plan)
    by_source = dict(parts)
    merged: dict[Key, Cell] = {}
    for place in dict.fromkeys(place for _, cells in parts for place in cells):
        found = {source: cells.get(place) for source, cells in by_source.items()}
        values = tuple(cell.values[i] if (cell := found.get(measure.source)) is not None else empty[i] for i, measure in enumerate(plan.measures))
        count = next(cell.count for cell in found.values() if cell is not None)
        merged[place] = Cell(place[0] or (), values, count, place[1])
    return merged


def rank_groups(groups: list[Cell], plan: Plan) -> list[Cell]:
    """Groups in the plan's order as the store's ORDER BY has it: nulls last, ties by group."""
    groups = sorted(groups, key=lambda cell: cell.group)
    if plan.order_by == "name":
        return groups[::-1] if plan.descending else groups
    sign = -1 if plan.descending else 1

    def place(cell: Cell) -> tuple[bool, float]:
        value: Any = cell.count if plan.order_by == "count" else evaluate(plan.expression, cell.values)
        if isinstance(value, list):
            value = cell.count
        return value is None, 0.0 if value is None else sign * value

    return sorted(groups, key=place)


def _group(key: Any, count: int) -> tuple[str, ...]:
    return tuple(map(str, key)) if count > 1 else (str(key),)


def _settled(measure: Measure, value: Any, seconds: float) -> Any:
    if value is None:
        return empty_value(measure)
    if measure.aggregation == "rate":
        return float(value) / seconds if seconds > 0 else None
    if measure.aggregation == "histogram":
        return _histogram(value)
    number: float = value
    return number if math.isfinite(number) else None


def _histogram(value: list[float]) -> list[list[float]] | None:
    """Equal bins as (low, high, count) from the extremes, the filled bins and their counts."""
    low, high, *found = value
    if not found:
        return None
    half = len(found) // 2
    by_bin = dict(zip(map(int, found[:half]), map(int, found[half:]), strict=True))
    if low == high:
        return [[low, high, by_bin[0]]]
    width = (high - low) / HISTOGRAM_BINS
    return [[low + i * width, low + (i + 1) * width if i + 1 < HISTOGRAM_BINS else high, by_bin.get(i, 0)] for i in range(HISTOGRAM_BINS)]
