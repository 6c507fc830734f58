"""How late the events of a rule come: what its allowed lateness should be, and what it misses."""

from __future__ import annotations

import msgspec

from tidegauge.aggregation.book import AggregationBook, KnownRule
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import DAY_MS, SECOND_MS, TimeRange
from tidegauge.query.compile.lateness import compile_lateness
from tidegauge.query.execute import QueryService


class LatenessView(msgspec.Struct, frozen=True):
    """Of the last day: `events` of the rule's source, and how many were received after their window was told (`late_events`: in no point).

    Delays from an event's time to its receipt are seconds, None without events. `lateness_seconds`: how long windows wait, for the rules before it too.
    """

    events: int
    late_events: int
    delay_p50_seconds: float | None
    delay_p95_seconds: float | None
    delay_max_seconds: float | None
    lateness_seconds: float


class Lateness:
    """Asks the store."""

    def __init__(self, book: AggregationBook, query: QueryService, clock: Clock) -> None:
        self._book, self._query, self._clock = book, query, clock

    async def of(self, known: KnownRule) -> LatenessView:
        """The last day of a rule's source. Raises InvalidQuery, LimitReached, Unavailable."""
        now_ms, rule, service = self._clock.now_ms(), known.rule, self._query
        plan, lateness_ms = self._book.plan(known), self._book.lateness_ms(known)
        plan = msgspec.structs.replace(plan, condition=service.settled(plan.condition, now_ms))
        step_ms = 0 if rule.window == "session" else rule.step_ms
        statement = compile_lateness(plan, TimeRange(now_ms - DAY_MS, now_ms + 1), step_ms, rule.length_ms, lateness_ms)
        ((events, late, delays_ms),) = (await service.reader.read(statement.sql, statement.parameters, limits=service.limits)).rows
        half, most, longest = (round(delay / SECOND_MS, 3) for delay in delays_ms) if events else (None, None, None)
        return LatenessView(int(events), int(late), half, most, longest, lateness_ms / SECOND_MS)
