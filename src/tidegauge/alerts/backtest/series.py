"""A term's numbers at every look into the past, by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
import numpy as np

from tidegauge.alerts.backtest.grid import Grid, Reach, reach_of
from tidegauge.alerts.backtest.partial import Bounds, Floats, Partial, partial_of, total
from tidegauge.alerts.question import in_buckets, window_ms
from tidegauge.alerts.reading import Group
from tidegauge.contracts.cell import Cell
from tidegauge.contracts.plan import Constant, Expression, MeasureRef, Plan
from tidegauge.core.time_range import SECOND_MS, Interval, TimeRange
from tidegauge.query.cells import empty_values
from tidegauge.query.execute import QueryService

MAX_GROUPS: Final = 10
"""Of a rule, that are looked at in the past: the commonest of that time."""

CHUNK: Final = 9_000
"""Buckets of one statement: of all groups less than a statement may give."""


class Series(msgspec.Struct, frozen=True):
    """By look: the number (NaN where there is none), that of the period before, and the events behind it."""

    value: Floats
    previous: Floats
    count: Floats


class Past(msgspec.Struct, frozen=True):
    """`is_merged`: the numbers slide with the looks; otherwise they are those of the last whole window. `whole`: of the whole windows that end at
    multiples of their length, oldest first, what is usual is learned from them; `whole_ms`: where each of them ends."""

    groups: Mapping[Group, Series]
    is_merged: bool
    whole: Mapping[Group, Series]
    whole_ms: Sequence[int]


async def past_numbers(service: QueryService, plan: Plan, grid: Grid, groups: list[Group] | None, *, extra_ms: int = 0) -> Past:
    """The numbers of a plan at the looks of a grid, for these groups (None: the plan has none). `extra_ms`: so far before them whole windows are wanted too.

    Raises LimitReached, Unavailable.
    """
    partials = [partial_of(measure) for measure in plan.measures]
    merged = [partial for partial in partials if partial is not None]
    if len(merged) < len(partials):
        return await _whole_windows(service, plan, grid, groups, extra_ms)
    reach = reach_of(plan, grid, extra_ms=extra_ms)
    measures = tuple(measure for partial in merged for measure in partial.measures)
    asked = msgspec.structs.replace(plan, measures=measures, expression=MeasureRef(0))
    buckets = await _read(service, asked, Interval("second", grid.step_ms // SECOND_MS), reach.from_ms, reach.count, groups)
    whole, whole_ms = _windows_before(plan, grid, reach)
    return Past(
        {group: _merged(plan, merged, found, reach.now, reach.before) for group, found in buckets.items()},
        True,
        {group: _merged(plan, merged, found, whole, whole) for group, found in buckets.items()} if extra_ms else {},
        whole_ms,
    )


class _Buckets(msgspec.Struct, frozen=True):
    values: list[Floats]
    count: Floats


async def _read(service: QueryService, plan: Plan, interval: Interval, from_ms: int, count: int, groups: list[Group] | None) -> dict[Group, _Buckets]:
    step_ms = interval.step_ms or 1
    empty = [np.nan if value is None else value for value in empty_values(plan)]
    found = {group: _Buckets([np.full(count, value) for value in empty], np.zeros(count)) for group in ([()] if groups is None else groups)}
    for first in range(0, count, CHUNK):
        span = TimeRange(from_ms + first * step_ms, from_ms + min(first + CHUNK, count) * step_ms)
        # Buckets are even in absolute time: of another zone they would begin at its full hours.
        asked = in_buckets(msgspec.structs.replace(plan, timezone="UTC"), span, interval, MAX_GROUPS)
        table = await service.table(asked, span, groups)
        for cell in table.cells:
            if cell.group in found and cell.bucket_ms is not None:
                _put(found[cell.group], (cell.bucket_ms - from_ms) // step_ms, cell)
    return found


def _put(buckets: _Buckets, index: int, cell: Cell) -> None:
    for values, value in zip(buckets.values, cell.values, strict=True):
        values[index] = np.nan if value is None else value
    buckets.count[index] = cell.count


def _merged(plan: Plan, partials: Sequence[Partial], buckets: _Buckets, now: Bounds, before: Bounds) -> Series:
    at, values, previous = 0, [], []
    for partial in partials:
        parts = buckets.values[at : at + len(partial.measures)]
        at += len(partial.measures)
        values.append(partial.merge(parts, now))
        previous.append(partial.merge(parts, before))
    return Series(_calculated(plan.expression, values), _calculated(plan.expression, previous), total(buckets.count, now))


def _windows_before(plan: Plan, grid: Grid, reach: Reach) -> tuple[Bounds, Sequence[int]]:
    """The whole windows of a rolling plan from the first bucket on."""
    if plan.window.kind != "rolling":
        none = np.zeros(0, np.int64)
        return Bounds(none, none, np.zeros(0)), ()
    length_ms = window_ms(plan)
    first_ms = -(-reach.from_ms // length_ms) * length_ms + length_ms
    ends = range(first_ms, grid.times_ms[-1] + 1, length_ms)
    after = (np.array(ends, np.int64) - reach.from_ms) // grid.step_ms
    return Bounds(after - length_ms // grid.step_ms, after, np.full(len(ends), length_ms / 1000)), ends


async def _whole_windows(service: QueryService, plan: Plan, grid: Grid, groups: list[Group] | None, extra_ms: int) -> Past:
    """Numbers that cannot be merged are asked of whole windows, one after the other; a look sees the last one that is over."""
    length_ms = window_ms(plan)
    first_ms = (grid.times_ms[0] - extra_ms) // length_ms * length_ms - 2 * length_ms
    count = (grid.times_ms[-1] - first_ms) // length_ms
    buckets = await _read(service, plan, Interval("second", length_ms // SECOND_MS), first_ms, count, groups)
    at = (np.array(grid.times_ms, np.int64) - first_ms) // length_ms - 1
    found, whole = {}, {}
    for group, one in buckets.items():
        values = _calculated(plan.expression, one.values)
        found[group] = Series(values[at], values[at - 1], one.count[at])
        whole[group] = Series(values, values, one.count)
    return Past(found, False, whole if extra_ms else {}, range(first_ms + length_ms, first_ms + (count + 1) * length_ms, length_ms))


def _calculated(expression: Expression, values: Sequence[Floats]) -> Floats:
    """As contracts.plan.evaluate, of whole series: NaN where a part is, or when dividing by zero."""
    if isinstance(expression, MeasureRef):
        return values[expression.index]
    if isinstance(expression, Constant):
        return np.full_like(values[0], expression.value)
    left, right = _calculated(expression.left, values), _calculated(expression.right, values)
    match expression.operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return np.divide(left, right, out=np.full_like(left, np.nan), where=right != 0)
