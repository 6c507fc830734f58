"""Panes: the slices of time a live query keeps its state in. Any range of the window and any bucket of the interval is a union of panes."""

from __future__ import annotations

import math
from typing import NamedTuple

import msgspec
import numpy as np

from tidegauge.contracts.plan import Plan
from tidegauge.core.time_range import ROLLUP_MS, TimeRange
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS
from tidegauge.stream.columns import BatchColumns, Ints


class PaneGrid(msgspec.Struct, frozen=True):
    """Where panes start: at multiples of `unit_ms`, or for a fixed window at `edges` (ascending, the last one the window's end)."""

    unit_ms: int
    edges: tuple[int, ...] = ()


class PaneColumn(NamedTuple):
    """Each row's pane as `starts[codes[i]]`; `codes` None when all rows fall in `starts[0]`. Rows outside a fixed window have start OUTSIDE."""

    codes: Ints | None
    starts: list[int]


OUTSIDE = -(2**62)
"""The pane of rows outside a fixed window: before every range."""


def pane_grid(plan: Plan) -> PaneGrid:
    """The plan's panes.

    Rolling and calendar edges are multiples of the window's pane. Buckets begin where the zone says, at multiples of a quarter hour (ROLLUP_MS), and every
    even step from there.
    """
    if plan.window.kind != "fixed":
        if plan.interval is None:
            return PaneGrid(plan.window.pane_ms)
        return PaneGrid(math.gcd(plan.window.pane_ms, ROLLUP_MS, plan.interval.step_ms or 0))
    span = plan.window.range_at(0)
    starts = plan.interval.starts(span, plan.timezone) if plan.interval else [span.from_ms]
    return PaneGrid(0, (*(max(start, span.from_ms) for start in starts), span.to_ms))


def history_span(plan: Plan, now_ms: int) -> TimeRange:
    """What a live query loads when it starts: from the range's start on without an end, because the range will reach stored events of later panes."""
    span = plan.window.range_at(now_ms)
    return span if plan.window.kind == "fixed" else TimeRange(span.from_ms, MAX_TIMESTAMP_MS)


def pane_column(columns: BatchColumns, grid: PaneGrid) -> PaneColumn:
    """The pane of each row, shared by all queries with the grid."""
    found: PaneColumn | None = columns.shared.get(grid)
    if found is None:
        found = columns.shared[grid] = _fixed(columns.time_ms, grid.edges) if grid.edges else _even(columns.time_ms, grid.unit_ms)
    return found


def _even(time_ms: Ints, unit_ms: int) -> PaneColumn:
    low, high = int(time_ms.min()) // unit_ms, int(time_ms.max()) // unit_ms
    if low == high:
        return PaneColumn(None, [low * unit_ms])
    panes = time_ms // unit_ms - low
    if high - low <= 2 * len(time_ms) + 64:
        return PaneColumn(panes, [(low + pane) * unit_ms for pane in range(high - low + 1)])
    distinct, codes = np.unique(panes, return_inverse=True)
    return PaneColumn(codes, ((distinct + low) * unit_ms).tolist())


def _fixed(time_ms: Ints, edges: tuple[int, ...]) -> PaneColumn:
    codes = np.searchsorted(np.array(edges, np.int64), time_ms, side="right")
    return PaneColumn(codes, [OUTSIDE, *edges[:-1], OUTSIDE])
