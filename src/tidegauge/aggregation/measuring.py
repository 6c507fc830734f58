"""Windows asked of the store, through the one query service."""

from __future__ import annotations

import msgspec

from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.plan import Plan, evaluate
from tidegauge.contracts.question import Question
from tidegauge.core.time_range import TimeRange
from tidegauge.query.cells import CellSeconds, settled_values
from tidegauge.query.compile.session_windows import compile_session_windows
from tidegauge.query.execute import QueryService


class StoreMeasuring:
    """What windows of a plan came to."""

    def __init__(self, service: QueryService) -> None:
        self._service = service

    def plan(self, question: Question, project: int, timezone: str) -> Plan:
        """See QueryService.plan."""
        return self._service.plan(question, project, timezone)

    def is_metric(self, name: str, project: int) -> bool:
        """Whether the catalogue has a metric of that name."""
        return self._service.catalogue.find(name, project) is not None

    async def measure(self, plan: Plan, window: TimeRange, limit: int) -> list[ResultRow]:
        """See aggregator.Measuring."""
        asked = msgspec.structs.replace(plan, limit=limit, order_by="value", descending=True)
        return self._service.finish(asked, await self._service.table(asked, window), window).results

    async def sessions(self, plan: Plan, span: TimeRange, gap_ms: int, ended: TimeRange, limit: int) -> list[tuple[TimeRange, ResultRow]]:
        """See aggregator.Measuring."""
        asked = msgspec.structs.replace(plan, condition=self._service.settled(plan.condition, span.to_ms))
        tables = self._service.event_tables(plan.project)
        statement = compile_session_windows(asked, span, gap_ms, ended, limit=limit, tables=tables)
        rows = await self._service.reader.read(statement.sql, statement.parameters, limits=self._service.limits)
        found = []
        for key, first_ms, last_ms, count, *values in rows.rows:
            group = () if not plan.dimensions else tuple(map(str, key)) if len(plan.dimensions) > 1 else (str(key),)
            window = TimeRange(int(first_ms), int(last_ms) + 1)
            value: float | None = evaluate(plan.expression, settled_values(plan, values, CellSeconds(plan, window).of(None)))
            dimensions = dict(zip((dimension.name for dimension in plan.dimensions), group, strict=True))
            found.append((window, ResultRow(plan.metric, value, int(count), dimensions)))
        return found
