"""Runs read statements: bounded, cancelled with their caller, the short ones never behind the long."""

from __future__ import annotations

import asyncio
import uuid
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from typing import Any, Final

import msgspec

from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.core.errors import LimitReached
from tidegauge.store.engines.port import Engine
from tidegauge.store.guard import RollupGuard

SHORT_MS: Final = 150.0
_KNOWN_STATEMENTS: Final = 2_000
_KILL_EVERY_S: Final = 0.1
_WAIT_S: Final = 30.0
_LATEST: Final = 4_096


class ReaderStatistics(msgspec.Struct):
    """Since the start; `running` now."""

    statements: int = 0
    seconds: float = 0.0
    rows_read: int = 0
    cancelled: int = 0
    refused: int = 0
    running: int = 0


class StoreReader:
    """Implements contracts.ports.RowReader. One of the `connections` is kept for statements that were short the last time (by their text).
    `latest_ms`: how long the latest statements took, for whoever takes them out."""

    def __init__(self, engine: Engine, guard: RollupGuard, stored_sequence: Callable[[], int], *, connections: int = 4, wait_s: float = _WAIT_S) -> None:
        self.statistics = ReaderStatistics()
        self.latest_ms: deque[float] = deque(maxlen=_LATEST)
        self._engine = engine
        self._guard = guard
        self._stored_sequence = stored_sequence
        self._threads = ThreadPoolExecutor(connections, "store-read")
        self._control = ThreadPoolExecutor(1, "store-kill")
        self._any = asyncio.Semaphore(max(connections - 1, 1))
        self._kept = asyncio.Semaphore(1)
        self._wait_s = wait_s
        self._took_ms: OrderedDict[str, float] = OrderedDict()
        self._running: dict[str, asyncio.Future[Rows]] = {}
        self._endings: set[asyncio.Task[None]] = set()

    @property
    def stored_sequence(self) -> int:
        """Every batch up to this one is in the store."""
        return self._stored_sequence()

    def rollup_guard(self) -> AbstractAsyncContextManager[int]:
        """See RowReader."""
        return self._guard.shared()

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        """See RowReader. Raises LimitReached also when no connection came free in time."""
        bounds = limits or QueryLimits()
        slot = await self._admit(statement)
        query_id = f"tidegauge-{uuid.uuid4().hex}"
        loop = asyncio.get_running_loop()
        self.statistics.running += 1
        running = loop.run_in_executor(self._threads, self._engine.query, statement, parameters or {}, bounds, query_id)
        self._running[query_id] = running
        running.add_done_callback(lambda _: self._release(slot, query_id))
        try:
            rows = await asyncio.shield(running)
        except asyncio.CancelledError:
            self.statistics.cancelled += 1
            ending = loop.create_task(self._end(running, query_id))
            self._endings.add(ending)
            ending.add_done_callback(self._endings.discard)
            raise
        self._note(statement, rows)
        return rows

    async def close(self) -> None:
        """Stop what runs, and wait for it."""
        await asyncio.gather(*self._endings, *(self._end(running, query_id) for query_id, running in list(self._running.items())))
        await asyncio.to_thread(self._threads.shutdown)
        await asyncio.to_thread(self._control.shutdown)

    async def _admit(self, statement: str) -> asyncio.Semaphore:
        is_short = self._took_ms.get(statement, SHORT_MS) < SHORT_MS
        slot = self._kept if is_short and self._any.locked() else self._any
        try:
            await asyncio.wait_for(slot.acquire(), self._wait_s)
        except TimeoutError:
            self.statistics.refused += 1
            raise LimitReached(f"Too many questions run at once: none ended within {self._wait_s:g} s. Ask again later.", code="query_queue") from None
        return slot

    def _release(self, slot: asyncio.Semaphore, query_id: str) -> None:
        del self._running[query_id]
        self.statistics.running -= 1
        slot.release()

    def _note(self, statement: str, rows: Rows) -> None:
        counts = self.statistics
        counts.statements += 1
        counts.seconds += rows.elapsed_ms / 1000
        self.latest_ms.append(rows.elapsed_ms)
        counts.rows_read += rows.rows_read
        self._took_ms[statement] = rows.elapsed_ms
        self._took_ms.move_to_end(statement)
        if len(self._took_ms) > _KNOWN_STATEMENTS:
            self._took_ms.popitem(last=False)

    async def _end(self, running: asyncio.Future[Rows], query_id: str) -> None:
        """Kill until it is gone: the first attempt may come before the engine knows the statement."""
        loop = asyncio.get_running_loop()
        while not running.done():
            await loop.run_in_executor(self._control, self._engine.kill, query_id)
            await asyncio.wait([running], timeout=_KILL_EVERY_S)
        if not running.cancelled():
            running.exception()  # seen: the caller has gone
