"""Questions that the roll-ups answer exactly, and their SQL over roll-up rows topped up with the events not rolled up yet."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.contracts.field import HOT_TEXT
from tidegauge.contracts.plan import ALWAYS, And, Compare, Condition, Measure, Not, Or, Plan
from tidegauge.contracts.segment import InSegment
from tidegauge.core.time_range import DAY_MS, HOUR_MS, ROLLUP_LEVELS_MS, ROLLUP_MS, Interval, TimeRange, has_whole_hours
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.cover import Cover, cover
from tidegauge.query.compile.statement import Binder
from tidegauge.query.row_rules.condition import beside_own

ROLLED_DIMENSIONS: Final = frozenset((*HOT_TEXT, "source", "type", "status"))
"""Columns that `rollup_dimensions` holds the values of, each by event name."""

PEOPLE_ERROR: Final = 0.03
"""Relative error of distinct people: HyperLogLog of 2^14 cells at 3.7 standard errors (0.81 % each). Events without any person count as one."""

_TOTALS: Final = frozenset(("name", "type"))
_AGGREGATIONS: Final = frozenset(("count", "rate", "sum", "average", "min", "max"))
_FINE_PARTS: Final = frozenset(("minute",))
_HOUR_PARTS: Final = frozenset(("hour", "hour_of_day"))
_HOURS_MS: Final = (DAY_MS, HOUR_MS)
_DAYS_MS: Final = (DAY_MS,)

_MAX_EDGES: Final = 9_000
_MAP: Final = "'Map(LowCardinality(String), String)'"
_WORD: Final = "CAST(dimension_value, 'String')"
_STATUS: Final = (
    f"if(isFinite(toFloat64OrNull({_WORD})), toFloat64OrNull({_WORD}), NULL) AS status,"
    f" if(isNull(status) AND dimension_value != '', CAST(map('status', {_WORD}), {_MAP}), CAST(map(), {_MAP})) AS text"
)
"""A status is a number, or a word among the texts; the engine would read `inf` and `NaN` as numbers, which events have as words."""
BUCKET_TIME: Final = "toDateTime64(bucket, 3, 'UTC') AS timestamp"
BUCKET_MS: Final = "toInt64(bucket) * 1000"
_MAX_SECONDS: Final = 2**32 - 1

_SINGLE: Final = {
    "events": "toUInt64(1)",
    "value_count": "toUInt64(isNotNull(value))",
    "value_sum": "ifNull(value, 0)",
    "value_min": "value",
    "value_max": "value",
}
_GROUPED: Final = {
    "events": "count()",
    "value_count": "count(value)",
    "value_sum": "sum(ifNull(value, 0))",
    "value_min": "min(value)",
    "value_max": "max(value)",
    "persons": "uniqCombined64State(14)(person)",
}
_READS: Final = {
    "sum": ("value_sum",),
    "average": ("value_sum", "value_count"),
    "min": ("value_min", "value_count"),
    "max": ("value_max", "value_count"),
}


class Rollup(msgspec.Struct, frozen=True):
    """Which roll-up answers: by `dimension`'s values, or the totals for "". Complete up to batch `sequence`; `has_recent`: later ones may matter."""

    dimension: str
    sequence: int
    has_recent: bool = True


def rollup_dimension(plan: Plan, span: TimeRange, *, with_people: bool = False) -> str | None:
    """The roll-up that answers the plan exactly (`with_people`: distinct people by sketch too): a dimension, "" for the totals, None when only events can.

    It takes counts, rates, sums, averages and extremes of the event's value; conditions and groups on name and type, or name and one rolled
    dimension; and edges of range and buckets on quarter hours. Ends of a range that are no whole bucket are read from the events. Of an earlier instant the
    events alone can tell: roll-ups do not say when these were received.
    """
    if plan.window.at_ms is not None:
        return None
    if not all(_is_rolled(measure) or (with_people and _is_of_people(measure)) for measure in plan.measures) or not _is_aligned(plan, span):
        return None
    columns = _columns(plan.condition).union(*(_columns(measure.condition) for measure in plan.measures))
    for dimension in plan.dimensions:
        if dimension.field is not None:
            columns.add(dimension.field.column)
        elif dimension.time_part in _FINE_PARTS:
            return None
    others = columns - {"name"}
    if not columns <= _TOTALS and not (len(others) == 1 and others <= ROLLED_DIMENSIONS):
        return None
    rolled = "" if columns <= _TOTALS else others.pop()
    return rolled if rollup_cover(plan, span, rolled).levels else None


