"""What a rule would show: counted before it is saved."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from tidegauge.contracts.plan import ALWAYS
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import DAY_MS, TimeRange
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder
from tidegauge.query.execute import QueryService
from tidegauge.query.row_rules.rule import row_condition

PREVIEW_DAYS: Final = 7


class RowRulePreview(msgspec.Struct, frozen=True):
    """Of the `total` events of the last `days` days, `seen` meet the rule."""

    seen: int
    total: int
    days: int


class RowRuleCounter:
    """Counts events."""

    def __init__(self, service: QueryService, clock: Clock) -> None:
        self._service, self._clock = service, clock

    async def preview(self, project: int, filters: list[dict[str, Any]]) -> RowRulePreview:
        """How many events filters show. Raises InvalidQuery, LimitReached, Unavailable."""
        service, binder, now_ms = self._service, Binder(), self._clock.now_ms()
        tested = compile_condition(row_condition(filters), binder)
        where = selected_where(project, TimeRange(now_ms - PREVIEW_DAYS * DAY_MS, now_ms + 1), ALWAYS, binder)
        rows = await service.reader.read(f"SELECT countIf({tested}), count() FROM events WHERE {where}", binder.parameters, limits=service.limits)  # noqa: S608
        seen, total = rows.rows[0]
        return RowRulePreview(int(seen), int(total), PREVIEW_DAYS)
