"""A row rule as an administrator writes it: which events, and for whom nothing else is there."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from tidegauge.accounts.policy import Role
from tidegauge.contracts.plan import And, Compare, Condition, Not, Or
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.query.filter import parse_filters
from tidegauge.query.segments.source import has_segment

MAX_NAMED: Final = 1_000
HolderKind = Literal["roles", "people", "teams", "keys"]
"""The lists of HoldsFor."""

Id = Annotated[str, Meta(min_length=1, max_length=24)]


class HoldsFor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom a rule holds for: everybody who is in one of the lists. Administrators of the project only by the role `admin` or by their own id; a read key
    has the role `viewer`, and what holds for whoever made it holds for it."""

    roles: Annotated[tuple[Role, ...], Meta(max_length=3)] = ()
    people: Annotated[tuple[Id, ...], Meta(max_length=MAX_NAMED, description="Ids of members.")] = ()
    teams: Annotated[tuple[Id, ...], Meta(max_length=MAX_NAMED, description="Ids of teams.")] = ()
    keys: Annotated[tuple[Id, ...], Meta(max_length=MAX_NAMED, description="Ids of read keys.")] = ()

    @property
    def is_nobody(self) -> bool:
        """Whether no list names anybody."""
        return not (self.roles or self.people or self.teams or self.keys)


class RowRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whom it holds for sees the events that meet all `filters` (as those of a question) and no others."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    description: Annotated[str, Meta(max_length=1_000)] = ""
    filters: Annotated[list[dict[str, Any]], Meta(min_length=1, max_length=100)]
    holds_for: HoldsFor
    is_enabled: bool = True


def check_row_rule(rule: RowRule) -> Condition:
    """The rule's condition. Raises InvalidQuery naming the place for what no rule can be."""
    if not rule.name.strip() or not rule.name.isprintable():
        raise _wrong("name", "needs something to read, without control characters")
    if rule.holds_for.is_nobody:
        raise _wrong("holds_for", "names nobody; give roles, people, teams or keys")
    return row_condition(rule.filters)


def row_condition(filters: list[dict[str, Any]]) -> Condition:
    """The condition of a rule's filters. Raises InvalidQuery for one that not every event can be held against by itself."""
    condition = parse_filters(filters)
    if has_segment(condition):
        raise _wrong("filters", "cannot ask for a segment: whether an event is seen is decided by the event alone. Use its own properties")
    if any(each.field.kind == "person" for each in _tests(condition)):
        raise _wrong("filters", "cannot ask for a person's key, which changes when people are joined. Use user_id or a property")
    return condition


def _tests(condition: Condition) -> list[Compare]:
    if isinstance(condition, And | Or):
        return [test for part in condition.parts for test in _tests(part)]
    if isinstance(condition, Not):
        return _tests(condition.part)
    return [condition] if isinstance(condition, Compare) else []


def _wrong(place: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
