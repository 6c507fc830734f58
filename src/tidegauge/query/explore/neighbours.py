"""One event, and what happened around it: of the same person, of the same session, or at the same time."""

from __future__ import annotations

import asyncio
from typing import Any, Final, Literal

import msgspec

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Compare, Condition
from tidegauge.contracts.ports import QueryLimits, RowReader
from tidegauge.core.errors import NotFound
from tidegauge.core.time_range import DAY_MS, HOUR_MS, TimeRange
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, MIN_TIMESTAMP_MS
from tidegauge.identity.identities import Identities
from tidegauge.query.compile.event_lookup import batch_of, compile_event, compile_person_places, compile_places
from tidegauge.query.compile.listing import Place, compile_listing
from tidegauge.query.explore.selection import invalid
from tidegauge.query.properties import DOCUMENT_COLUMNS, document

By = Literal["user", "session", "time"]
MAX_NEIGHBOURS: Final = 100
MAX_ID: Final = 200
_REACH_MS: Final[dict[str, tuple[int, ...]]] = {"session": (2 * DAY_MS,), "time": (HOUR_MS, DAY_MS, 30 * DAY_MS)}
"""How far around the event is looked, step by step until enough is found."""
_STORE_WAITS: Final = 20
_STORE_WAIT_S: Final = 0.1
_NEAR_BATCHES: Final = 1_000
"""Further ahead than this there is no batch yet."""


class Neighbours(msgspec.Struct):
    """`before` and `after` are in time order: the last of `before` and the first of `after` are the nearest."""

    event: dict[str, Any]
    before: list[dict[str, Any]]
    after: list[dict[str, Any]]


class _Found(msgspec.Struct, frozen=True):
    place: Place
    person: int
    document: dict[str, Any]


class EventFinder:
    """Finds events by id, and their neighbours."""

    def __init__(self, reader: RowReader, limits: QueryLimits, identities: Identities) -> None:
        self._identities = identities
        self._reader = reader
        self._limits = limits

    async def event(self, project: int, event_id: str) -> dict[str, Any]:
        """The event's document. Raises NotFound."""
        return (await self._find(project, event_id)).document

    async def neighbours(self, project: int, event_id: str, by: By, limit: int) -> Neighbours:
        """Up to `limit` events on either side. Raises NotFound; InvalidQuery when the event has no such id to go by."""
        if not 1 <= limit <= MAX_NEIGHBOURS:
            raise invalid("limit", f"must be 1 to {MAX_NEIGHBOURS}")
        found = await self._find(project, event_id)
        sides = []
        for is_after in (False, True):
            near = self._of_person if by == "user" else self._of_time
            sides.append(await near(project, found, by, limit, is_after))
        return Neighbours(found.document, *sides)

    async def _find(self, project: int, event_id: str) -> _Found:
        if not 1 <= len(event_id) <= MAX_ID or "\x00" in event_id:
            raise invalid("id", f"has 1 to {MAX_ID} characters and no NUL")
        await self._stored(event_id)
        statement = compile_event(project, event_id)
        rows = (await self._reader.read(statement.sql, statement.parameters, limits=self._limits)).rows
        if not rows:
            raise NotFound("There is no such event. An event sent with an id is found by it for as long as ids are remembered (duplicate_window_days).")
        batch, row, person, *columns = rows[0]
        return _Found(Place(columns[0], batch, row), int(person), _document(columns))

    async def _stored(self, event_id: str) -> None:
        """Wait a moment for the batch that the id names: live lists show an event before the store has it."""
        batch = batch_of(event_id)
        for _ in range(_STORE_WAITS):
            if batch is None or not 0 < batch - self._reader.stored_sequence <= _NEAR_BATCHES:
                return
            await asyncio.sleep(_STORE_WAIT_S)

    async def _of_person(self, project: int, found: _Found, by: By, limit: int, is_after: bool) -> list[dict[str, Any]]:
        if not found.person:
            raise invalid("by", "the event names no user and no anonymous id")
        keys = self._identities.keys(project, self._identities.root(project, found.person))
        statement = compile_person_places(project, keys, found.place, is_after=is_after, limit=limit)
        places = (await self._reader.read(statement.sql, statement.parameters, limits=self._limits)).rows
        if not places:
            return []
        statement = compile_places(project, [(row[0], row[1], row[2], row[3]) for row in places])
        rows = (await self._reader.read(statement.sql, statement.parameters, limits=self._limits)).rows
        return [_document(row[2:]) for row in rows]

    async def _of_time(self, project: int, found: _Found, by: By, limit: int, is_after: bool) -> list[dict[str, Any]]:
        condition: Condition = ALWAYS
        if by == "session":
            session = found.document["session_id"]
            if not session:
                raise invalid("by", "the event has no session_id")
            condition = And((Compare(resolve_field("session_id"), "eq", session),))
        rows: list[tuple[Any, ...]] = []
        for reach_ms in _REACH_MS[by]:
            span = _side(found.place.timestamp_ms, reach_ms, is_after)
            before, after = (None, found.place) if is_after else (found.place, None)
            statement = compile_listing(project, span, condition, before=before, after=after, limit=limit)
            rows = (await self._reader.read(statement.sql, statement.parameters, limits=self._limits)).rows
            if len(rows) >= limit:
                break
        return [_document(row[2:]) for row in (rows if is_after else rows[::-1])]


def _side(at_ms: int, reach_ms: int, is_after: bool) -> TimeRange:
    return TimeRange(at_ms, min(at_ms + reach_ms, MAX_TIMESTAMP_MS)) if is_after else TimeRange(max(at_ms - reach_ms, MIN_TIMESTAMP_MS), at_ms + 1)


def _document(columns: Any) -> dict[str, Any]:
    return document(dict(zip(DOCUMENT_COLUMNS, columns, strict=True)))
