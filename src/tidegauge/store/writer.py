"""Puts durable batches into the store, many in one insert a table, each exactly once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import msgspec
import structlog

from tidegauge.contracts.batch import EventBatch
from tidegauge.core.errors import InvalidQuery, LimitReached, TidegaugeError, Unavailable
from tidegauge.identity.identities import Identities
from tidegauge.store.backlog import Backlog
from tidegauge.store.batch_log import BatchLog
from tidegauge.store.block import TARGETS, build_block
from tidegauge.store.engines.failure import StoreFailure
from tidegauge.store.engines.port import Engine
from tidegauge.store.kept_links import keep_links
from tidegauge.store.quarantine import Quarantine
from tidegauge.store.reconcile import delete_batches, make_whole, newest_sequence

log = structlog.get_logger(__name__)

READER: Final = "store"
MAX_ROWS: Final = 200_000
"""Rows of one insert: larger parts sort slower and merge less, smaller ones cost a sync each."""

PACE_S: Final = 0.5
"""Between the starts of two small inserts. Each makes parts that are sorted, synced and merged later: at 1,000 single events a second, inserting
without a pause took a whole core."""

LARGE_ROWS: Final = 150_000
"""With this many rows waiting the pace is not kept."""

_FIRST_PAUSE_S: Final = 0.1
_LONGEST_PAUSE_S: Final = 5.0


class WriterStatistics(msgspec.Struct):
    """Since the start. `last_error` is "" while all is well."""

    inserts: int = 0
    rows: int = 0
    insert_s: float = 0.0
    retries: int = 0
    quarantined: int = 0
    last_error: str = ""


class StoreWriter:
    """`stored_sequence` grows when every table holds the batch (or it is in quarantine) and the links it made are kept; listeners are told on the event loop.

    `identities` has taken each batch before it is written.
    """

    def __init__(self, engine: Engine, batches: BatchLog, quarantine: Quarantine, identities: Identities) -> None:
        self.backlog = Backlog(batches)
        self.stored_sequence = batches.position(READER)
        self.statistics = WriterStatistics()
        self.listeners: list[Callable[[int], None]] = []
        self._engine = engine
        self._batches = batches
        self._quarantine = quarantine
        self._identities = identities
        self._is_doubtful = False
        """Whether an attempt has begun that did not end in one way or the other: whatever comes next counts first."""
        self._threads = ThreadPoolExecutor(len(TARGETS), "store-write", initializer=engine.adopt)

    async def recover(self) -> int:
        """Make whole what an earlier process left after its position. Gives the batches that were mended. Raises what the engine raises."""
        mended = 0
        newest = await self._in_thread(newest_sequence, self._engine, self.stored_sequence)
        while batches := await self._batches.read(self.stored_sequence):
            self._identities.accept(batches)
            if batches[0].sequence > newest:  # no table has a row of them: nothing to count
                await self._insert(batches)
                mended += len(batches)
            else:
                mended += await self._in_thread(make_whole, self._engine, batches)
                await self._in_thread(keep_links, self._engine, self._identities.unsaved(batches[-1].sequence))
            self._publish(batches[-1].sequence)
        self._publish(self._batches.last_sequence)
        return mended

    async def run(self) -> None:
        """Write whatever comes, until cancelled."""
        while True:
            batches = await self.backlog.take(self.stored_sequence, MAX_ROWS)
            began_s = time.monotonic()
            await self.write(batches)
            self._publish(batches[-1].sequence)
            await self.backlog.gather(LARGE_ROWS, PACE_S - (time.monotonic() - began_s))

    async def write(self, batches: Sequence[EventBatch]) -> None:
        """Put batches of which the store holds nothing into every table. Waits as long as the engine is down; what it refuses goes to quarantine."""
        began_s = time.monotonic()
        try:
            if self._is_doubtful:
                raise StoreFailure("an earlier attempt ended before it was known what the tables hold")
            self._is_doubtful = True
            await self._insert(batches)
        except (TidegaugeError, OSError) as error:
            await self._mend(batches, _failure_of(error))
        self._is_doubtful = False
        self.statistics.inserts += 1
        self.statistics.rows += sum(map(len, batches))
        self.statistics.insert_s += time.monotonic() - began_s
        self.statistics.last_error = ""

    def close(self) -> None:
        """Wait for the insert under way."""
        self._threads.shutdown(wait=True)

    async def _insert(self, batches: Sequence[EventBatch]) -> None:
        """All tables at once; each is told apart by its own count if one fails."""
        block = await self._in_thread(build_block, batches)
        targets = [target for target in TARGETS if any(target.expected(batch) for batch in batches)]
        inserts = [self._in_thread(self._engine.insert, target.insert, block) for target in targets]
        links = self._identities.unsaved(batches[-1].sequence)
        outcomes = await asyncio.gather(*inserts, self._in_thread(keep_links, self._engine, links), return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome

    async def _mend(self, batches: Sequence[EventBatch], error: TidegaugeError) -> None:
        """Try again, counting first, until the batches are whole. A refused value is narrowed down to its batch."""
        pause_s = _FIRST_PAUSE_S
        while True:
            self.statistics.retries += 1
            self.statistics.last_error = str(error)
            log.warning("store_insert_failed", first=batches[0].sequence, last=batches[-1].sequence, error=str(error))
            if isinstance(error, InvalidQuery | LimitReached) and len(batches) > 1:
                half = len(batches) // 2
                await self._mend(batches[:half], error)
                await self._mend(batches[half:], error)
                return
            if not isinstance(error, Unavailable):
                pause_s = 0.0
            await asyncio.sleep(pause_s)
            try:
                await self._in_thread(keep_links, self._engine, self._identities.unsaved(batches[-1].sequence))
                await self._in_thread(make_whole, self._engine, batches)
                return
            except InvalidQuery as refused:
                if len(batches) == 1:
                    await self._set_aside(batches[0], refused)
                    return
                error = refused
            except (TidegaugeError, OSError) as again:
                error = _failure_of(again)
            pause_s = min(max(pause_s * 2, _FIRST_PAUSE_S), _LONGEST_PAUSE_S)

    async def _set_aside(self, batch: EventBatch, error: TidegaugeError) -> None:
        for target in TARGETS:
            await self._in_thread(delete_batches, self._engine, target.table, [batch.sequence])
        await self._in_thread(self._quarantine.put, batch, error.message)
        self.statistics.quarantined += 1

    def _publish(self, sequence: int) -> None:
        if sequence <= self.stored_sequence:
            return
        self.stored_sequence = sequence
        self._identities.saved(sequence)
        self._batches.advance(READER, sequence)
        for listener in self.listeners:
            listener(sequence)

    async def _in_thread(self, work: Callable[..., Any], *arguments: object) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)


def _failure_of(error: TidegaugeError | OSError) -> TidegaugeError:
    """An error of the machine, such as too many open files, is waited out like one of the engine."""
    return StoreFailure(str(error)) if isinstance(error, OSError) else error
