"""One person: who they are, what they did, and what they did event by event."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from tidegauge.contracts.field import PATH_SEPARATOR
from tidegauge.core.clock import Clock
from tidegauge.core.errors import NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile.person_history import (
    MAX_IDS,
    MAX_PROPERTIES,
    compile_days,
    compile_ids,
    compile_names,
    compile_properties,
    compile_sums,
    compile_visits,
)
from tidegauge.query.compile.statement import Statement
from tidegauge.query.events import EventLister, EventPage, parse_event_filter
from tidegauge.query.execute import QueryService
from tidegauge.query.people.directory import ACTIVE_MS
from tidegauge.query.people.person_id import find_person

MAX_SHOWN_KEYS: Final = 1_000


class PropertyHistory(msgspec.Struct):
    """A property's first and last value, as text; nested names joined by dots."""

    name: str
    first: str
    last: str
    last_at: str
    events: int


class NameCount(msgspec.Struct):
    """How often an event happened."""

    name: str
    events: int
    last_at: str


class Visit(msgspec.Struct):
    """Events of one session id."""

    session_id: str
    started_at: str
    duration_s: float
    events: int
    entry_page: str | None


class Profile(msgspec.Struct):
    """A person over all time. `keys`: every key of theirs, for filters of live feeds. `sessions`: by id, and by pauses of 30 minutes where there is none.

    `properties`, ids, names and visits are the most frequent or newest ones; `truncated` names those of which there are more.
    """

    person: str
    keys: list[str]
    user_ids: list[str]
    anonymous_ids: list[str]
    first_seen: str
    last_seen: str
    is_active: bool
    events: int
    sessions: int
    revenue: float
    orders: int
    properties: list[PropertyHistory]
    names: list[NameCount]
    days: list[tuple[str, int]]
    visits: list[Visit]
    truncated: list[str]


class ProfileReader:
    """Reads profiles and timelines."""

    def __init__(self, service: QueryService, clock: Clock) -> None:
        self._service = service
        self._clock = clock
        self._lister = EventLister(service.reader, service.limits)

    async def profile(self, project: int, given: str, timezone: str) -> Profile:
        """The person that a caller names. Raises InvalidQuery, NotFound, LimitReached, Unavailable."""
        person, keys = self._keys(project, given)
        sums = (await self._read(compile_sums(project, keys)))[0]
        if not sums[0]:
            raise NotFound("There is no such person: no event of theirs is kept.")
        statements = (
            compile_ids(project, keys),
            compile_properties(project, keys),
            compile_names(project, keys),
            compile_days(project, keys, timezone),
            compile_visits(project, keys),
        )
        ids, properties, names, days, visits = await asyncio.gather(*map(self._read, statements))
        user_ids, anonymous_ids = ([found for found in column if found] for column in ids[0])
        events, first_ms, last_ms, revenue, orders, with_id, without_id = sums
        counted = {"properties": len(properties) >= MAX_PROPERTIES, "user_ids": len(user_ids) >= MAX_IDS, "anonymous_ids": len(anonymous_ids) >= MAX_IDS}
        return Profile(
            person=str(person),
            keys=list(map(str, keys[:MAX_SHOWN_KEYS])),
            user_ids=user_ids,
            anonymous_ids=anonymous_ids,
            first_seen=format_timestamp(first_ms),
            last_seen=format_timestamp(last_ms),
            is_active=last_ms > self._clock.now_ms() - ACTIVE_MS,
            events=events,
            sessions=with_id + without_id,
            revenue=revenue,
            orders=orders,
            properties=[PropertyHistory(row[0].replace(PATH_SEPARATOR, "."), row[1], row[2], format_timestamp(row[3]), row[4]) for row in properties],
            names=[NameCount(row[0], row[1], format_timestamp(row[2])) for row in names],
            days=[(row[0], row[1]) for row in days],
            visits=[Visit(row[0], format_timestamp(row[1]), (row[2] - row[1]) / 1000, row[3], row[4] or None) for row in visits],
            truncated=[name for name, is_cut in counted.items() if is_cut],
        )

    async def timeline(self, project: int, given: str, parameters: Mapping[str, str], timezone: str) -> EventPage:
        """The person's events, newest first, with the parameters of `GET /api/events`. Raises InvalidQuery, LimitReached, Unavailable."""
        _, keys = self._keys(project, given)
        wanted = msgspec.structs.replace(parse_event_filter(parameters, timezone, self._clock.now_ms()), persons=tuple(keys))
        return await self._lister.page(project, wanted, self._clock.now_ms())

    def _keys(self, project: int, given: str) -> tuple[int, list[int]]:
        return find_person(self._service.identities, project, given)

    async def _read(self, statement: Statement) -> list[tuple[Any, ...]]:
        service = self._service
        return (await service.reader.read(statement.sql, statement.parameters, limits=service.limits)).rows
