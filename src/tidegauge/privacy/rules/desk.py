"""What people do with the privacy rules of a project."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from tidegauge.accounts.keys.seal import Seal
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, InvalidInput, NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.ingest.privacy.rule import MAX_RULES, PrivacyRule, check_rules
from tidegauge.meta.database import Database
from tidegauge.privacy.rules.book import PolicyBook
from tidegauge.privacy.rules.preview import RulesPreview, preview_rules
from tidegauge.privacy.rules.repository import ENCRYPT, StoredRule, add_key, add_rule, change_rule, list_keys, list_rules, remove_rule
from tidegauge.privacy.rules.sample import newest_events
from tidegauge.privacy.rules.suggestion import Suggestion, suggest_rules, without_ruled
from tidegauge.query.execute import QueryService

_TAKEN: Final = f"The project has a rule about this already, or {MAX_RULES} rules. Change the one that is there."


class RuleView(msgspec.Struct, frozen=True):
    """A rule. `changed`: how often it changed or dropped something, up to ten seconds ago."""

    id: str
    subject: str
    action: str
    target: str
    created_at: str
    changed: int
    changed_at: str | None


class KeyView(msgspec.Struct, frozen=True):
    """A key of encryption: its id stands in the values that it closed."""

    id: str
    created_at: str
    is_current: bool


class RulesView(msgspec.Struct, frozen=True):
    """A project's rules, in the order they were made, and its keys of encryption, newest first."""

    rules: list[RuleView]
    keys: list[KeyView]


class RulesBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules as they might be."""

    rules: Annotated[tuple[PrivacyRule, ...], Meta(max_length=MAX_RULES)]


class Suggestions(msgspec.Struct, frozen=True):
    """What looks personal in the newest `events`."""

    events: int
    suggestions: list[Suggestion]


class SealedValue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An encrypted value as answers hold it."""

    value: Annotated[str, Meta(min_length=1, max_length=60_000)]


class ClearValue(msgspec.Struct, frozen=True):
    """What was encrypted."""

    value: Any


class RulesDesk:
    """Changes are in force here when a method returns, on other nodes within ten seconds."""

    def __init__(self, database: Database, book: PolicyBook, seal: Seal, query: QueryService, clock: Clock) -> None:
        self._database = database
        self._book = book
        self._seal = seal
        self._query = query
        self._clock = clock

    async def get(self, project: int) -> RulesView:
        """The rules and the keys."""
        rules = await self._database.read(list_rules, project)
        keys = [key for key in await self._database.read(list_keys, project) if key.purpose == ENCRYPT]
        views = [KeyView(key.id, format_timestamp(key.created_at_ms), key is keys[-1]) for key in reversed(keys)]
        return RulesView(list(map(_view, rules)), views)

    async def add(self, project: int, rule: PrivacyRule) -> RuleView:
        """A new rule. Raises InvalidInput, Conflict."""
        rule.check()
        made = await self._database.write(add_rule, project, rule, self._seal, self._clock.now_ms())
        if made is None:
            raise Conflict(_TAKEN)
        await self._book.refresh()
        return await self._one(project, made)

    async def change(self, project: int, rule_id: str, rule: PrivacyRule) -> RuleView:
        """Replace a rule. Raises InvalidInput, NotFound, Conflict."""
        rule.check()
        changed = await self._database.write(change_rule, project, rule_id, rule)
        if changed is None:
            raise Conflict(_TAKEN)
        if not changed:
            raise NotFound("There is no such privacy rule.")
        await self._book.refresh()
        return await self._one(project, rule_id)

    async def remove(self, project: int, rule_id: str) -> None:
        """Events that come from now on are no longer changed by it; those that are stored stay as they are. Raises NotFound."""
        if not await self._database.write(remove_rule, project, rule_id):
            raise NotFound("There is no such privacy rule.")
        await self._book.refresh()

    async def rotate(self, project: int) -> RulesView:
        """A new key closes what comes from now on; the older ones go on opening theirs. Raises Conflict before the first rule."""
        if not await self._database.read(list_keys, project):
            raise Conflict("The project has no key yet: it is made with the first privacy rule.")
        await self._database.write(add_key, project, ENCRYPT, self._seal, self._clock.now_ms())
        await self._book.refresh()
        return await self.get(project)

    async def preview(self, project: int, rules: Sequence[PrivacyRule]) -> RulesPreview:
        """What these rules would do to the newest 10,000 events. Raises InvalidInput, LimitReached, Unavailable."""
        check_rules(rules)
        events = await newest_events(self._query, project)
        return await asyncio.to_thread(preview_rules, events, rules, self._clock.now_ms())

    async def suggest(self, project: int) -> Suggestions:
        """What looks personal and has no rule. Raises LimitReached, Unavailable."""
        events = await newest_events(self._query, project)
        rules = [stored.rule for stored in await self._database.read(list_rules, project)]
        return Suggestions(len(events), without_ruled(await asyncio.to_thread(suggest_rules, events), rules))

    def reveal(self, project: int, given: SealedValue) -> ClearValue:
        """An encrypted value in clear. Raises InvalidInput when it is none of this project's."""
        policy = self._book.find(project)
        try:
            if policy is None:
                raise ValueError("it is not encrypted with a key of this project")
            return ClearValue(policy.cipher.open(given.value))
        except ValueError as error:
            raise InvalidInput(f"The value cannot be read: {error}.") from None

    async def _one(self, project: int, rule_id: str) -> RuleView:
        found = next((rule for rule in await self._database.read(list_rules, project) if rule.id == rule_id), None)
        if found is None:
            raise NotFound("There is no such privacy rule.")
        return _view(found)


def _view(stored: StoredRule) -> RuleView:
    rule = stored.rule
    changed_at = None if stored.changed_at_ms is None else format_timestamp(stored.changed_at_ms)
    return RuleView(stored.id, rule.subject, rule.action, rule.target, format_timestamp(stored.created_at_ms), stored.changed, changed_at)
