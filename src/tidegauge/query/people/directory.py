"""The people of a project, listed and searched a page at a time."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from tidegauge.contracts.question import Question
from tidegauge.core.clock import Clock
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.time_range import MINUTE_MS
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.catalogue import suggest
from tidegauge.query.compile.people_page import KNOWN_AS, SORTS, PeopleFilter, compile_known_as, compile_people_page
from tidegauge.query.execute import QueryService
from tidegauge.query.period import parse_window
from tidegauge.query.segments.source import find_segment

MAX_PAGE: Final = 200
MAX_SEARCH: Final = 200
ACTIVE_MS: Final = 30 * MINUTE_MS
"""Somebody with an event this lately is active."""

_KNOWN: Final = ("search", "time_window", "from", "to", "timezone", "sort", "order", "limit", "cursor", "segment")


class PersonRow(msgspec.Struct):
    """A person in the time asked for. `name` and `email` are the newest properties of that name."""

    person: str
    user_id: str | None
    anonymous_id: str | None
    email: str | None
    name: str | None
    country: str | None
    device: str | None
    events: int
    revenue: float
    orders: int
    first_seen: str
    last_seen: str
    is_active: bool


class PeoplePage(msgspec.Struct):
    """`total` counts all people of the time and search; `next_cursor` is None at the end."""

    people: list[PersonRow]
    total: int
    next_cursor: str | None
    from_: str = msgspec.field(name="from")
    to: str


class PeopleDirectory:
    """Lists people."""

    def __init__(self, service: QueryService, clock: Clock) -> None:
        self._service = service
        self._clock = clock

    async def page(self, given: Mapping[str, str], project: int, timezone: str) -> PeoplePage:
        """The page that query parameters ask for. Raises InvalidQuery, LimitReached, Unavailable."""
        now_ms = self._clock.now_ms()
        wanted = read_people_filter(given, project, timezone, now_ms)
        service = self._service
        if wanted.search and (other := service.identities.pseudonym(project, wanted.search)) is not None:
            wanted = msgspec.structs.replace(wanted, hashed=other[0])
        if given.get("segment"):
            segment = service.settled(find_segment(service.segments, project, given["segment"]), wanted.span.to_ms)
            wanted = msgspec.structs.replace(wanted, condition=segment)
        tables = service.event_tables(project)
        statement = compile_people_page(wanted, tables)
        rows = (await service.reader.read(statement.sql, statement.parameters, limits=service.limits)).rows
        shown = rows[: wanted.limit]
        known = await self._known_as(wanted, [int(row[0]) for row in shown])
        place = list(SORTS).index(wanted.sort)
        cursor = _cursor((shown[-1][3], shown[-1][2], shown[-1][1], shown[-1][4])[place], shown[-1][0]) if len(rows) > wanted.limit else None
        people = [_person(row, known.get(row[0], {}), now_ms) for row in shown]
        span = wanted.span
        return PeoplePage(people, rows[0][6] if rows else 0, cursor, format_timestamp(span.from_ms), format_timestamp(span.to_ms))

    async def _known_as(self, wanted: PeopleFilter, people: list[int]) -> dict[str, dict[str, str]]:
        """Person -> what their newest events call them."""
        if not people:
            return {}
        service, project = self._service, wanted.project
        keys = [key for person in people for key in service.identities.keys(project, person)]
        statement = compile_known_as(project, wanted.span, keys)
        rows = await service.reader.read(statement.sql, statement.parameters, limits=service.limits)
        newest: dict[tuple[str, str], tuple[int, str]] = {}
        for row in rows.rows:
            person = str(service.identities.root(project, row[0]))
            for name, value, at_ms in zip(KNOWN_AS, row[1::2], row[2::2], strict=True):
                newest[person, name] = max(newest.get((person, name), (0, "")), (at_ms, value))
        return {person: {name: newest[person, name][1] for name in KNOWN_AS} for person, _ in newest}


def read_people_filter(given: Mapping[str, str], project: int, timezone: str, now_ms: int) -> PeopleFilter:
    """From query parameters; without a time the last 30 days. Raises InvalidQuery."""
    for key in given:
        if key not in _KNOWN:
            raise _invalid(key, f"is not asked of people.{suggest(key, _KNOWN)}")
    window = given.get("time_window") or (None if given.get("from") or given.get("to") else "last_30_days")
    question = Question("*", time_window=window, from_=given.get("from") or None, to=given.get("to") or None)
    span = parse_window(question, given.get("timezone") or timezone, now_ms).range_at(now_ms)
    search, sort, order = given.get("search", ""), given.get("sort", "last_seen"), given.get("order", "desc")
    if len(search) > MAX_SEARCH or "\x00" in search:
        raise _invalid("search", f"has at most {MAX_SEARCH} characters and no NUL")
    if sort not in SORTS:
        raise _invalid("sort", f"is one of {', '.join(SORTS)}")
    if order not in ("asc", "desc"):
        raise _invalid("order", "is asc or desc")
    after = _read_cursor(given["cursor"]) if given.get("cursor") else None
    return PeopleFilter(
        project, span, search=search, sort=sort, is_descending=order == "desc", after=after, limit=_limit(given.get("limit"))
    )  # fmt: skip


def _person(row: tuple[Any, ...], known: Mapping[str, str], now_ms: int) -> PersonRow:
    person, events, first_ms, last_ms, revenue, orders, _ = row
    return PersonRow(
        person=person,
        user_id=known.get("user_id") or None,
        anonymous_id=known.get("anonymous_id") or None,
        email=known.get("email") or None,
        name=known.get("name") or None,
        country=known.get("country") or None,
        device=known.get("device") or None,
        events=events,
        revenue=revenue,
        orders=orders,
        first_seen=format_timestamp(first_ms),
        last_seen=format_timestamp(last_ms),
        is_active=last_ms > now_ms - ACTIVE_MS,
    )


def _cursor(value: float, person: str) -> str:
    return base64.urlsafe_b64encode(f"{float(value)!r}/{person}".encode()).decode().rstrip("=")


def _read_cursor(cursor: str) -> tuple[float, int]:
    try:
        value, _, person = base64.b64decode(cursor[:100] + "=" * (-len(cursor[:100]) % 4), altchars=b"-_", validate=True).decode().partition("/")
        place = (float(value), int(person))
    except (binascii.Error, ValueError):
        place = (float("nan"), -1)
    if place[0] - place[0] != 0 or not 0 <= place[1] < 2**64:
        raise _invalid("cursor", "is not one that an answer gave as next_cursor")
    return place


def _limit(text: str | None) -> int:
    if not text:
        return 50
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MAX_PAGE):
        raise _invalid("limit", f"must be 1 to {MAX_PAGE}")
    return int(text)


def _invalid(place: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"{place[:60]}: {reason}.", details=[ErrorDetail(place[:60], reason)])
