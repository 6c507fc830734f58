"""Carries out what the ledger says, however often it is stopped in the middle; looks again later, so that nothing comes back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Protocol

import structlog

from tidegauge.core.clock import Clock
from tidegauge.core.errors import TidegaugeError, Unavailable
from tidegauge.core.long_work import run_long
from tidegauge.core.retries import Retries
from tidegauge.core.time_range import DAY_MS
from tidegauge.meta.database import Database
from tidegauge.privacy.erased import ErasedBook, ErasedKeys, Keys
from tidegauge.privacy.repository import PENDING, StoredErasure, due_erasures, find_erasure, hashes_of, note_checked, note_removed, read_ledger

EVERY_S: Final = 10.0
LONGEST_WAIT_S: Final = 600.0
AGAIN_AFTER_MS: Final = DAY_MS
"""An erased person is looked for again every day, and at every start: an old backup may have brought them back."""

_CALM_S: Final = 5.0
_JOURNAL_S: Final = 60.0
_PAUSE_S: Final = 0.2

log = structlog.get_logger(__name__)


class PeopleStore(Protocol):
    """The event store, as far as people go."""

    @property
    def stored_sequence(self) -> int: ...

    async def find_people(self, project: int, recognise: Callable[[Keys], Keys]) -> Keys: ...

    async def erase_people(self, project: int, keys: Keys) -> dict[str, int]: ...


class EntryLog(Protocol):
    """The journal, as far as what it still holds goes."""

    @property
    def last_sequence(self) -> int: ...

    async def holds(self, upto_sequence: int) -> bool: ...

    async def rewrite(self) -> None: ...


class PersonTraces(Protocol):
    """What is kept of people elsewhere."""

    async def clear(self, project: int, erased: ErasedKeys) -> None: ...


class Eraser:
    """`is_calm`: no event is on its way into the journal. `on_removed(project)` is called when rows went."""

    def __init__(
        self,
        database: Database,
        book: ErasedBook,
        store: PeopleStore,
        journal: EntryLog,
        traces: PersonTraces,
        clock: Clock,
        *,
        is_calm: Callable[[], bool],
        on_removed: Callable[[int], None],
    ) -> None:
        self._database = database
        self._book = book
        self._store = store
        self._journal = journal
        self._traces = traces
        self._clock = clock
        self._is_calm = is_calm
        self._on_removed = on_removed
        self._asked = asyncio.Event()
        self.retries = Retries(clock, first_s=EVERY_S, longest_s=LONGEST_WAIT_S)
        self._working = asyncio.Lock()

    async def refresh(self) -> None:
        """Refuse the events of everybody in the ledger from now on."""
        self._book.replace(await self._database.read(read_ledger))

    def wake(self) -> None:
        """There is something new in the ledger."""
        self._asked.set()

    async def run(self) -> None:
        """Do what is pending now and whenever something is asked; for ever. Raises what the relational store raises."""
        is_start = True
        while True:
            self._asked.clear()
            await self.advance(is_start=is_start)
            is_start = False
            with suppress(TimeoutError):
                await asyncio.wait_for(self._asked.wait(), EVERY_S)

    async def advance(self, *, is_start: bool = False) -> None:
        """One round: everything pending, and a look for those who have not been looked for in a day (`is_start`: for all)."""
        await self.refresh()
        now_ms = self._clock.now_ms()
        due = await self._database.read(due_erasures, now_ms + 1 if is_start else now_ms - AGAIN_AFTER_MS)
        self.retries.keep(erasure.id for erasure in due)
        for erasure in due:
            if self.retries.is_due(erasure.id):
                await self._advance_one(erasure)

    async def _advance_one(self, erasure: StoredErasure) -> None:
        try:
            await (self.erase(erasure) if erasure.state == PENDING else self.check(erasure))
        except Exception as error:  # noqa: BLE001 - catch-all: whatever keeps this one from going is said, and the others go
            failure = self.retries.fail(erasure.id, error.message if isinstance(error, TidegaugeError) else repr(error))
            log.warning("erasure_postponed", erasure=erasure.id, project=erasure.project, attempts=failure.attempts, error=failure.reason)

    async def erase(self, erasure: StoredErasure) -> None:
        """Take what is there of a person out of everything. Raises Unavailable when something does not let it go yet; then do it again."""
        async with self._working:
            now = await self._database.read(find_erasure, erasure.project, erasure.id)
            if now is None or now.state != PENDING:
                return
            theirs = self._book.chosen(erasure.project, await self._database.read(hashes_of, erasure.id))
            await self._pass_journal()
            keys = await self._store.find_people(erasure.project, theirs.recognise)
            removed = await self._store.erase_people(erasure.project, keys)
            await self._database.write(note_removed, erasure.id, removed["events"])
            await self._traces.clear(erasure.project, theirs)
            await self._journal.rewrite()
            await run_long(self._database.compact)
            self._on_removed(erasure.project)
            log.info("person_erased", erasure=erasure.id, project=erasure.project, rows=removed)
            await self.check(erasure)

    async def check(self, erasure: StoredErasure) -> int:
        """Look for them in the whole store; gives the keys of theirs that are there. When there are any, they are erased with the next round."""
        theirs = self._book.chosen(erasure.project, await self._database.read(hashes_of, erasure.id))
        await self._traces.clear(erasure.project, theirs)
        found = len(await self._store.find_people(erasure.project, theirs.recognise))
        await self._database.write(note_checked, erasure.id, found=found, at_ms=self._clock.now_ms())
        if found:
            log.warning("erased_person_found", erasure=erasure.id, project=erasure.project, keys=found)
            self.wake()
        return found

    async def _pass_journal(self) -> None:
        """Wait until everything accepted so far is stored and let go of by the journal. Raises Unavailable after a minute.

        What was read before their events were refused is in the journal within moments; under constant traffic that is waited for without being seen.
        """
        calm_s = time.monotonic() + _CALM_S
        while not self._is_calm() and time.monotonic() < calm_s:  # noqa: ASYNC110 - the hot path tells nobody when it is done
            await asyncio.sleep(_PAUSE_S)
        upto, give_up_s = self._journal.last_sequence, time.monotonic() + _JOURNAL_S
        while self._store.stored_sequence < upto or await self._journal.holds(upto):
            if time.monotonic() > give_up_s:
                raise Unavailable("The journal still holds events of before; they have to be stored first.", retry_after_s=EVERY_S)
            await asyncio.sleep(_PAUSE_S)