def rollup_cover(plan: Plan, span: TimeRange, dimension: str) -> Cover:
    """The roll-up buckets of the span that lie in one bucket of the plan each, of the widths that the roll-up has."""
    edges, widths_ms = _edges(plan, span), _widths(plan, dimension)
    if edges is None:
        return cover(span, (), (ROLLUP_MS,) if ROLLUP_MS in widths_ms else ())
    return cover(span, tuple(edges), widths_ms)


def _widths(plan: Plan, dimension: str) -> tuple[int, ...]:
    """Totals have every width, dimensions hours and days; people's sketches are in the totals by hour and day, in the dimensions by day."""
    if any(map(_is_of_people, plan.measures)):
        return _DAYS_MS if dimension else _HOURS_MS
    return _HOURS_MS if dimension else ROLLUP_LEVELS_MS


def rollup_rows(plan: Plan, span: TimeRange, rollup: Rollup, binder: Binder) -> str:
    """Roll-up rows and, in the same columns, the events that they do not hold. `timestamp` is the bucket's start or the event's time."""
    asked = _also(beside_own(plan.condition, plan.project, binder), binder)
    project = f"project = {binder.project(plan.project)}"
    covered = rollup_cover(plan, span, rollup.dimension)
    columns = _value_columns(plan)
    selected = ", ".join(("name", _column(rollup.dimension), BUCKET_TIME, *columns))
    parts = [f"SELECT {selected} FROM {_bucket_rows(plan, rollup.dimension, covered, binder)}"]
    if rollup.has_recent:
        recent = f"{project} AND {_within('timestamp', [span], binder)} AND _batch > {binder.integer(rollup.sequence)}{asked}"
        parts.append(_events(rollup.dimension or "type", columns, recent))
    if covered.rest:
        rest = f"{project} AND {_within('timestamp', covered.rest, binder)} AND _batch <= {binder.integer(rollup.sequence)}{asked}"
        parts.append(_events(rollup.dimension or "type", columns, rest))
    return f"({' UNION ALL '.join(parts)})"


def is_of_buckets(plan: Plan, span: TimeRange, rollup: Rollup) -> bool:
    """Whether roll-up rows alone answer the plan: everything stored is rolled up, and no end of the span is left to the events."""
    return not rollup.has_recent and not rollup_cover(plan, span, rollup.dimension).rest


def bucket_rows(plan: Plan, span: TimeRange, rollup: Rollup, binder: Binder) -> tuple[list[str], str]:
    """The same of roll-up rows alone: what the columns of the plan are called in them, and `table WHERE condition`. For a statement without a sub-query: what
    the engine has to plan is what a short statement costs."""
    rows = _bucket_rows(plan, rollup.dimension, rollup_cover(plan, span, rollup.dimension), binder)
    return ([_column(rollup.dimension)] if rollup.dimension else []), rows


def _column(dimension: str) -> str:
    """The column of events that a roll-up has the values of."""
    if not dimension:
        return "type"
    return _STATUS if dimension == "status" else f"dimension_value AS {dimension}"


def _bucket_rows(plan: Plan, dimension: str, covered: Cover, binder: Binder) -> str:
    condition = _also(plan.condition, binder)
    levels = " OR ".join(f"(width_s = {width_ms // 1000} AND {_within('bucket', ranges, binder)})" for width_ms, ranges in covered.levels.items())
    table, only = ("rollup_dimensions", f" AND dimension = {binder.text(dimension)}") if dimension else ("rollup_totals", "")
    return f"{table} WHERE project = {binder.project(plan.project)}{only} AND ({levels}){condition}"


def _also(condition: Condition, binder: Binder) -> str:
    return "" if condition == ALWAYS else f" AND {compile_condition(condition, binder)}"


