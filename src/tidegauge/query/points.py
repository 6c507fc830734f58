"""Metric points: events of type metric_update, read back one by one or in steps."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare, Measure, MeasureRef, Plan
from tidegauge.contracts.sight import current_sight
from tidegauge.core.clock import Clock
from tidegauge.core.errors import ErrorDetail, InvalidQuery, NotFound
from tidegauge.core.time_range import MINUTE_MS, SECOND_MS, Interval, TimeRange, Window
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, MIN_TIMESTAMP_MS, format_timestamp
from tidegauge.query.aggregation import parse_aggregation
from tidegauge.query.compile.listing import compile_listing
from tidegauge.query.execute import QueryService
from tidegauge.query.properties import DOCUMENT_COLUMNS, properties, whole
from tidegauge.query.row_rules.condition import both, own_condition

MAX_POINTS: Final = 10_000
MAX_MINUTES: Final = 366 * 24 * 60
_METADATA: Final = "metadata"


class LatestPoint(msgspec.Struct):
    """The newest value of a metric."""

    metric_name: str
    value: Any
    timestamp: str
    tags: dict[str, Any]
    metadata: Any = None


class PointHistory(msgspec.Struct):
    """Points in time order; `truncated` when older ones were left out."""

    metric_name: str
    points: list[dict[str, Any]]
    truncated: bool = False


class PointReader:
    """Reads metric points of the store."""

    def __init__(self, service: QueryService, clock: Clock) -> None:
        self._service = service
        self._clock = clock

    async def latest(self, project: int, name: str) -> LatestPoint:
        """The newest point. Raises NotFound."""
        rows = await self._rows(project, name, TimeRange(MIN_TIMESTAMP_MS, MAX_TIMESTAMP_MS), 1)
        if not rows:
            raise NotFound(f"No metric '{name[:60]}' has been sent yet.")
        row = rows[0]
        return LatestPoint(name, whole(row["value"]), format_timestamp(row["timestamp"]), _tags(row), properties(row).get(_METADATA))

    async def history(self, project: int, name: str, minutes: int, step_s: int | None, aggregation: str | None) -> PointHistory:
        """The points of the last minutes, in time order; with a step, one aggregated point per step (average unless `aggregation` says otherwise).

        Raises InvalidQuery, and LimitReached for too many steps.
        """
        if not 1 <= minutes <= MAX_MINUTES:
            raise _invalid("minutes", f"must be 1 to {MAX_MINUTES:,}")
        now_ms = self._clock.now_ms()
        span = TimeRange(now_ms - minutes * MINUTE_MS, now_ms + 1)
        if step_s is None and aggregation is None:
            rows = await self._rows(project, name, span, MAX_POINTS + 1)
            points = [{"timestamp": format_timestamp(row["timestamp"]), "value": whole(row["value"]), "tags": _tags(row)} for row in rows[:MAX_POINTS]]
            return PointHistory(name, points[::-1], len(rows) > MAX_POINTS)
        if step_s is not None and not 1 <= step_s <= 86_400:
            raise _invalid("step", "must be 1 to 86,400 seconds")
        return PointHistory(name, await self._steps(project, name, span, step_s or 60, aggregation or "average"))

    async def _rows(self, project: int, name: str, span: TimeRange, limit: int) -> list[dict[str, Any]]:
        statement = compile_listing(project, span, _points_of(name), limit=limit)
        rows = await self._service.reader.read(statement.sql, statement.parameters, limits=self._service.limits)
        return [dict(zip(DOCUMENT_COLUMNS, row[2:], strict=True)) for row in rows.rows]

    async def _steps(self, project: int, name: str, span: TimeRange, step_s: int, aggregation: str) -> list[dict[str, Any]]:
        chosen = parse_aggregation(aggregation)
        field = None if chosen.aggregation in ("count", "rate") else resolve_field("value")
        first_ms = span.from_ms - span.from_ms % (step_s * SECOND_MS)
        whole_span = TimeRange(first_ms, span.to_ms)
        plan = Plan(
            project=project,
            metric=name,
            measures=(Measure(chosen.aggregation, field, chosen.percentile),),
            expression=MeasureRef(0),
            window=Window("fixed", "", first_ms, span.to_ms),
            condition=both(own_condition(project), _points_of(name)),
            interval=Interval("second", step_s),
            order_by="timestamp",
            descending=False,
            sight=current_sight(),
        )
        answer = self._service.finish(plan, await self._service.table(plan, whole_span), whole_span)
        return [{"timestamp": row.timestamp, "value": row.value, "tags": {}} for row in answer.results if row.count]


def _points_of(name: str) -> And:
    return And((Compare(resolve_field("name"), "eq", name), Compare(resolve_field("type"), "eq", "metric_update")))


def _tags(row: dict[str, Any]) -> dict[str, Any]:
    """The texts and numbers that came as tags."""
    return {key: value for key, value in properties(row).items() if key != _METADATA and isinstance(value, str | int | float)}


def _invalid(place: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
