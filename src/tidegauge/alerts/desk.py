"""The one door to alerts: every face of the API asks here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final

import msgspec

from tidegauge.alerts.alert import AlertKey, AlertView, ChangeView, KeptAlert, view_of
from tidegauge.alerts.condition import ANOMALIES
from tidegauge.alerts.contributing import Contribution
from tidegauge.alerts.evaluator import Evaluator
from tidegauge.alerts.question import live_queries, past_of
from tidegauge.alerts.repository import acknowledge, contributing_of, history, snooze
from tidegauge.alerts.rule import Rule, check_rule
from tidegauge.alerts.rulebook import KnownRule, RuleBook, RuleView, rule_view
from tidegauge.alerts.term import Term
from tidegauge.analysis.funnel.question import FunnelQuestion
from tidegauge.analysis.reading import read_analysis
from tidegauge.contracts.plan import Plan
from tidegauge.contracts.sight import is_shown
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, ErrorDetail, InvalidQuery, NotFound
from tidegauge.core.time_range import MINUTE_MS
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database
from tidegauge.query.body import decode_question
from tidegauge.query.execute import QueryService

_OVER: Final = ("ok", "resolved")
CheckChannels = Callable[[int, tuple[str, ...]], Awaitable[None]]


class Overview(msgspec.Struct, frozen=True):
    """Alerts, those that need somebody first, and the rules that find them."""

    alerts: list[AlertView]
    rules: list[RuleView]


class AlertDetail(msgspec.Struct, frozen=True):
    """`changes`: newest first. `contributing`: what explains that it fired, most first; empty where nothing does or nobody asked yet.

    `explained_at`: which change that explains.
    """

    alert: AlertView
    changes: list[ChangeView]
    contributing: list[Contribution]
    explained_at: str | None


class AlertDesk:
    """Rules and alerts of a project, as its people may see and change them."""

    def __init__(self, book: RuleBook, evaluator: Evaluator, query: QueryService, database: Database, clock: Clock) -> None:
        self.book = book
        self._evaluator, self._query, self._database, self._clock = evaluator, query, database, clock
        self.check_channels: CheckChannels | None = None
        """Raises InvalidInput for ids of channels that are none of the project's."""

    async def put(self, project: int, timezone: str, rule_id: str | None, rule: Rule, person_id: str | None) -> KnownRule:
        """Add a rule, or replace one. Raises as RuleBook.put, and InvalidQuery for a question that cannot be asked."""
        self.check(rule, project, timezone)
        if self.check_channels is not None:
            await self.check_channels(project, rule.notify)
        return await self.book.put(project, rule_id, rule, person_id)

    def check(self, rule: Rule, project: int, timezone: str) -> None:
        """Raises InvalidInput and InvalidQuery for what cannot be asked."""
        for term in check_rule(rule).parts:
            if term.is_funnel:
                _check_funnel(term)
                continue
            plans = [self._query.plan(decode_question(msgspec.json.encode(query)), project, timezone) for query in live_queries(term)]
            for plan in plans:
                _check_plan(plan)
            if term.condition in ANOMALIES:
                past_of(term, plans[0], self._clock.now_ms())

    def question_of(self, metric: str, project: int) -> dict[str, Any]:
        """The question of a rule that only names a metric: as the catalogue says, else the newest value of the events of that name."""
        return {"metric": metric} if self._query.catalogue.find(metric, project) else {"metric": metric, "aggregation": "last"}

    def rules(self, project: int) -> list[RuleView]:
        """The project's rules by name."""
        return [rule_view(known, self._evaluator.fault(known.id)) for known in self.book.of_project(project)]

    def overview(self, project: int) -> Overview:
        """Everything of a project."""
        rules = {known.id: known for known in self.book.of_project(project)}
        found = [self._view(key, kept, rules[key.rule_id]) for key, kept in self._evaluator.kept.items() if key.rule_id in rules]
        found.sort(key=lambda one: one.since, reverse=True)
        found.sort(key=lambda one: one.state in _OVER)
        return Overview(found, self.rules(project))

    async def detail(self, project: int, alert_id: str) -> AlertDetail:
        """An alert, how it changed, and what explains that it fired. Raises NotFound."""
        key, kept, known = self._placed(project, alert_id)
        explained = await self._database.read(contributing_of, kept.id)
        at_ms, found = (None, []) if explained is None else explained
        return AlertDetail(self._view(key, kept, known), await self.history(project, alert_id), found, None if at_ms is None else format_timestamp(at_ms))

    async def history(self, project: int, alert_id: str) -> list[ChangeView]:
        """How an alert changed, newest first. Raises NotFound."""
        _, kept, _ = self._placed(project, alert_id)
        return [ChangeView(format_timestamp(at_ms), phase, value) for at_ms, phase, value in await self._database.read(history, kept.id)]

    async def acknowledge(self, project: int, alert_id: str, person_id: str | None, *, is_acknowledged: bool) -> AlertView:
        """Somebody takes care of a firing alert, or not any more. Raises NotFound, Conflict when it is not firing."""
        self._placed(project, alert_id)
        at_ms = self._clock.now_ms() if is_acknowledged else None
        return self._marked(project, alert_id, await self._database.write(acknowledge, alert_id, person_id, at_ms))

    async def snooze(self, project: int, alert_id: str, minutes: int) -> AlertView:
        """Keep quiet about a firing alert; 0 ends that. Raises as `acknowledge`."""
        self._placed(project, alert_id)
        until_ms = self._clock.now_ms() + minutes * MINUTE_MS if minutes else None
        return self._marked(project, alert_id, await self._database.write(snooze, alert_id, until_ms))

    def _placed(self, project: int, alert_id: str) -> tuple[AlertKey, KeptAlert, KnownRule]:
        for key, kept in self._evaluator.kept.items():
            known = self.book.rules.get(key.rule_id)
            if kept.id == alert_id and known is not None and known.project_id == project and is_shown(known.sight):
                return key, kept, known
        raise NotFound("There is no such alert.")

    def _marked(self, project: int, alert_id: str, kept: KeptAlert | None) -> AlertView:
        key, _, known = self._placed(project, alert_id)
        if kept is None:
            raise Conflict("The alert is not firing any more.")
        self._evaluator.kept[key] = kept
        return self._view(key, kept, known)

    def _view(self, key: AlertKey, kept: KeptAlert, known: KnownRule) -> AlertView:
        return view_of(known.id, known.rule, kept, key.group, self._clock.now_ms())


