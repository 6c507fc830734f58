"""What a project's admins do for a person's wish: erase, look at the ledger, check that nothing is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from tidegauge.core.clock import Clock
from tidegauge.core.errors import NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database
from tidegauge.privacy.erased import ErasedBook
from tidegauge.privacy.eraser import Eraser
from tidegauge.privacy.repository import StoredErasure, add_erasure, find_erasure, list_erasures
from tidegauge.query.compile.person_history import compile_present, compile_sums
from tidegauge.query.execute import QueryService
from tidegauge.query.people.person_id import find_person

MAX_IDS: Final = 10_000
MAX_BULK_BYTES: Final = 4 * 1024 * 1024
_KEYS_AT_ONCE: Final = 1_000
_LISTED: Final = 100
_PERSON: Final = "person:"
_PREFIXES: Final = ("user:", "visitor:", _PERSON)


class ErasureView(msgspec.Struct, frozen=True):
    """An erasure of one person, or of `people` given together. `state`: pending or done. `events`: what they had when it was asked; `removed`: what went,
    later arrivals too.

    `checked_at`: when the store was last looked through for them, `found`: their person keys there then.
    """

    id: str
    asked_at: str
    asked_by: str | None
    state: str
    events: int
    removed: int
    done_at: str | None
    checked_at: str | None
    found: int
    people: int


class BulkBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who is to be erased: `user:<user_id>`, `visitor:<anonymous_id>`, `person:<key>`; a text without any of these is a user's id."""

    ids: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=210)], ...], Meta(min_length=1, max_length=MAX_IDS)]


class BulkView(msgspec.Struct, frozen=True):
    """One erasure of all `people` that were found; of `unknown` ids no event is kept, the first 100 are listed."""

    erasure: ErasureView
    people: int
    unknown: int
    unknown_ids: list[str]


class ErasureList(msgspec.Struct, frozen=True):
    """The newest 200 of a project."""

    erasures: list[ErasureView]


class ErasureDesk:
    """Behind `/api/people/{id}` and `/api/projects/{id}/erasures`."""

    def __init__(self, database: Database, book: ErasedBook, eraser: Eraser, query: QueryService, clock: Clock) -> None:
        self._database = database
        self._book = book
        self._eraser = eraser
        self._query = query
        self._clock = clock

    async def ask(self, project: int, given: str, asked_by: str) -> ErasureView:
        """Put a person into the ledger and refuse their events from now on; the rest is done in the background.

        Raises InvalidQuery, NotFound when no event of theirs is kept, LimitReached, Unavailable.
        """
        _, keys = find_person(self._query.identities, project, given)
        statement = compile_sums(project, keys)
        events = int((await self._query.reader.read(statement.sql, statement.parameters, limits=self._query.limits)).rows[0][0])
        if not events:
            raise NotFound("There is no such person: no event of theirs is kept.")
        hashes = self._book.hashes(project, keys)
        erasure = await self._database.write(add_erasure, project, hashes, events=events, asked_by=asked_by or None, at_ms=self._clock.now_ms())
        await self._eraser.refresh()
        self._eraser.wake()
        return _view(await self._find(project, erasure))

    async def ask_many(self, project: int, given: Sequence[str], asked_by: str) -> BulkView:
        """The same for many at once: one erasure, done in one go. Raises as `ask`; NotFound when none of them is known."""
        named = {text: find_person(self._query.identities, project, _as_person_id(text))[1] for text in given}
        keys = list(dict.fromkeys(key for some in named.values() for key in some))
        present: dict[int, int] = {}
        for start in range(0, len(keys), _KEYS_AT_ONCE):
            statement = compile_present(project, keys[start : start + _KEYS_AT_ONCE])
            present.update((await self._query.reader.read(statement.sql, statement.parameters, limits=self._query.limits)).rows)
        known = {text: some for text, some in named.items() if not present.keys().isdisjoint(some)}
        if not known:
            raise NotFound("None of these people is known: no event of theirs is kept.")
        people = len({frozenset(some) for some in known.values()})
        hashes = self._book.hashes(project, dict.fromkeys(key for some in known.values() for key in some))
        events, at_ms = sum(present.values()), self._clock.now_ms()
        erasure = await self._database.write(add_erasure, project, hashes, events=events, asked_by=asked_by or None, at_ms=at_ms, people=people)
        await self._eraser.refresh()
        self._eraser.wake()
        unknown = [text for text in named if text not in known]
        return BulkView(_view(await self._find(project, erasure)), people, len(unknown), unknown[:_LISTED])

    async def list(self, project: int) -> ErasureList:
        """The ledger, newest first."""
        return ErasureList([_view(erasure) for erasure in await self._database.read(list_erasures, project)])

    async def check(self, project: int, erasure: str) -> ErasureView:
        """Look for the person in the whole store now. Raises NotFound, LimitReached, Unavailable."""
        await self._eraser.check(await self._find(project, erasure))
        return _view(await self._find(project, erasure))

    async def _find(self, project: int, erasure: str) -> StoredErasure:
        found = await self._database.read(find_erasure, project, erasure)
        if found is None:
            raise NotFound("There is no such erasure.")
        return found


def _as_person_id(text: str) -> str:
    """As `read_person_id` takes it."""
    if text.startswith(_PREFIXES):
        return text.removeprefix(_PERSON)
    return f"{_PREFIXES[0]}{text}"


def _view(erasure: StoredErasure) -> ErasureView:
    return ErasureView(
        id=erasure.id,
        asked_at=format_timestamp(erasure.asked_at_ms),
        asked_by=erasure.asked_by,
        state=erasure.state,
        events=erasure.events,
        removed=erasure.removed,
        done_at=_text(erasure.done_at_ms),
        checked_at=_text(erasure.checked_at_ms),
        found=erasure.found,
        people=erasure.people,
    )


def _text(at_ms: int | None) -> str | None:
    return None if at_ms is None else format_timestamp(at_ms)
