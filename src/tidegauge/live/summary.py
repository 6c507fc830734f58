"""The key numbers of a project at a glance, kept for those who look: every change, but not more often than once a second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Final, Protocol

import msgspec

from tidegauge.contracts.answer import Answer
from tidegauge.contracts.sight import Sight, current_sight
from tidegauge.core.clock import Clock
from tidegauge.core.errors import TidegaugeError, Unavailable
from tidegauge.core.timestamps import format_timestamp
from tidegauge.live.frame import Frame
from tidegauge.live.outbox import Outbox
from tidegauge.live.topic import OnFault, Subscription

INTERVAL_S: Final = 1.0
PATIENCE_S: Final = 10.0
"""How long the first numbers may take."""
NOW: Final[dict[str, object]] = {"time_window": "last_5_minutes"}
TODAY: Final[dict[str, object]] = {"time_window": "today"}
QUESTIONS: Final[dict[str, dict[str, object]]] = {
    "active_users": {"metric": "active_users", "time_window": "last_30_minutes"},
    "events": {"metric": "*", "aggregation": "count", **NOW},
    "revenue": {"metric": "revenue", **TODAY},
    "orders": {"metric": "orders", **TODAY},
    "transactions": {"analysis": "transactions", **TODAY},
    "response_time_ms": {"metric": "response_time", **NOW},
    "error_rate": {"metric": "error_rate", **NOW},
    "cpu_percent": {"metric": "cpu_percent", "aggregation": "last", **NOW},
    "memory_percent": {"metric": "memory_percent", "aggregation": "last", **NOW},
}


class Watching(Protocol):
    """What ends a watch."""

    def end(self) -> None: ...


class Watch(Protocol):
    """Hub.watch."""

    def __call__(
        self, query: dict[str, object], project: int, timezone: str, on_answer: Callable[[Answer], None], on_fault: Callable[[TidegaugeError], None]
    ) -> Watching: ...


class LiveUpdate(msgspec.Struct, tag="live_update"):
    """`active_users`: people of the last 30 minutes; `events_per_minute`, `response_time_ms` and `error_rate` (percent): over the last 5 minutes; `revenue`,
    `orders` and `transactions` (total, completed, pending, failed): of today; `system`: the newest samples of the agent. null where nothing was measured.
    """

    timestamp: str
    active_users: float | int | None
    events_per_minute: float | None
    revenue: float | int | None
    orders: float | int | None
    transactions: dict[str, int]
    response_time_ms: float | int | None
    error_rate: float | int | None
    system: dict[str, float | int | None]


class Summary:
    """A topic. `version` counts the states that were shown; 0 before the first."""

    def __init__(self, watch: Watch, clock: Clock, project: int, timezone: str) -> None:
        self.project = project
        self.sight = current_sight()
        self.followers: dict[Subscription, None] = {}
        self.guests = 0
        """Who waits for one look."""
        self.version = 0
        self.is_complete = asyncio.Event()
        self._clock = clock
        self._answers: dict[str, Answer | None] = {}
        self._shown_s = float("-inf")
        self._timer: asyncio.TimerHandle | None = None
        self.shown = Frame(b"")
        self._watches = [watch(query, project, timezone, self._on_answer(name), self._on_fault(name)) for name, query in QUESTIONS.items()]

    def frame(self, subscription: Subscription) -> Frame:
        subscription.seen = self.version
        return self.shown

    def close(self) -> None:
        """Keep nothing any more."""
        if self._timer is not None:
            self._timer.cancel()
        for watching in self._watches:
            watching.end()

    def _on_answer(self, name: str) -> Callable[[Answer], None]:
        def take(answer: Answer) -> None:
            self._answers[name] = answer
            self._plan()

        return take

    def _on_fault(self, name: str) -> Callable[[TidegaugeError], None]:
        def lose(error: TidegaugeError) -> None:
            self._answers[name] = None
            for subscription in list(self.followers):
                subscription.on_fault(subscription, error, is_final=False)
            self._plan()

        return lose

    def _plan(self) -> None:
        if self._timer is None and len(self._answers) == len(QUESTIONS):
            wait_s = max(0.0, self._shown_s + INTERVAL_S - self._clock.monotonic_s())
            self._timer = asyncio.get_running_loop().call_later(wait_s, self._show)

    def _show(self) -> None:
        self._timer = None
        self._shown_s = self._clock.monotonic_s()
        self.version += 1
        self.shown = Frame(msgspec.json.encode(self._update()))
        self.is_complete.set()
        for subscription in list(self.followers):
            subscription.outbox.offer(subscription)

    def _update(self) -> LiveUpdate:
        events = self._number("events")
        transactions: Any = self._answers["transactions"]
        counts = {name: getattr(transactions, name, 0) for name in ("completed", "pending", "failed")}
        return LiveUpdate(
            timestamp=format_timestamp(self._clock.now_ms()),
            active_users=self._number("active_users"),
            events_per_minute=None if events is None else events / 5,
            revenue=self._number("revenue"),
            orders=self._number("orders"),
            transactions={"total": sum(counts.values()), **counts},
            response_time_ms=self._number("response_time_ms"),
            error_rate=self._number("error_rate"),
            system={name: self._number(name) for name in ("cpu_percent", "memory_percent")},
        )

    def _number(self, name: str) -> float | int | None:
        answer = self._answers[name]
        total = answer.meta.total if answer is not None else None
        return total if isinstance(total, int | float) else None


class Summaries:
    """One per project that somebody looks at."""

    def __init__(self, watch: Watch, clock: Clock) -> None:
        self._watch, self._clock = watch, clock
        self._open: dict[tuple[int, Sight], Summary] = {}

    def __len__(self) -> int:
        return len(self._open)

    def follow(self, project: int, timezone: str, id_: str, outbox: Outbox, on_fault: OnFault) -> Subscription:
        """A subscription to the project's numbers: now or soon, then as they change."""
        summary = self._of(project, timezone)
        subscription = Subscription(id_, b"", summary, outbox, on_fault)
        summary.followers[subscription] = None
        if summary.version:
            outbox.offer(subscription)
        return subscription

    def leave(self, summary: Summary, subscription: Subscription) -> None:
        """The subscription has ended."""
        summary.followers.pop(subscription, None)
        self._close_idle(summary)

    async def look(self, project: int, timezone: str) -> Frame:
        """The numbers once, as soon as they are there. Raises Unavailable when that takes too long."""
        summary = self._of(project, timezone)
        summary.guests += 1
        try:
            async with asyncio.timeout(PATIENCE_S):
                await summary.is_complete.wait()
        except TimeoutError:
            raise Unavailable("The numbers are not ready yet. Ask again.", retry_after_s=PATIENCE_S) from None
        finally:
            summary.guests -= 1
            self._close_idle(summary)
        return summary.shown

    def _of(self, project: int, timezone: str) -> Summary:
        """That of those who see the same as whoever this is done for."""
        key = (project, current_sight())
        summary = self._open.get(key)
        if summary is None:
            summary = self._open[key] = Summary(self._watch, self._clock, project, timezone)
        return summary

    def _close_idle(self, summary: Summary) -> None:
        if not summary.followers and not summary.guests and self._open.pop((summary.project, summary.sight), None) is not None:
            summary.close()