def _check_plan(plan: Plan) -> None:
    """Raises InvalidQuery for a question whose answer a threshold says nothing about, or which no event can change any more."""
    if any(measure.aggregation == "histogram" for measure in plan.measures):
        raise InvalidQuery("aggregation: a histogram is no number to hold against a threshold.", details=[ErrorDetail("aggregation", "is no single number")])
    if plan.window.kind == "fixed":
        reason = "from, to: a rule watches a time that goes on. Give a time_window, such as last_5_minutes."
        raise InvalidQuery(reason, details=[ErrorDetail("time_window", "must move with time")])


def _check_funnel(term: Term) -> None:
    """Raises InvalidQuery for a funnel that cannot be asked, or whose conversion up to the step there is not."""
    _, question = read_analysis(live_queries(term)[0])
    assert isinstance(question, FunnelQuestion), "check_rule lets no other analysis pass"
    if len(question.steps) < (term.step or 2):
        reason = f"the funnel has {len(question.steps)} steps" if term.step else "needs two steps at least, to have a conversion"
        raise InvalidQuery(f"{'step' if term.step else 'steps'}: {reason}.", details=[ErrorDetail("step" if term.step else "steps", reason)])
    if question.from_ is not None or question.to is not None:
        reason = "a rule watches a time that goes on. Give a time_window, such as last_24_hours"
        raise InvalidQuery(f"from, to: {reason}.", details=[ErrorDetail("time_window", "must move with time")])
