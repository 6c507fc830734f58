"""Questions that the quarter-hour roll-ups answer exactly, and their SQL over roll-up rows topped up with the events not rolled up yet."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.contracts.field import HOT_TEXT
from tidegauge.contracts.plan import ALWAYS, And, Compare, Condition, Measure, Not, Or, Plan
from tidegauge.core.time_range import ROLLUP_MS, TimeRange
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.statement import Binder

ROLLED_DIMENSIONS: Final = frozenset((*HOT_TEXT, "source", "type", "status"))
"""Columns that `rollup_dimensions` holds the values of, each by event name."""

PEOPLE_ERROR: Final = 0.03
"""Relative error of distinct people: HyperLogLog of 2^14 cells at 3.7 standard errors (0.81 % each). Events without any person count as one."""

_TOTALS: Final = frozenset(("name", "type"))
_AGGREGATIONS: Final = frozenset(("count", "rate", "sum", "average", "min", "max"))
_FINE_PARTS: Final = frozenset(("minute",))


class Rollup(msgspec.Struct, frozen=True):
    """Which roll-up answers: by `dimension`'s values, or the totals for "". Complete up to batch `sequence`."""

    dimension: str
    sequence: int


def rollup_dimension(plan: Plan, span: TimeRange, *, with_people: bool = False) -> str | None:
    """The roll-up that answers the plan exactly (`with_people`: distinct people by sketch too): a dimension, "" for the totals, None when only events can.

    It takes counts, rates, sums, averages and extremes of the event's value; conditions and groups on name and type, or name and one rolled
    dimension; and edges of range and buckets on quarter hours.
    """
    if not all(_is_rolled(measure) or (with_people and _is_of_people(measure)) for measure in plan.measures) or not _is_aligned(plan, span):
        return None
    columns = _columns(plan.condition).union(*(_columns(measure.condition) for measure in plan.measures))
    for dimension in plan.dimensions:
        if dimension.field is not None:
            columns.add(dimension.field.column if dimension.field.kind != "property" else "text")
        elif dimension.time_part in _FINE_PARTS:
            return None
    if columns <= _TOTALS:
        return ""
    others = columns - {"name"}
    return others.pop() if len(others) == 1 and others <= ROLLED_DIMENSIONS else None


def rollup_rows(plan: Plan, span: TimeRange, rollup: Rollup, binder: Binder) -> str:
    """Roll-up rows and, in the same columns, each event of a later batch. `timestamp` is the bucket's start or the event's time."""
    condition = "" if plan.condition == ALWAYS else f" AND {compile_condition(plan.condition, binder)}"
    project = f"project = {binder.project(plan.project)}"
    low, high = (f"fromUnixTimestamp64Milli({binder.integer(edge)}, 'UTC')" for edge in (span.from_ms, span.to_ms))
    grouped = "type" if rollup.dimension == "" else rollup.dimension
    table, column, only = "rollup_totals", "type", ""
    if rollup.dimension:
        value = "toFloat64OrNull(dimension_value)" if rollup.dimension == "status" else "dimension_value"
        table, column, only = "rollup_dimensions", f"{value} AS {rollup.dimension}", f" AND dimension = {binder.text(rollup.dimension)}"
    has_people = any(_is_of_people(measure) for measure in plan.measures)
    rolled = (
        f"SELECT name, {column}, toDateTime64(bucket, 3, 'UTC') AS timestamp, events, value_count, value_sum, value_min, value_max"
        f"{', persons' if has_people else ''} FROM {table} WHERE {project}{only} AND bucket >= {low} AND bucket < {high}{condition}"
    )
    recent = f"FROM events WHERE {project} AND timestamp >= {low} AND timestamp < {high} AND _batch > {binder.integer(rollup.sequence)}{condition}"
    if has_people:  # a sketch an event would be dear: grouped as the roll-up is
        quarter = "toDateTime64(toStartOfFifteenMinutes(events.timestamp), 3, 'UTC')"
        values = "count(), count(value), sum(ifNull(value, 0)), min(value), max(value), uniqCombined64State(14)(person)"
        return f"({rolled} UNION ALL SELECT name, {grouped}, {quarter} AS quarter, {values} {recent} GROUP BY name, {grouped}, quarter)"
    values = "toUInt64(1), toUInt64(isNotNull(value)), ifNull(value, 0), value, value"
    return f"({rolled} UNION ALL SELECT name, {grouped}, timestamp, {values} {recent})"


def rollup_measure(measure: Measure, binder: Binder) -> str:
    """One measure over roll-up rows."""
    condition = "1" if measure.condition == ALWAYS else compile_condition(measure.condition, binder)
    counted = "events" if measure.field is None else "value_count"
    match measure.aggregation:
        case "sum":
            return f"sumIf(value_sum, {condition})"
        case "average":
            return f"if(sumIf(value_count, {condition}) = 0, NULL, sumIf(value_sum, {condition}) / sumIf(value_count, {condition}))"
        case "min" | "max":
            extreme = f"{measure.aggregation}If(assumeNotNull(value_{measure.aggregation}), {condition} AND value_count > 0)"
            return f"if(sumIf(value_count, {condition}) = 0, NULL, {extreme})"
        case "unique_count":
            return f"uniqCombined64MergeIf(14)(persons, {condition})"
    return f"sumIf({counted}, {condition})"


def _is_of_people(measure: Measure) -> bool:
    return measure.source == "events" and measure.aggregation == "unique_count" and measure.field is not None and measure.field.kind == "person"


def _is_rolled(measure: Measure) -> bool:
    if measure.source != "events" or measure.aggregation not in _AGGREGATIONS:
        return False
    return measure.aggregation in ("count", "rate") if measure.field is None else measure.field.column == "value"


def _is_aligned(plan: Plan, span: TimeRange) -> bool:
    if span.from_ms % ROLLUP_MS or span.to_ms % ROLLUP_MS:
        return False
    return plan.interval is None or not any(start % ROLLUP_MS for start in plan.interval.starts(span, plan.timezone))


def _columns(condition: Condition) -> set[str]:
    """The columns that a condition reads."""
    if isinstance(condition, Compare):
        return {condition.field.column}
    if isinstance(condition, And | Or):
        return set().union(*(_columns(part) for part in condition.parts))
    if isinstance(condition, Not):
        return _columns(condition.part)
    raise TypeError(f"no condition: {condition!r}")
