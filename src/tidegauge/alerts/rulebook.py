"""Every project's alert rules: in memory for evaluating, in the relational store for good."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from tidegauge.alerts.repository import FoundRule, StoredRule, all_rules, put_rule, remove_rule
from tidegauge.alerts.rule import Rule, check_rule
from tidegauge.contracts.sight import WHOLE, OwnerSight, Sight, every_owner_sees_all, is_shown
from tidegauge.core.clock import Clock
from tidegauge.core.errors import LimitReached, NotFound
from tidegauge.core.ids import new_id
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database

MAX_RULES: Final = 1_000
"""Rules of one project."""

_decode = msgspec.json.Decoder(Rule).decode
_encode = msgspec.json.Encoder().encode


class KnownRule(msgspec.Struct, frozen=True):
    """A rule with its place."""

    id: str
    project_id: int
    rule: Rule
    updated_at_ms: int
    timezone: str
    sight: Sight | None = WHOLE
    """What whoever saved it last may see, which is what it watches; None when they are not in the project any more."""


class RuleView(msgspec.Struct, frozen=True):
    """A rule as callers see it. `fault`: why it cannot be evaluated, if so."""

    id: str
    updated_at: str
    rule: Rule
    fault: str | None = None


class RuleBook:
    """`refresh` brings what other nodes changed. `on_change` is called after every change that this node made or learned of."""

    def __init__(self, database: Database, clock: Clock, sight_of: OwnerSight = every_owner_sees_all) -> None:
        self._database, self._clock, self._sight_of = database, clock, sight_of
        self._known: dict[str, KnownRule] = {}
        self.on_change: Callable[[], None] = lambda: None

    @property
    def rules(self) -> dict[str, KnownRule]:
        """All rules by id."""
        return self._known

    def of_project(self, project_id: int) -> list[KnownRule]:
        """The project's rules that whoever asks may see the numbers of, by name."""
        own = (known for known in self._known.values() if known.project_id == project_id and is_shown(known.sight))
        return sorted(own, key=lambda known: known.rule.name.lower())

    def get(self, project_id: int, rule_id: str) -> KnownRule:
        """One of them, by id or by name. Raises NotFound."""
        for known in self.of_project(project_id):
            if rule_id in (known.id, known.rule.name):
                return known
        raise NotFound("There is no such alert rule.")

    async def put(self, project_id: int, rule_id: str | None, rule: Rule, person_id: str | None) -> KnownRule:
        """Add a rule, or replace one. Raises InvalidInput, Conflict when the name is taken, LimitReached above MAX_RULES."""
        check_rule(rule)
        if rule_id is None and len(self.of_project(project_id)) >= MAX_RULES:
            raise LimitReached(f"The project has {MAX_RULES:,} alert rules already; remove some that nobody needs.")
        stored = StoredRule(rule_id or new_id(), project_id, _encode(rule).decode(), person_id, self._clock.now_ms())
        await self._database.write(put_rule, stored, rule.name)
        await self.refresh()
        return self.get(project_id, stored.id)

    async def remove(self, project_id: int, rule_id: str) -> None:
        """Drop a rule with its alerts. Raises NotFound."""
        known = self.get(project_id, rule_id)
        await self._database.write(remove_rule, project_id, known.id)
        await self.refresh()

    async def refresh(self) -> None:
        """Read all rules. Raises Unavailable."""
        found = await self._database.read(all_rules)
        known = {one.id: self._placed(one) for one in found}
        if known != self._known:
            self._known = known
            self.on_change()

    def _placed(self, one: FoundRule) -> KnownRule:
        return KnownRule(one.id, one.project_id, _decode(one.document), one.updated_at_ms, one.timezone, self._sight_of(one.project_id, one.owner_id))


def rule_view(known: KnownRule, fault: str | None = None) -> RuleView:
    """A rule for callers."""
    return RuleView(known.id, format_timestamp(known.updated_at_ms), known.rule, fault)
