"""The store as one thing: opened, started, fed with durable batches, read, stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec
import structlog

from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.breaker import UNGUARDED, Breaker
from tidegauge.contracts.retention import Expired, Retention, StoredEvents
from tidegauge.core.clock import Clock
from tidegauge.core.errors import InvalidInput, TidegaugeError
from tidegauge.core.long_work import run_long
from tidegauge.core.tasks import Supervisor
from tidegauge.identity.identities import Identities
from tidegauge.store import erasure, retention
from tidegauge.store.batch_log import BatchLog
from tidegauge.store.duplicates import Duplicates
from tidegauge.store.engines.confinement.opening import confined
from tidegauge.store.engines.port import Engine
from tidegauge.store.guard import RollupGuard
from tidegauge.store.kept_links import load_links
from tidegauge.store.migration import migrate
from tidegauge.store.quarantine import Quarantine
from tidegauge.store.reader import CONNECTIONS, ReaderStatistics, StoreReader
from tidegauge.store.reconcile import detached_parts, newest_sequence
from tidegauge.store.rollup import RollupStatistics, RollupWriter
from tidegauge.store.writer import StoreWriter, WriterStatistics

log = structlog.get_logger(__name__)

STOP_S: Final = 2.0


class StoreStatistics(msgspec.Struct):
    """For /api/statistics and telemetry."""

    stored_sequence: int
    rollup_sequence: int
    lag_batches: int
    writer: WriterStatistics
    rollup: RollupStatistics
    reader: ReaderStatistics
    duplicate_filter_bytes: int
    is_duplicate_filter_ready: bool
    detached_parts: list[str]
    identity_links: int
    identity_links_refused: int


def open_engine(url: str) -> Engine:
    """The engine of `chdb:///path` or `clickhouse://user:password@host:port/database`. Raises InvalidInput, Conflict, Unavailable."""
    parts = urlsplit(url)
    if parts.scheme == "chdb" and parts.path:
        from tidegauge.store.engines.embedded import EmbeddedEngine

        return EmbeddedEngine(Path(parts.path), read_connections=CONNECTIONS)
    if parts.scheme in ("clickhouse", "clickhouses") and parts.hostname:
        from tidegauge.store.engines.server import ServerEngine

        return ServerEngine(url, connections=CONNECTIONS)
    raise InvalidInput("The store's URL must be chdb:///path or clickhouse://user:password@host:port/database.")


def open_current_engine(url: str, restrict: Callable[[], None] | None = None) -> Engine:
    """The engine of `open_engine` with its tables brought up to date; close it. With `restrict` in confinement. Raises as `Store.open`."""
    engine = open_engine(url) if restrict is None else confined(partial(open_engine, url), restrict)
    try:
        applied = migrate(engine)
    except BaseException:  # catch-all: an engine left open crashes the interpreter's exit
        engine.close()
        raise
    log.info("store_opened", engine=urlsplit(url).scheme, migrations=applied)
    return engine


class Store:
    """Give durable batches to `accept`; read with `reader`; ask `duplicates` about ids. `on_stored` listeners get each new stored sequence."""

    def __init__(self, engine: Engine, batches: BatchLog, clock: Clock, *, quarantine: Path, duplicate_window_days: int, breaker: Breaker = UNGUARDED) -> None:
        self._engine = engine
        self._batches = batches
        self._clock = clock
        self._window_days = duplicate_window_days
        self._guard = RollupGuard()
        self.identities = Identities()
        self.writer = StoreWriter(engine, batches, Quarantine(quarantine), self.identities)
        self.reader = StoreReader(engine, self._guard, lambda: self.writer.stored_sequence, connections=CONNECTIONS, breaker=breaker)
        self.rollup = RollupWriter(engine, batches, self._guard, lambda: self.writer.stored_sequence)
        self.duplicates = Duplicates(engine, self.reader, clock, window_days=duplicate_window_days)
        self.detached: list[str] = []
        self._tasks = Supervisor(_report, clock=clock)

    @classmethod
    async def open(cls, url: str, journal: BatchLog, *, clock: Clock, data_directory: Path, duplicate_window_days: int = 7) -> Store:
        """Open the engine and bring its tables up to date. `data_directory` takes what the engine refuses (`quarantine/`).

        Raises InvalidInput for a URL, Conflict when another process or a newer version has the store, Unavailable when it cannot be opened.
        """
        engine = await asyncio.to_thread(open_current_engine, url)
        return cls(engine, journal, clock, quarantine=data_directory / "quarantine", duplicate_window_days=duplicate_window_days)

    @property
    def stored_sequence(self) -> int:
        """Every batch up to this one is in the store."""
        return self.writer.stored_sequence

    @property
    def engine(self) -> Engine:
        """What the rows are in, for who reads all of them."""
        return self._engine

    @property
    def on_stored(self) -> list[Callable[[int], None]]:
        """Listeners to the stored sequence."""
        return self.writer.listeners

    def accept(self, batches: Sequence[EventBatch]) -> None:
        """Durable batches in sequence, on the event loop; a listener of the journal, before those that count people."""
        self.identities.accept(batches)
        self.writer.backlog.accept(batches)

    async def start(self) -> None:
        """Make whole what an earlier process left, then write in the background. Call before the first append. Raises what the engine and the journal raise."""
        self.detached = await asyncio.to_thread(detached_parts, self._engine)
        if self.detached:
            log.error("store_parts_detached", count=len(self.detached), parts=self.detached[:10])
        await asyncio.to_thread(load_links, self._engine, self.identities)
        await self._batches.raise_floor(await asyncio.to_thread(newest_sequence, self._engine, self._batches.last_sequence))
        mended = await self.writer.recover()
        if mended:
            log.info("store_recovered", batches=mended)
        await self.rollup.recover()
        self._tasks.start("store-writer", self.writer.run)
        self._tasks.start("rollup-writer", self.rollup.run)
        self._tasks.start("duplicate-filter", self.duplicates.rebuild)

    async def stop(self) -> None:
        """Stop writing (the journal keeps what waits) and let go of the engine. What a server does not answer within `STOP_S` is given up."""
        stopping = asyncio.ensure_future(self._stop())
        await asyncio.wait([stopping], timeout=STOP_S)
        if not stopping.done():
            log.warning("store_slow_to_stop", after_s=STOP_S)
            self._engine.interrupt()
        await stopping

    async def _stop(self) -> None:
        await self._tasks.stop()
        for part in (self.rollup, self.duplicates, self.writer):
            await asyncio.to_thread(part.close)
        await self.reader.close()
        await asyncio.to_thread(self._engine.close)

    async def remove_expired(self, project: int, kept: Retention) -> retention.Removal:
        """Remove a project's rows that are past their age; raw rows and roll-ups alike."""
        async with self.rollup.writing:
            return await run_long(retention.remove_expired, self._engine, project, kept, now_ms=self._clock.now_ms())

    async def count_expired(self, project: int, kept: Retention) -> list[Expired]:
        """What `remove_expired` would take now, by event name."""
        return await retention.count_expired(self.reader, project, kept, now_ms=self._clock.now_ms())

    async def count_events(self, project: int) -> tuple[int, int | None]:
        """How many events a project has, and the oldest in epoch ms."""
        return await retention.count_events(self.reader, project)

    async def list_stored(self, project: int) -> list[StoredEvents]:
        """The events of a project by name, with how much of the disk they take, about."""
        event_bytes = await asyncio.to_thread(retention.bytes_per_event, self._engine)
        return await retention.list_stored(self.reader, project, event_bytes)

    async def event_bytes(self) -> float:
        """What an event takes on the disk, on average."""
        return await asyncio.to_thread(retention.bytes_per_event, self._engine)

    async def forget_ids(self) -> list[str]:
        """Drop the days of client ids before the duplicates' window."""
        return await run_long(retention.forget_ids, self._engine, window_days=self._window_days, now_ms=self._clock.now_ms())

    async def erase_project(self, project: int) -> retention.Removal:
        """Remove every row of a project. Refuse its events first: what is accepted later is stored."""
        async with self.rollup.writing:
            removed = await run_long(retention.erase_project, self._engine, project)
        self.identities.forget(project)
        return removed

    async def find_people(self, project: int, recognise: erasure.Recognise) -> erasure.Keys:
        """The person keys that `recognise` knows, wherever a table names them. About 1 us for every person of the project."""
        return await run_long(erasure.find_people, self._engine, project, recognise)

    async def erase_people(self, project: int, keys: erasure.Keys) -> dict[str, int]:
        """Remove people's rows from every table, raw rows and roll-ups alike, and from the disk; gives the rows by table. Safe to repeat.

        Refuse their events first, and see that the journal holds none: what it holds is stored again at a start.
        """
        days = await run_long(erasure.touched_days, self._engine, project, keys)
        removed = await self.rollup.remove(project, days, lambda: erasure.remove_people(self._engine, project, keys))
        self.identities.forget_people(project, keys.tolist())
        await run_long(erasure.drop_replaced_parts, self._engine)
        return removed

    def statistics(self) -> StoreStatistics:
        """What was done since the start, and what waits."""
        return StoreStatistics(
            stored_sequence=self.stored_sequence,
            rollup_sequence=self._guard.sequence,
            lag_batches=self._batches.last_sequence - self.stored_sequence,
            writer=self.writer.statistics,
            rollup=self.rollup.statistics,
            reader=self.reader.statistics,
            duplicate_filter_bytes=self.duplicates.nbytes,
            is_duplicate_filter_ready=self.duplicates.is_ready,
            detached_parts=self.detached,
            identity_links=self.identities.links,
            identity_links_refused=self.identities.refused,
        )


def _report(name: str, error: BaseException, pause_s: float) -> None:
    log.error("store_task_failed", task=name, error=error.message if isinstance(error, TidegaugeError) else repr(error), again_in_s=pause_s)
