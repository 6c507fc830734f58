"""Everything that is kept of one person, as a ZIP file of JSON."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any, Final

import msgspec

from tidegauge.contracts.plan import ALWAYS
from tidegauge.core.long_work import run_long
from tidegauge.core.time_range import TimeRange
from tidegauge.core.timestamps import format_timestamp
from tidegauge.privacy.archive import Archive
from tidegauge.query.compile.fields import TIME_MS
from tidegauge.query.compile.listing import Place, compile_listing
from tidegauge.query.compile.statement import Binder, Statement
from tidegauge.query.execute import QueryService
from tidegauge.query.people.person_id import find_person
from tidegauge.query.people.profile import ProfileReader
from tidegauge.query.properties import DOCUMENT_COLUMNS, document
from tidegauge.query.segments.builtin import BUILTIN_RULES
from tidegauge.query.segments.library import SegmentLibrary
from tidegauge.query.segments.source import find_segment

PAGE: Final = 2_000
"""Events read at a time: a few MB in memory."""

MAX_IDS: Final = 100_000
EVER: Final = TimeRange(-2_208_988_800_000, 10_413_792_000_000)
"""What the store's instants can be: the years 1900 to 2299."""

README: Final = """Everything that is kept of one person.

person.json      who they are: ids and how often they came together, person keys that are this person, first and last values of properties, visits, days
events.ndjson    every event, one JSON document a line, oldest first, as GET /api/events gives them
segments.json    the segments of the project, and whether they are in them now

Times are UTC. Person keys are XXH3-64 of the ids, see "Who is who" in the documentation.
"""
_encode = msgspec.json.Encoder().encode


class IdPair(msgspec.Struct, frozen=True):
    """Ids that came together in events."""

    user_id: str | None
    anonymous_id: str | None
    events: int
    first_seen: str
    last_seen: str


class Membership(msgspec.Struct, frozen=True):
    """Whether the person is in a segment now."""

    segment: str
    name: str
    is_member: bool


class PersonExport:
    """Writes archives."""

    def __init__(self, service: QueryService, profiles: ProfileReader, segments: SegmentLibrary) -> None:
        self._service = service
        self._profiles = profiles
        self._segments = segments

    async def open(self, project: int, given: str, timezone: str, now_ms: int) -> tuple[str, AsyncIterator[bytes]]:
        """The person's key, and the archive in pieces. Raises InvalidQuery, NotFound, LimitReached, Unavailable before the first piece."""
        profile = await self._profiles.profile(project, given, timezone)
        _, keys = find_person(self._service.identities, project, given)
        ids = [_id_pair(row) for row in await self._read(compile_id_pairs(project, keys))]
        about = {**msgspec.to_builtins(profile), "keys": list(map(str, keys)), "ids": ids, "exported_at": format_timestamp(now_ms)}
        members = [await self._membership(project, keys, segment, name, now_ms) for segment, name in self._all_segments(project)]
        return profile.person, self._pieces(project, keys, about, members)

    async def _pieces(self, project: int, keys: Sequence[int], about: dict[str, Any], members: list[Membership]) -> AsyncIterator[bytes]:
        archive = Archive()
        try:
            for name, content in (("README.txt", README.encode()), ("person.json", _encode(about)), ("segments.json", _encode(members))):
                yield archive.begin(name) + archive.write([content])
            yield archive.begin("events.ndjson")
            async for rows in self._pages(project, keys):
                yield await run_long(archive.write, map(_line, rows))
            yield archive.end()
        finally:  # when its reader goes away, too
            archive.end()

    async def _pages(self, project: int, keys: Sequence[int]) -> AsyncIterator[list[tuple[Any, ...]]]:
        after: Place | None = Place(EVER.from_ms, 0, 0)
        while after is not None:
            rows = await self._read(compile_listing(project, EVER, ALWAYS, after=after, persons=keys, limit=PAGE))
            yield rows
            after = Place(rows[-1][2], rows[-1][0], rows[-1][1]) if len(rows) == PAGE else None

    async def _membership(self, project: int, keys: Sequence[int], segment: str, name: str, now_ms: int) -> Membership:
        service = self._service
        condition = service.settled(find_segment(service.segments, project, segment), now_ms)
        statement = compile_listing(project, EVER, condition, persons=keys, limit=1, events=service.event_tables(project).events)
        return Membership(segment, name, bool(await self._read(statement)))

    def _all_segments(self, project: int) -> list[tuple[str, str]]:
        return [*((name, name) for name in BUILTIN_RULES), *((view.id, view.name) for view in self._segments.list(project))]

    async def _read(self, statement: Statement) -> list[tuple[Any, ...]]:
        return (await self._service.reader.read(statement.sql, statement.parameters, limits=self._service.limits)).rows


def compile_id_pairs(project: int, keys: Sequence[int]) -> Statement:
    """(user id, visitor id, events, first ms, last ms) of the events of some person keys, most events first."""
    binder = Binder()
    own = f"project = {binder.project(project)} AND person IN {binder.unsigneds(keys)}"
    return binder.statement(
        f"SELECT user_id, anonymous_id, count() AS events, min({TIME_MS}), max({TIME_MS}) FROM events WHERE {own}"  # noqa: S608 - values are bound
        f" GROUP BY user_id, anonymous_id ORDER BY events DESC, user_id, anonymous_id LIMIT {MAX_IDS}"
    )


def _id_pair(row: tuple[Any, ...]) -> IdPair:
    return IdPair(row[0] or None, row[1] or None, row[2], format_timestamp(row[3]), format_timestamp(row[4]))


def _line(row: tuple[Any, ...]) -> bytes:
    return _encode(document(dict(zip(DOCUMENT_COLUMNS, row[2:], strict=True)))) + b"\n"
