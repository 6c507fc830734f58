"""What a rule would show, counted before it is saved; and what those that hold for somebody show."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from tidegauge.contracts.plan import ALWAYS, And
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import DAY_MS, TimeRange
from tidegauge.query.compile.condition import compile_condition
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder
from tidegauge.query.events import EventFilter, EventLister
from tidegauge.query.execute import QueryService
from tidegauge.query.row_rules.book import KnownRowRule
from tidegauge.query.row_rules.rule import row_condition
from tidegauge.query.rules.trim_condition import trim

PREVIEW_DAYS: Final = 7
SHOWN_EVENTS: Final = 10


class RowRulePreview(msgspec.Struct, frozen=True):
    """Of the `total` events of the last `days` days, `seen` meet the rule."""

    seen: int
    total: int
    days: int


class RuleShare(msgspec.Struct, frozen=True):
    """Of one rule that holds, how many of the events it shows by itself; `name` is None for one that does not read."""

    id: str
    name: str | None
    seen: int


class SeenAs(msgspec.Struct, frozen=True):
    """What somebody sees of the `total` events of the last `days` days: `seen` of them by all `rules` that hold for them, and the newest `events`."""

    seen: int
    total: int
    days: int
    rules: list[RuleShare]
    events: list[dict[str, Any]]


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

    async def seen_as(self, project: int, rules: list[KnownRowRule]) -> SeenAs:
        """What rules that hold together show, of what the caller sees themselves. Raises LimitReached, Unavailable."""
        service, binder, now_ms = self._service, Binder(), self._clock.now_ms()
        span = TimeRange(now_ms - PREVIEW_DAYS * DAY_MS, now_ms + 1)
        shown = trim(And(tuple(known.condition for known in rules)))
        counted = ", ".join(f"countIf({compile_condition(condition, binder)})" for condition in (shown, *(known.condition for known in rules)))
        where = selected_where(project, span, ALWAYS, binder)
        found = await service.reader.read(f"SELECT count(), {counted} FROM events WHERE {where}", binder.parameters, limits=service.limits)  # noqa: S608
        total, seen, *each = map(int, found.rows[0])
        shares = [RuleShare(known.id, None if known.rule is None else known.rule.name, count) for known, count in zip(rules, each, strict=True)]
        lister = EventLister(service.reader, service.limits)
        newest = await lister.page(project, EventFilter(shown, span, limit=SHOWN_EVENTS), now_ms) if seen else None
        return SeenAs(seen, total, PREVIEW_DAYS, shares, newest.events if newest is not None else [])
