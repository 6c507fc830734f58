"""Session windows: runs of a group's events without a pause, each measured as a whole."""

from __future__ import annotations

from tidegauge.contracts.plan import Plan
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile import fields
from tidegauge.query.compile.event_tables import STORED, EventTables
from tidegauge.query.compile.measure import measure_sql
from tidegauge.query.compile.source import events_where, key_sql
from tidegauge.query.compile.statement import Binder, Statement

_ORDER = "PARTITION BY _key ORDER BY timestamp, _batch, _row"


def compile_session_windows(plan: Plan, span: TimeRange, gap_ms: int, ended: TimeRange, *, limit: int, tables: EventTables = STORED) -> Statement:
    """Rows (key, first ms, last ms, events, measures…) of the runs in `span` whose last event plus the gap is after `ended.from_ms` and not after `to_ms`.

    The earliest `limit` of them.
    """
    binder = Binder()
    gap = binder.integer(gap_ms)
    source = f"SELECT *, {key_sql(plan, binder)} AS _key FROM {tables.events} WHERE {events_where(plan, span, binder)}"
    before = f"lagInFrame({fields.TIME_MS}, 1, {binder.integer(span.from_ms - gap_ms)}) OVER ({_ORDER} ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)"
    begun = f"SELECT *, {fields.TIME_MS} - {before} >= {gap} AS _begins FROM ({source})"
    runs = f"SELECT *, sum(_begins) OVER ({_ORDER} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS _run FROM ({begun})"
    measures = ", ".join(f"{measure_sql(measure, binder, is_exact=True)} AS _m{index}" for index, measure in enumerate(plan.measures))
    return binder.statement(
        f"SELECT _key, min({fields.TIME_MS}) AS _first, max({fields.TIME_MS}) AS _last, count() AS _count, {measures} FROM ({runs}) GROUP BY _key, _run"
        f" HAVING _last + {gap} > {binder.integer(ended.from_ms)} AND _last + {gap} <= {binder.integer(ended.to_ms)}"
        f" ORDER BY _last, _key LIMIT {limit}"
    )
