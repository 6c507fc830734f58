"""Every project's aggregation rules: in memory for making points, in the relational store for good."""

from __future__ import annotations

from typing import Final, Protocol

import msgspec

from tidegauge.aggregation.repository import FoundRule, StoredRule, all_rules, put_progress, put_rule, remove_rule
from tidegauge.aggregation.rule import AggregationRule, check_plan, check_rule, question_of, sources_of, without_points, wrong
from tidegauge.aggregation.window import beginning_ms
from tidegauge.contracts.plan import Plan
from tidegauge.contracts.question import Question
from tidegauge.contracts.sight import WHOLE, OwnerSight, Sight, every_owner_sees_all
from tidegauge.core.clock import Clock
from tidegauge.core.errors import LimitReached, NotFound
from tidegauge.core.ids import new_id
from tidegauge.core.time_range import SECOND_MS
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database

MAX_RULES: Final = 200
"""Rules of one project."""

_decode = msgspec.json.Decoder(AggregationRule).decode
_encode = msgspec.json.Encoder().encode


class Planner(Protocol):
    """Makes questions definite."""

    def plan(self, question: Question, project: int, timezone: str) -> Plan:
        """Raises InvalidQuery."""
        ...

    def is_metric(self, name: str, project: int) -> bool:
        """Whether the catalogue has a metric of that name, which hides events of the same."""
        ...


class KnownRule(msgspec.Struct, frozen=True):
    """A rule with its place, and how far it has come."""

    id: str
    project_id: int
    rule: AggregationRule
    updated_at_ms: int
    done_until_ms: int
    points: int
    timezone: str
    sight: Sight | None = WHOLE
    """What whoever saved it last may see, which is what its points are made from; None when they are not in the project any more."""


class RuleView(msgspec.Struct, frozen=True):
    """A rule as callers see it. `done_until`: windows that ended until then have their points. `fault`: why the last try made none, if so."""

    id: str
    updated_at: str
    rule: AggregationRule
    done_until: str
    points: int
    fault: str | None = None


