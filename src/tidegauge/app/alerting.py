"""Alerts, wired to the live numbers that they watch and to the screens that are told of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
from fastapi import APIRouter

from tidegauge.alerts.alert import Change, message_of
from tidegauge.alerts.backtest.backtest import Backtest, Marked
from tidegauge.alerts.desk import AlertDesk
from tidegauge.alerts.evaluator import Evaluator
from tidegauge.alerts.explainer import Explainer
from tidegauge.alerts.repository import forget_changes
from tidegauge.alerts.routes import alert_router
from tidegauge.alerts.rulebook import RuleBook
from tidegauge.alerts.usual import UsualNumbers, learning
from tidegauge.compat.alerts import alert_faces
from tidegauge.contracts.sight import WHOLE, OwnerSight, every_owner_sees_all
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import DAY_MS, TimeRange
from tidegauge.core.timestamps import format_timestamp
from tidegauge.dashboards.annotations.annotation import read_time
from tidegauge.dashboards.annotations.repository import list_annotations
from tidegauge.live.hub import Hub
from tidegauge.meta.database import Database
from tidegauge.query.execute import QueryService
from tidegauge.query.schema import NameRegistry

HISTORY_DAYS: Final = 400


class AlertMessage(msgspec.Struct, frozen=True, tag="alert"):
    """What screens are told of a change of an alert."""

    alert_id: str
    rule_id: str
    name: str
    message: str
    severity: str
    state: str
    value: float | None
    timestamp: str


class Alerting:
    """The parts of alerts. Call `restore` at the start and `stop` at the end; `jobs` run between."""

    def __init__(
        self, database: Database, hub: Hub, query: QueryService, names: NameRegistry, clock: Clock, sight_of: OwnerSight = every_owner_sees_all
    ) -> None:
        self._database, self._hub, self._names, self._clock = database, hub, names, clock
        self.book = RuleBook(database, clock, sight_of)
        self.usual = UsualNumbers(learning(query, clock), clock)
        self.evaluator = Evaluator(self.book, hub.watch, database, clock, self.usual)
        self.explainer = Explainer(query, database, clock, self._text_properties)
        self.backtest = Backtest(query, clock, self._marked_in)
        self.desk = AlertDesk(self.book, self.evaluator, query, database, clock)
        self.book.on_change = self.evaluator.follow_rules
        self.evaluator.on_change = self._tell

    async def restore(self) -> None:
        """Go on where the last run stopped. Raises Unavailable."""
        await self.book.refresh()
        await self.evaluator.restore()

    def jobs(self) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
        """What runs while the server does."""
        return [("alert-changes", self.evaluator.run), ("alert-clock", self.evaluator.run_clock), ("alert-usual", self.usual.run)]

    async def purge(self) -> None:
        """Drop history that nobody looks at any more."""
        await self._database.write(forget_changes, self._clock.now_ms() - HISTORY_DAYS * DAY_MS)

    def routers(self) -> list[APIRouter]:
        """`/api/alerts`, and the same in other shapes."""
        return [alert_router(self.desk, self.backtest), alert_faces(self.desk)]

    async def stop(self) -> None:
        """Watch nothing more."""
        self.evaluator.stop()
        await self.explainer.stop()

    async def _marked_in(self, project: int, span: TimeRange) -> list[Marked]:
        """The project's annotations that touch a span."""
        found = await self._database.read(list_annotations, project, span.from_ms, span.to_ms, None)
        spans = [TimeRange(read_time(one.timestamp, "timestamp"), read_time(one.end or one.timestamp, "end")) for one in found]
        return [Marked(one.id, one.kind, one.tags, span) for one, span in zip(found, spans, strict=True)]

    def _text_properties(self, project: int) -> list[str]:
        """Properties whose values are words, most frequent first."""
        return [name for name, seen in self._names.snapshot(project).properties.items() if seen.types.get("text", 0) > sum(seen.types.values()) / 2]

    def _tell(self, change: Change) -> None:
        self.explainer.take(change)
        state = change.state
        if state.phase == "pending" or (state.phase == "ok" and change.before == "pending"):
            return
        shown = "resolved" if state.phase == "ok" else state.phase
        message = message_of(change.rule, change.group, state)
        at = format_timestamp(state.since_ms)
        self._hub.announce(
            change.project_id,
            AlertMessage(change.alert_id, change.rule_id, change.rule.name, message, change.rule.severity, shown, state.number, at),
            change.sight or WHOLE,
        )
