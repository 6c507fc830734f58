"""The statements that fill a table of cells. Every row they give is (key level, bucket level, key, bucket, count, measures…): a level of 1 means "over all"."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.contracts.plan import Measure, Plan, Source
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.event_tables import STORED, EventTables
from tidegauge.query.compile.measure import expression_sql, extremes_sql, measure_sql
from tidegauge.query.compile.rollup import Rollup, is_of_buckets, rollup_measure
from tidegauge.query.compile.source import events_source, rollup_source, sessions_source
from tidegauge.query.compile.statement import Binder, Statement

KEY_LEVEL, BUCKET_LEVEL, KEY, BUCKET, COUNT, FIRST_MEASURE = range(6)
REST_KEY: Final = 2
"""Key level of the rows that merge every group beyond the top ones."""

_UNFILTERED: Final = " SETTINGS optimize_move_to_prewhere = 0"
"""The sort key alone selects roll-up rows: reading the columns of the condition before the others would be a step more."""


class Scope(msgspec.Struct, frozen=True):
    """What the statements of one table share. `source`: only this source's measures are computed (the others give NULL).
    `rollup`: read this instead of the events; `tables`: where the events are read."""

    plan: Plan
    span: TimeRange
    source: Source = "events"
    is_exact: bool = True
    rollup: Rollup | None = None
    tables: EventTables = STORED


def compile_summary(scope: Scope, *, limit: int | None) -> Statement:
    """Over all, and the first `limit` groups in the plan's order (every one for None); one scan."""
    binder = Binder()
    order = f" GROUP BY _key WITH ROLLUP ORDER BY _level DESC, {_order(scope)}_key ASC"
    bound = "" if limit is None else f" LIMIT {limit + 1}"
    return _statement(scope, binder, _select(scope, "grouping(_key) AS _level, 1, _key, toInt64(0)", binder) + order + bound)


def compile_groups(scope: Scope, keys: list[tuple[str, ...]]) -> Statement:
    """The given groups over all; one scan."""
    binder = Binder()
    return _statement(scope, binder, _select(scope, "0, 1, _key, toInt64(0)", binder, f"_key IN {binder.groups(keys)}") + " GROUP BY _key")


def compile_overall(scope: Scope) -> Statement:
    """Over all, without groups."""
    binder = Binder()
    return _statement(scope, binder, _select(scope, "1, 1, '', toInt64(0)", binder))


def compile_buckets(scope: Scope) -> Statement:
    """Overall and per bucket, without groups; one scan."""
    binder = Binder()
    return _statement(scope, binder, _select(scope, "1, grouping(_bucket), '', _bucket", binder) + " GROUP BY _bucket WITH ROLLUP")


def compile_cells(scope: Scope, top: list[tuple[str, ...]] | None) -> Statement:
    """Per group and bucket, for the groups of `top` (all for None)."""
    binder = Binder()
    where = "" if top is None else f"_key IN {binder.groups(top)}"
    return _statement(scope, binder, _select(scope, "0, 0, _key, _bucket", binder, where) + " GROUP BY _key, _bucket")


def compile_rest(scope: Scope, top: list[tuple[str, ...]]) -> Statement:
    """All groups but those of `top` merged: over all and, with an interval, per bucket."""
    binder = Binder()
    where = f"_key NOT IN {binder.groups(top)}"
    if scope.plan.interval is None:
        return _statement(scope, binder, _select(scope, f"{REST_KEY}, 1, '', toInt64(0)", binder, where))
    return _statement(scope, binder, _select(scope, f"{REST_KEY}, grouping(_bucket), '', _bucket", binder, where) + " GROUP BY _bucket WITH ROLLUP")


def _statement(scope: Scope, binder: Binder, sql: str) -> Statement:
    is_unfiltered = scope.rollup is not None and is_of_buckets(scope.plan, scope.span, scope.rollup)
    return binder.statement(sql + _UNFILTERED if is_unfiltered else sql)


def _select(scope: Scope, place: str, binder: Binder, where: str = "") -> str:
    plan = scope.plan
    if scope.rollup is not None:
        named = ", ".join(f"{rollup_measure(measure, binder)} AS _m{index}" for index, measure in enumerate(plan.measures))
        names, rows = rollup_source(plan, scope.span, scope.rollup, binder)
        called = f"WITH {', '.join(names)} " if names else ""
        return f"{called}SELECT {place}, sum(events) AS _count, {named} FROM {rows}{f' AND {where}' if where else ''}"
    source = (events_source if scope.source == "events" else sessions_source)(plan, scope.span, binder, scope.tables)
    named = ", ".join(f"{_measure(scope, measure, binder)} AS _m{index}" for index, measure in enumerate(plan.measures))
    histogram = next((measure for measure in plan.measures if measure.aggregation == "histogram"), None)
    extremes = f"WITH (SELECT {extremes_sql(histogram, binder)} FROM {source}) AS _extremes " if histogram else ""
    return f"{extremes}SELECT {place}, count() AS _count, {named} FROM {source}{f' WHERE {where}' if where else ''}"


def _measure(scope: Scope, measure: Measure, binder: Binder) -> str:
    return measure_sql(measure, binder, is_exact=scope.is_exact) if measure.source == scope.source else "CAST(NULL, 'Nullable(Float64)')"


def _order(scope: Scope) -> str:
    """The plan's order of groups, before the key that breaks ties."""
    plan = scope.plan
    direction = "DESC" if plan.descending else "ASC"
    if plan.order_by == "name":
        return f"_key {direction}, "
    if plan.order_by == "count" or any(measure.aggregation == "histogram" for measure in plan.measures):
        return f"_count {direction}, "
    seconds = repr((scope.span.to_ms - scope.span.from_ms) / 1000)
    columns = [f"(_m{i} / {seconds})" if measure.aggregation == "rate" else f"_m{i}" for i, measure in enumerate(plan.measures)]
    return f"{expression_sql(plan.expression, columns)} {direction} NULLS LAST, "
