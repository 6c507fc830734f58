"""Every project's row rules in memory, and what each caller sees by them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from typing import Final

import msgspec
import structlog

from tidegauge.accounts.principal import Principal
from tidegauge.contracts.plan import Condition, Or
from tidegauge.contracts.sight import WHOLE, Sight
from tidegauge.core.clock import Clock
from tidegauge.core.errors import InvalidQuery, NotFound
from tidegauge.core.ids import new_id
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database
from tidegauge.query.row_rules.repository import MemberRow, StoredRowRule, WhoIsWho, all_row_rules, put_row_rule, remove_row_rule, who_is_who
from tidegauge.query.row_rules.rule import HolderKind, HoldsFor, RowRule, check_row_rule
from tidegauge.query.row_rules.sight import sight_of

log = structlog.get_logger(__name__)

REFRESH_S: Final = 10.0
"""How long a change made on another node may go unnoticed here."""

_NOBODY: Final = WhoIsWho({}, {})
_decode = msgspec.json.Decoder(RowRule).decode
_encode = msgspec.json.Encoder().encode


class RowRuleView(msgspec.Struct, frozen=True):
    """A rule as callers see it. `fault`: why nothing is seen by it, when it is of another version and does not read."""

    id: str
    updated_at: str
    rule: RowRule | None
    fault: str | None = None


class KnownRowRule(msgspec.Struct, frozen=True):
    """A rule with its place and condition. One that does not read has no `rule`: it holds for everybody, and nothing meets it."""

    id: str
    project_id: int
    updated_at_ms: int
    rule: RowRule | None
    condition: Condition


class RowRuleBook:
    """`refresh` brings what other nodes changed. `on_change` is told of the projects where somebody may see other rows than before.

    Several rules that hold for one caller: they see what all of them show.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._known: dict[int, dict[str, KnownRowRule]] = {}
        self._who: dict[int, WhoIsWho] = {}
        self._outdated, self._turn = asyncio.Event(), asyncio.Lock()
        self._wanted = self._read_at = 0
        self.on_change: Callable[[set[int]], Awaitable[None]] = _nothing

    def of_project(self, project: int) -> list[RowRuleView]:
        """The project's rules by name."""
        return [_view(known) for known in self._known.get(project, {}).values()]

    def get(self, project: int, rule_id: str) -> RowRuleView:
        """One of them. Raises NotFound."""
        known = self._known.get(project, {}).get(rule_id)
        if known is None:
            raise NotFound("There is no such row rule.")
        return _view(known)

    async def of_caller_now(self, caller: Principal) -> Sight:
        """As of_caller, by who is where at this moment. Raises Unavailable while that cannot be looked up."""
        if self._read_at != self._wanted and caller.project_id in self._known:
            await self.refresh(only_if_outdated=True)
        return self.of_caller(caller)

    def of_caller(self, caller: Principal) -> Sight:
        """What a caller sees in the project that they were let into."""
        project = caller.project_id
        if project not in self._known or caller.kind == "write_key":
            return WHOLE
        if caller.kind == "read_key":
            return _sight(project, self._of_key(project, caller.key_id))
        known = self._who.get(project, _NOBODY).people.get(caller.person_id)
        member = MemberRow(caller.role, known.teams if known is not None else frozenset())
        return _sight(project, self._of_member(project, caller.person_id, member))

    def of_person(self, project: int, person_id: str | None) -> Sight | None:
        """See contracts.sight.OwnerSight."""
        if project not in self._known:
            return WHOLE
        member = self._who.get(project, _NOBODY).people.get(person_id or "")
        return None if member is None else _sight(project, self._of_member(project, person_id or "", member))

    async def holding_for(self, project: int, kind: HolderKind, who: str) -> list[KnownRowRule]:
        """The rules that hold for a member, a read key, or anybody of a role or team by that alone. Raises NotFound, Unavailable."""
        await self.refresh(only_if_outdated=True)
        there = self._who.get(project)
        if there is None:  # without rules nobody was looked up, and everybody sees everything
            return []
        if kind == "people" and who in there.people:
            return list(self._of_member(project, who, there.people[who]))
        if kind == "keys" and who in there.makers:
            return list(self._of_key(project, who))
        if kind in ("people", "keys"):
            raise NotFound("There is no such member or read key in this project.")
        return list(self._rules(project, lambda holds: who in getattr(holds, kind)))

    def outdate(self) -> None:
        """Somebody may be in other places than before: that is looked up before the next caller is told what they see."""
        if self._known:
            self._wanted += 1
            self._outdated.set()

    async def run(self) -> None:
        """Refresh forever: when outdated, and every REFRESH_S."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(REFRESH_S):
                    await self._outdated.wait()
            await self.refresh()

    async def refresh(self, *, only_if_outdated: bool = False) -> None:
        """Read all rules, and who is in their projects. Raises Unavailable; what was known then stays in force."""
        async with self._turn:
            changed = set() if only_if_outdated and self._read_at == self._wanted else await self._read()
        if changed:
            await self.on_change(changed)

    async def _read(self) -> set[int]:
        """The projects where somebody may see other rows than before."""
        wanted = self._wanted
        self._outdated.clear()
        known: dict[int, dict[str, KnownRowRule]] = {}
        for stored in await self._database.read(all_row_rules):
            known.setdefault(stored.project_id, {})[stored.id] = _known(stored)
        who = await self._database.read(who_is_who, list(known)) if known else {}
        before, self._known, self._who = (self._known, self._who), known, who
        projects = before[0].keys() | known.keys()
        self._read_at = wanted
        return {one for one in projects if (before[0].get(one), before[1].get(one)) != (known.get(one), who.get(one))}

    async def put(self, project: int, rule_id: str | None, rule: RowRule, person_id: str) -> RowRuleView:
        """Add a rule, or replace one; it holds when this returns. Raises InvalidQuery, InvalidInput, Conflict, LimitReached, NotFound."""
        check_row_rule(rule)
        if rule_id is not None:
            self.get(project, rule_id)
        stored = StoredRowRule(rule_id or new_id(), project, _encode(rule).decode(), self._clock.now_ms())
        await self._database.write(put_row_rule, stored, rule.name, rule.holds_for, person_id or None)
        await self.refresh()
        return self.get(project, stored.id)

    async def remove(self, project: int, rule_id: str) -> None:
        """Drop a rule. Raises NotFound."""
        self.get(project, rule_id)
        await self._database.write(remove_row_rule, project, rule_id)
        await self.refresh()

    def _of_key(self, project: int, key_id: str) -> Iterator[KnownRowRule]:
        who = self._who.get(project, _NOBODY)
        maker = who.makers.get(key_id, "")
        member = who.people.get(maker) if maker else None
        return self._rules(project, lambda holds: key_id in holds.keys or "viewer" in holds.roles or (member is not None and _holds_for(holds, maker, member)))

    def _of_member(self, project: int, person_id: str, member: MemberRow) -> Iterator[KnownRowRule]:
        return self._rules(project, lambda holds: _holds_for(holds, person_id, member))

    def _rules(self, project: int, holds: Callable[[HoldsFor], bool]) -> Iterator[KnownRowRule]:
        """Those in force that hold; one that does not read holds for everybody."""
        for known in self._known.get(project, {}).values():
            if known.rule is None or (known.rule.is_enabled and holds(known.rule.holds_for)):
                yield known


def _sight(project: int, rules: Iterable[KnownRowRule]) -> Sight:
    return sight_of(project, (known.condition for known in rules))


async def _nothing(projects: set[int]) -> None:
    return None


def _holds_for(holds: HoldsFor, person_id: str, member: MemberRow) -> bool:
    """Administrators are exempt unless they are named themselves."""
    if member.role in holds.roles or person_id in holds.people:
        return True
    return member.role != "admin" and not member.teams.isdisjoint(holds.teams)


def _known(stored: StoredRowRule) -> KnownRowRule:
    try:
        rule = _decode(stored.document)
        return KnownRowRule(stored.id, stored.project_id, stored.updated_at_ms, rule, check_row_rule(rule))
    except (msgspec.MsgspecError, InvalidQuery) as error:
        log.error("row_rule_unreadable", rule=stored.id, project=stored.project_id, reason=str(error))
        return KnownRowRule(stored.id, stored.project_id, stored.updated_at_ms, None, Or(()))


def _view(known: KnownRowRule) -> RowRuleView:
    fault = "The rule does not read, so nobody sees anything. Save it again or remove it." if known.rule is None else None
    return RowRuleView(known.id, format_timestamp(known.updated_at_ms), known.rule, fault)