class AggregationBook:
    """`refresh` brings what other nodes changed."""

    def __init__(self, database: Database, planner: Planner, clock: Clock, sight_of: OwnerSight = every_owner_sees_all) -> None:
        self._database, self._planner, self._clock, self._sight_of = database, planner, clock, sight_of
        self._known: dict[str, KnownRule] = {}
        self.faults: dict[str, str] = {}
        """Rule id -> why the last try made no points."""

    @property
    def rules(self) -> dict[str, KnownRule]:
        """All rules by id."""
        return self._known

    def of_project(self, project_id: int) -> list[KnownRule]:
        """The project's rules by name."""
        return sorted((known for known in self._known.values() if known.project_id == project_id), key=lambda known: known.rule.name.lower())

    def get(self, project_id: int, rule_id: str) -> KnownRule:
        """One of them, by id or by name. Raises NotFound."""
        for known in self.of_project(project_id):
            if rule_id in (known.id, known.rule.name):
                return known
        raise NotFound("There is no such aggregation rule.")

    def view(self, known: KnownRule) -> RuleView:
        """A rule for callers."""
        return RuleView(
            known.id,
            format_timestamp(known.updated_at_ms),
            known.rule,
            format_timestamp(known.done_until_ms),
            known.points,
            self.faults.get(known.id),
        )

    def plan(self, known: KnownRule) -> Plan:
        """What is asked over each window. Raises InvalidQuery, which a rule that could be asked yesterday may do today."""
        return without_points(self._plan(known.rule, known.project_id, known.timezone))

    def lateness_ms(self, known: KnownRule) -> int:
        """How long after its end a window waits: its own lateness, after that of the rules that make its source."""
        return self._lateness_ms(known, frozenset())

    def fed_until_ms(self, known: KnownRule, now_ms: int) -> int:
        """Until when the points that a rule is made from are there: as far as the rules before it have come, else now."""
        return min((one.done_until_ms - _told_after_ms(one.rule) for one in self._makers(known) if one.rule.is_enabled), default=now_ms)

    async def put(self, project_id: int, timezone: str, rule_id: str | None, rule: AggregationRule, person_id: str | None) -> KnownRule:
        """Add a rule, or replace one.

        Raises InvalidInput, InvalidQuery for a question that cannot be asked, Conflict when the name or the output is taken, LimitReached above MAX_RULES.
        """
        self._check(project_id, timezone, rule_id, rule)
        if rule_id is None and len(self.of_project(project_id)) >= MAX_RULES:
            raise LimitReached(f"The project has {MAX_RULES:,} aggregation rules already; remove some that nobody needs.")
        now_ms = self._clock.now_ms()
        stored = StoredRule(rule_id or new_id(), project_id, _encode(rule).decode(), person_id, now_ms)
        await self._database.write(put_rule, stored, rule.name, rule.output_metric, beginning_ms(rule, now_ms))
        self.faults.pop(stored.id, None)
        await self.refresh()
        return self.get(project_id, stored.id)

    async def remove(self, project_id: int, rule_id: str) -> None:
        """Drop a rule; its points stay. Raises NotFound."""
        known = self.get(project_id, rule_id)
        await self._database.write(remove_rule, project_id, known.id)
        self.faults.pop(known.id, None)
        await self.refresh()

    async def advance(self, progress: dict[str, tuple[int, int]]) -> None:
        """Rule id -> (done until, points more). Raises Unavailable."""
        await self._database.write(put_progress, progress)
        for id_, (until_ms, points) in progress.items():
            if (known := self._known.get(id_)) is not None and known.done_until_ms < until_ms:
                self._known[id_] = msgspec.structs.replace(known, done_until_ms=until_ms, points=known.points + points)

    async def refresh(self) -> None:
        """Read all rules. Raises Unavailable."""
        found = await self._database.read(all_rules)
        self._known = {one.id: self._placed(one) for one in found}

    def _placed(self, one: FoundRule) -> KnownRule:
        sight = self._sight_of(one.project_id, one.owner_id)
        return KnownRule(one.id, one.project_id, _decode(one.document), one.updated_at_ms, one.done_until_ms, one.points, one.timezone, sight)

    def _plan(self, rule: AggregationRule, project_id: int, timezone: str) -> Plan:
        return self._planner.plan(msgspec.convert(question_of(rule), Question), project_id, timezone)

    def _check(self, project_id: int, timezone: str, rule_id: str | None, rule: AggregationRule) -> None:
        plan = check_plan(check_rule(rule), self._plan(rule, project_id, timezone))
        if self._planner.is_metric(rule.output_metric, project_id):
            raise wrong("output_metric", "is the name of a metric of the catalogue, which would hide the points; choose another")
        made_from = {known.rule.output_metric: sources_of(self.plan(known)) for known in self.of_project(project_id) if known.id != rule_id}
        reached = set(sources_of(plan))
        while more := set().union(*(made_from.get(name, ()) for name in reached)) - reached:
            reached |= more
        if rule.output_metric in reached:
            raise wrong("output_metric", "is what the rule is made from, itself or through other rules; it would feed itself")

    def _lateness_ms(self, known: KnownRule, seen: frozenset[str]) -> int:
        own_ms = known.rule.allowed_lateness_seconds * SECOND_MS
        makers = [one for one in self._makers(known) if one.id not in seen]
        return own_ms + max((self._lateness_ms(one, seen | {known.id}) for one in makers), default=0)

    def _makers(self, known: KnownRule) -> list[KnownRule]:
        """The other rules whose points a rule is made from."""
        sources = sources_of(self.plan(known))
        return [one for one in self.of_project(known.project_id) if one.rule.output_metric in sources and one.id != known.id]


def _told_after_ms(rule: AggregationRule) -> int:
    """How long after a point's time its rule may still tell it, by what it has come to: a session is over only after its pause."""
    return rule.length_ms if rule.window == "session" else 0
