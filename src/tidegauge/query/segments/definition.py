"""A segment as a person defines it: a tree of rules, checked and made into what statements are made of."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, TypeVar

import msgspec
from msgspec import Meta

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Compare, Condition
from tidegauge.contracts.segment import AllOf, AnyOf, Did, Except, OneOf, Rule, Seen
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.mismatch import reason_and_place
from tidegauge.query.catalogue import suggest
from tidegauge.query.filter import parse_filters
from tidegauge.query.people.person_id import read_person_id
from tidegauge.query.segments.builtin import BUILTIN_RULES
from tidegauge.query.segments.source import has_segment

T = TypeVar("T")

MAX_RULES: Final = 50
MAX_DEPTH: Final = 8
MAX_PEOPLE: Final = 10_000
_KEYS: Final = ("and", "or", "not", "did", "first_seen", "last_seen", "property", "people")
_Days = Annotated[int, Meta(ge=1, le=3_650)]


class SegmentDefinition(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """`rule` is one of `{"and"|"or": [rules]}`, `{"not": rule}`, `{"did": {event, filters, at_least, within_days}}`, `{"first_seen"|"last_seen": {within_days
    or before_days}}`, `{"property": {field, operator, value}}` (of any of the person's events), `{"people": [ids]}`."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    description: Annotated[str, Meta(max_length=1_000)] = ""
    rule: dict[str, Any]


class _DidBody(msgspec.Struct, forbid_unknown_fields=True):
    event: Annotated[str, Meta(min_length=1, max_length=1_000)] = "*"
    filters: Annotated[list[dict[str, Any]], Meta(max_length=100)] = []
    at_least: Annotated[int, Meta(ge=1, le=1_000_000)] = 1
    within_days: _Days | None = None


class _SeenBody(msgspec.Struct, forbid_unknown_fields=True):
    within_days: _Days | None = None
    before_days: _Days | None = None


def check_name(name: str) -> None:
    """Raise InvalidQuery for a name that a segment cannot have."""
    if not name.strip() or not name.isprintable():
        raise _invalid("name", "needs something to read, without control characters")
    if name.strip().lower() in BUILTIN_RULES:
        raise _invalid("name", f"'{name}' is a segment that every project has")


def read_rule(given: dict[str, Any]) -> Rule:
    """The rule. Raises InvalidQuery naming the place (`rule.and.1.did.within_days`)."""
    return _Reader().one(given, "rule", 1)


class _Reader:
    """Counts rules over the whole tree."""

    def __init__(self) -> None:
        self._rules = 0
        self._people = 0

    def one(self, item: Any, place: str, depth: int) -> Rule:
        self._rules += 1
        if self._rules > MAX_RULES:
            raise _invalid("rule", f"at most {MAX_RULES} rules, counting nested ones")
        if depth > MAX_DEPTH:
            raise _invalid(place, f"at most {MAX_DEPTH} levels of and, or, not")
        if not isinstance(item, dict) or len(item) != 1:
            raise _invalid(place, f"must be an object with one of {', '.join(_KEYS)}")
        key, body = next(iter(item.items()))
        inner = f"{place}.{str(key)[:40]}"
        match key:
            case "and" | "or":
                if not isinstance(body, list) or not body:
                    raise _invalid(inner, "must be a list of rules")
                parts = tuple(self.one(part, f"{inner}.{index}", depth + 1) for index, part in enumerate(body))
                return AllOf(parts) if key == "and" else AnyOf(parts)
            case "not":
                return Except(self.one(body, inner, depth + 1))
            case "did":
                return _did(body, inner)
            case "first_seen":
                return _seen("first", body, inner)
            case "last_seen":
                return _seen("last", body, inner)
            case "property":
                return Did(_filters([body], inner))
            case "people":
                return self.people(body, inner)
        raise _invalid(place, f"unknown rule '{str(key)[:60]}'.{suggest(str(key), _KEYS)} One of {', '.join(_KEYS)}")

    def people(self, body: Any, place: str) -> Rule:
        if not isinstance(body, list) or not all(isinstance(each, str) and each for each in body):
            raise _invalid(place, "must be a list of user ids (visitor:<anonymous_id> for visitors)")
        self._people += len(body)
        if self._people > MAX_PEOPLE:
            raise _invalid(place, f"at most {MAX_PEOPLE:,} people in the lists of a segment")
        return OneOf(tuple(dict.fromkeys(_key(each, f"{place}.{index}") for index, each in enumerate(body))))


def _key(text: str, place: str) -> int:
    named = text if text.startswith(("user:", "visitor:", "person:")) else f"user:{text}"
    try:
        return read_person_id(named.removeprefix("person:"))
    except InvalidQuery as error:
        raise _invalid(place, error.message.rstrip(".")) from None


def _did(body: Any, place: str) -> Did:
    did = _body(body, _DidBody, place)
    own = _filters(did.filters, place)
    named = ALWAYS if did.event == "*" else Compare(resolve_field("name"), "eq", did.event)
    if "\x00" in did.event:
        raise _invalid(f"{place}.event", "cannot hold NUL")
    return Did(own if named == ALWAYS else named if own == ALWAYS else And((named, own)), did.at_least, did.within_days)


def _seen(which: Literal["first", "last"], body: Any, place: str) -> Seen:
    seen = _body(body, _SeenBody, place)
    if (seen.within_days is None) == (seen.before_days is None):
        raise _invalid(place, "give either within_days or before_days")
    return Seen(which, seen.within_days or seen.before_days or 1, is_before=seen.before_days is not None)


def _filters(filters: list[Any], place: str) -> Condition:
    try:
        condition = parse_filters(filters)
    except InvalidQuery as error:
        details = [ErrorDetail(f"{place}.{detail.field}", detail.reason) for detail in error.details]
        raise InvalidQuery(f"{place}: {error.message}", details=details) from None
    if has_segment(condition):
        raise _invalid(place, "a segment cannot ask for another one; repeat its rules")
    return condition


def _body(body: Any, kind: type[T], place: str) -> T:
    try:
        return msgspec.convert(body, kind)
    except msgspec.ValidationError as error:
        reason, path = reason_and_place(error, kind)
        raise _invalid(f"{place}{path}", reason) from None


def _invalid(place: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