def _events(grouped: str, columns: list[str], where: str) -> str:
    """Events in the roll-up's columns."""
    source, keys = f"events WHERE {where}", grouped
    if grouped == "status":  # of the texts its own alone: others would tell rows apart that belong together
        source = f"(SELECT name, timestamp, status, text, value, person FROM events WHERE {where}) AS events"
        grouped, keys = "status, mapFilter((key, _) -> key = 'status', text) AS text", "status, text"
    if "persons" in columns:  # a sketch an event would be dear: grouped as the roll-up is
        quarter = "toDateTime64(toStartOfFifteenMinutes(events.timestamp), 3, 'UTC')"
        values = ", ".join(_GROUPED[column] for column in columns)
        return f"SELECT name, {grouped}, {quarter} AS quarter, {values} FROM {source} GROUP BY name, {keys}, quarter"
    return f"SELECT name, {grouped}, timestamp, {', '.join(_SINGLE[column] for column in columns)} FROM {source}"


def _within(column: str, ranges: list[TimeRange], binder: Binder) -> str:
    """A test of a time column (`bucket` is of seconds)."""

    def instant(edge_ms: int) -> str:
        if column == "bucket":
            return binder.seconds(min(max(edge_ms // 1000, 0), _MAX_SECONDS))
        return f"fromUnixTimestamp64Milli({binder.integer(edge_ms)}, 'UTC')"

    tests = [f"{column} >= {instant(part.from_ms)} AND {column} < {instant(part.to_ms)}" for part in ranges]
    return tests[0] if len(tests) == 1 else f"(({') OR ('.join(tests)}))"


def _value_columns(plan: Plan) -> list[str]:
    """The roll-up's value columns that the plan's measures read."""
    needed = {"events"}
    for measure in plan.measures:
        needed.update(("persons",) if _is_of_people(measure) else _READS.get(measure.aggregation, () if measure.field is None else ("value_count",)))
    return [column for column in _SINGLE if column in needed] + (["persons"] if "persons" in needed else [])


def rollup_measure(measure: Measure, binder: Binder) -> str:
    """One measure over roll-up rows."""
    condition = "" if measure.condition == ALWAYS else compile_condition(measure.condition, binder)

    def total(column: str) -> str:
        return f"sumIf({column}, {condition})" if condition else f"sum({column})"

    match measure.aggregation:
        case "sum":
            return total("value_sum")
        case "average":
            return f"if({total('value_count')} = 0, NULL, {total('value_sum')} / {total('value_count')})"
        case "min" | "max":
            has_value = f"{condition} AND value_count > 0" if condition else "value_count > 0"
            return f"if({total('value_count')} = 0, NULL, {measure.aggregation}If(assumeNotNull(value_{measure.aggregation}), {has_value}))"
        case "unique_count":
            return f"uniqCombined64MergeIf(14)(persons, {condition or 1})"
    return total("events" if measure.field is None else "value_count")


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


def _edges(plan: Plan, span: TimeRange) -> list[int] | None:
    """Instants that no roll-up bucket of more than a quarter hour may cross; None when they are too many to list."""
    edges = plan.interval.starts(span, plan.timezone) if plan.interval else []
    for dimension in plan.dimensions:
        if dimension.time_part in _HOUR_PARTS and not has_whole_hours(plan.timezone):
            return None  # half an hour more or less in summer: no step has all the edges
        if dimension.time_part is not None:
            interval, width_ms = (Interval("hour"), HOUR_MS) if dimension.time_part in _HOUR_PARTS else (Interval("day"), DAY_MS)
            if (span.to_ms - span.from_ms) // width_ms > _MAX_EDGES:
                return None
            edges = [*edges, *interval.starts(span, plan.timezone)]
    return edges


def _columns(condition: Condition) -> set[str]:
    """The columns that a condition reads."""
    if isinstance(condition, Compare):
        return {condition.field.column}
    if isinstance(condition, And | Or):
        return set().union(*(_columns(part) for part in condition.parts))
    if isinstance(condition, Not):
        return _columns(condition.part)
    if isinstance(condition, InSegment):
        return {"person"}
    raise TypeError(f"no condition: {condition!r}")
