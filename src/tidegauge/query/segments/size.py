"""How many people a segment has."""

from __future__ import annotations

import msgspec

from tidegauge.contracts.segment import InSegment, Rule
from tidegauge.core.clock import Clock
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.segment import members_sql
from tidegauge.query.compile.statement import Binder
from tidegauge.query.execute import QueryService
from tidegauge.query.segments.builtin import BUILTIN_RULES


class SegmentSize(msgspec.Struct):
    """People in the segment now, of all people with an event."""

    people: int
    total: int


class SegmentCounter:
    """Counts people."""

    def __init__(self, service: QueryService, clock: Clock) -> None:
        self._service = service
        self._clock = clock

    async def size(self, project: int, rule: Rule) -> SegmentSize:
        """Of everybody until now. Raises LimitReached, Unavailable."""
        return SegmentSize(await self._count(project, rule), await self._count(project, BUILTIN_RULES["all"]))

    async def _count(self, project: int, rule: Rule) -> int:
        service, binder = self._service, Binder()
        condition = service.filled(InSegment(project, "", rule), self._clock.now_ms() + 1)
        statement = f"SELECT count() FROM ({members_sql(condition, binder, compile_condition)})"  # noqa: S608 - our own words
        rows = await service.reader.read(statement, binder.parameters, limits=service.limits)
        return int(rows.rows[0][0])
