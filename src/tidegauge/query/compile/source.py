"""What a statement reads: events of a span, or whole sessions made of them, each row with its group key and bucket."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.plan import ALWAYS, Condition, Plan
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile import fields
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.event_tables import STORED, EventTables
from tidegauge.query.compile.rollup import BUCKET_MS, BUCKET_TIME, Rollup, bucket_rows, is_of_buckets, rollup_rows
from tidegauge.query.compile.statement import Binder
from tidegauge.query.row_rules.condition import beside_own

SESSION_GAP_MS: Final = 30 * 60_000
"""Events without a session id that are this far apart belong to two sessions of their person."""

START_MS: Final = "_start_ms"


def events_where(plan: Plan, span: TimeRange, binder: Binder) -> str:
    """The rows of the plan's project, time and condition."""
    return selected_where(plan.project, span, plan.condition, binder)


def selected_where(project: int, span: TimeRange, condition: Condition, binder: Binder) -> str:
    """The rows of a project, a time and a condition; the engine adds which of them whoever asks may see. Raises Forbidden as own_condition."""
    parts = [
        f"project = {binder.project(project)}",
        f"timestamp >= fromUnixTimestamp64Milli({binder.integer(span.from_ms)}, 'UTC')",
        f"timestamp < fromUnixTimestamp64Milli({binder.integer(span.to_ms)}, 'UTC')",
    ]
    asked = beside_own(condition, project, binder)
    if asked != ALWAYS:
        parts.append(compile_condition(asked, binder))
    return " AND ".join(parts)


def key_sql(plan: Plan, binder: Binder) -> str:
    """The group key: a text, or an array of texts for several dimensions."""
    texts = [fields.dimension(dimension, plan.timezone, binder) for dimension in plan.dimensions]
    if not texts:
        return "''"
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"


def bucket_sql(plan: Plan, span: TimeRange, time_ms: str, binder: Binder) -> str:
    """The start of the bucket that a time falls in: arithmetic for even steps, a look-up among the calendar's starts otherwise."""
    if plan.interval is None:
        return "toInt64(0)"
    starts = plan.interval.starts(span, plan.timezone)
    step_ms = plan.interval.step_ms
    if step_ms is None:
        return f"roundDown({time_ms}, {binder.integers(starts)})"
    first, step = binder.integer(starts[0]), binder.integer(step_ms)
    return f"({first} + intDiv({time_ms} - {first}, {step}) * {step})"


def events_source(plan: Plan, span: TimeRange, binder: Binder, tables: EventTables = STORED) -> str:
    """Events with `_key` and `_bucket`."""
    key, bucket = key_sql(plan, binder), bucket_sql(plan, span, fields.TIME_MS, binder)
    return f"(SELECT *, {key} AS _key, {bucket} AS _bucket FROM {tables.events} WHERE {events_where(plan, span, binder)})"


def rollup_source(plan: Plan, span: TimeRange, rollup: Rollup, binder: Binder) -> tuple[list[str], str]:
    """Roll-up rows with `_key` and `_bucket`: what these and others are called, for a WITH, and what to read, which ends in a WHERE."""
    key = key_sql(plan, binder)
    if not is_of_buckets(plan, span, rollup):
        bucket = bucket_sql(plan, span, fields.TIME_MS, binder)
        return [], f"(SELECT *, {key} AS _key, {bucket} AS _bucket FROM {rollup_rows(plan, span, rollup, binder)}) WHERE 1"
    columns, rows = bucket_rows(plan, span, rollup, binder)
    time = [BUCKET_TIME] if any(dimension.time_part for dimension in plan.dimensions) else []
    return [*columns, *time, f"{key} AS _key", f"{bucket_sql(plan, span, BUCKET_MS, binder)} AS _bucket"], rows


def sessions_source(plan: Plan, span: TimeRange, binder: Binder, tables: EventTables = STORED) -> str:
    """Sessions that have events in the span, as far as they lie in it: `_duration_s`, `_bounced`, and `_key` and `_bucket` of their first event.

    A session is the events of one session id; without one, a person's events with no gap of SESSION_GAP_MS. It bounced when it has one page view, or, without
    page views, one event.
    """
    key, where = key_sql(plan, binder), events_where(plan, span, binder)
    bucket = bucket_sql(plan, span, START_MS, binder)
    first = f"(argMin(({key}, toUInt8(0)), (timestamp, _batch, _row))).1 AS _key"
    with_id = (
        f"SELECT {first}, min({fields.TIME_MS}) AS {START_MS}, max({fields.TIME_MS}) AS _end_ms, count() AS _events, countIf(name = 'page_view') AS _views"
        f" FROM {tables.events} WHERE {where} AND session_id != '' GROUP BY session_id"
    )
    rows = (
        f"SELECT arraySort(row -> (row.1, row.2, row.3), groupArray(({fields.TIME_MS}, _batch, _row, name = 'page_view', {key}))) AS _rows"
        f" FROM {tables.events} WHERE {where} AND session_id = '' AND person != 0 GROUP BY person"
    )
    gaps = f"arrayMap((row, gap) -> gap >= {SESSION_GAP_MS}, _rows, arrayDifference(arrayMap(row -> row.1, _rows)))"
    split = f"SELECT arrayJoin(arraySplit((row, is_start) -> is_start, _rows, {gaps})) AS _session FROM ({rows})"
    views = "arrayCount(row -> row.4 = 1, _session)"
    ends = f"_session[1].1 AS {START_MS}, _session[-1].1 AS _end_ms"
    without_id = f"SELECT _session[1].5 AS _key, {ends}, length(_session) AS _events, {views} AS _views FROM ({split})"
    return (
        f"(SELECT _key, {bucket} AS _bucket, (_end_ms - {START_MS}) / 1000 AS _duration_s,"
        f" toFloat64(if(_views > 0, _views = 1, _events = 1)) AS _bounced FROM ({with_id} UNION ALL {without_id}))"
    )
