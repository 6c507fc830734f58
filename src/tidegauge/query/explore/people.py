"""Who is behind a number: the people of the events that it counts."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.contracts.answer import AnswerMeta
from tidegauge.core.clock import Clock
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile.people import compile_people
from tidegauge.query.execute import QueryService
from tidegauge.query.explore.selection import Choice, invalid, meta, select

MAX_PEOPLE: Final = 1_000


class PeopleQuestion(Choice, kw_only=True):
    """Whose events to look at, and how many people to name."""

    limit: int = 100


class PersonSeen(msgspec.Struct):
    """A person by their key, with the ids that the events carry (null where they carry none)."""

    person: str
    user_id: str | None
    anonymous_id: str | None
    events: int
    first_seen: str
    last_seen: str


class People(msgspec.Struct):
    """The most active people; `total` counts all of them."""

    people: list[PersonSeen]
    total: int
    meta: AnswerMeta


class PeopleReader:
    """Reads the people of a selection."""

    def __init__(self, service: QueryService, clock: Clock) -> None:
        self._service = service
        self._clock = clock

    async def read(self, question: PeopleQuestion, project: int, timezone: str) -> People:
        """The people, most events first. Raises InvalidQuery, LimitReached, Unavailable."""
        begun_s = self._clock.monotonic_s()
        if not 1 <= question.limit <= MAX_PEOPLE:
            raise invalid("limit", f"must be 1 to {MAX_PEOPLE:,}")
        selection = select(question, project, timezone, self._service, self._clock.now_ms())
        statement = compile_people(project, selection.span, selection.condition, question.limit, self._service.event_tables(project, selection.at_ms))
        found = await self._service.reader.read(statement.sql, statement.parameters, limits=self._service.limits)
        total = found.rows[0][6] if found.rows else 0
        people = [PersonSeen(row[0], row[1] or None, row[2] or None, row[3], format_timestamp(row[4]), format_timestamp(row[5])) for row in found.rows]
        elapsed_ms = (self._clock.monotonic_s() - begun_s) * 1000
        return People(people, total, meta(selection, elapsed_ms=elapsed_ms, rows_read=found.rows_read, truncated=total > len(people)))
