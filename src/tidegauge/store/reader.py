"""Runs read statements: bounded, cancelled with their caller, callers by turns, the short ones never behind the long."""

from __future__ import annotations

import asyncio
import uuid
from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, suppress
from typing import Any, Final

import msgspec

from tidegauge.contracts.breaker import UNGUARDED, Breaker
from tidegauge.contracts.caller import current_caller
from tidegauge.contracts.ports import Bound, QueryLimits, Rows
from tidegauge.contracts.sight import current_sight
from tidegauge.core.errors import Forbidden, LimitReached
from tidegauge.store.engines.failure import StoreFailure
from tidegauge.store.engines.port import Engine
from tidegauge.store.fair_queue import FairQueue, enter_first
from tidegauge.store.guard import RollupGuard

CONNECTIONS: Final = 5
"""One caller has three at most, and the one that is kept for short statements."""

SHORT_MS: Final = 150.0
_KNOWN_STATEMENTS: Final = 2_000
_KILL_EVERY_S: Final = 0.1
_WAIT_S: Final = 30.0
_LATEST: Final = 4_096
GRACE_S: Final = 5.0
"""The engine ends a statement at its limit; with so much more time gone by, it does not answer."""

_PING: Final = QueryLimits(timeout_s=1.0)


class ReaderStatistics(msgspec.Struct):
    """Since the start; `running` now."""

    statements: int = 0
    seconds: float = 0.0
    rows_read: int = 0
    cancelled: int = 0
    refused: int = 0
    running: int = 0


class StoreReader:
    """Implements contracts.ports.RowReader. One of the `connections` is kept for statements that were short the last time (by their text), and
    one more is never had by whoever has all the others. Statements that wait are let in by turns of their callers.
    `latest_ms`: how long the latest statements took, for whoever takes them out."""

    def __init__(
        self,
        engine: Engine,
        guard: RollupGuard,
        stored_sequence: Callable[[], int],
        *,
        connections: int = CONNECTIONS,
        wait_s: float = _WAIT_S,
        grace_s: float = GRACE_S,
        breaker: Breaker = UNGUARDED,
    ) -> None:
        self.statistics = ReaderStatistics()
        self._breaker = breaker
        self._grace_s = grace_s
        self._pinging: asyncio.Future[Rows] | None = None
        self.latest_ms: deque[float] = deque(maxlen=_LATEST)
        self._engine = engine
        self._guard = guard
        self._stored_sequence = stored_sequence
        self._threads = ThreadPoolExecutor(connections, "store-read", initializer=engine.adopt)
        self._control = ThreadPoolExecutor(1, "store-kill", initializer=engine.adopt)
        self._pings = ThreadPoolExecutor(1, "store-ping", initializer=engine.adopt)
        self._any = FairQueue(max(connections - 1, 1))
        self._kept = FairQueue(1)
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
        """See RowReader. Raises LimitReached also when no connection came free in time, Forbidden in a call that let nobody in, or another than whom the
        statement was made for.

        Rows that row rules hide from whoever this is done for are not in the answer, and not to be counted by what was read: that is 0 for them.
        """
        sight = current_sight()
        if isinstance(parameters, Bound) and parameters.sight not in (None, sight):
            raise Forbidden("This was asked for somebody who sees other events.", code="other_sight")
        bounds = msgspec.structs.replace(limits or QueryLimits(), sight=sight)
        async with self._breaker.guard():
            rows = await self._run(statement, parameters or {}, bounds)
        return rows if sight.is_whole else msgspec.structs.replace(rows, rows_read=0, bytes_read=0)

    async def ping(self) -> None:
        """Ask for one value, behind no question and past the breaker. Raises StoreFailure."""
        if self._pinging is not None and not self._pinging.done():
            raise StoreFailure("it has not answered the last ping")
        loop = asyncio.get_running_loop()
        self._pinging = loop.run_in_executor(self._pings, self._engine.query, "SELECT 1", {}, _PING, f"tidegauge-{uuid.uuid4().hex}")
        self._pinging.add_done_callback(_seen)
        await asyncio.shield(self._pinging)

    async def _run(self, statement: str, parameters: dict[str, Any], bounds: QueryLimits) -> Rows:
        leave = await self._admit(statement)
        if not self._breaker.is_closed:
            leave()
            raise StoreFailure("it stopped answering while this waited for its turn")
        query_id = f"tidegauge-{uuid.uuid4().hex}"
        loop = asyncio.get_running_loop()
        self.statistics.running += 1
        running = loop.run_in_executor(self._threads, self._engine.query, statement, parameters, bounds, query_id)
        self._running[query_id] = running
        running.add_done_callback(lambda _: self._release(leave, query_id))
        try:
            async with asyncio.timeout(bounds.timeout_s + self._grace_s):
                rows = await asyncio.shield(running)
        except TimeoutError:
            self._abandon(running, query_id)
            raise StoreFailure(f"no answer within {bounds.timeout_s + self._grace_s:g} s") from None
        except asyncio.CancelledError:
            self._abandon(running, query_id)
            raise
        self._note(statement, rows)
        return rows

    async def close(self) -> None:
        """Stop what runs, and wait for it."""
        await asyncio.gather(*self._endings, *(self._end(running, query_id) for query_id, running in list(self._running.items())))
        await asyncio.to_thread(self._threads.shutdown)
        await asyncio.to_thread(self._control.shutdown)
        await asyncio.to_thread(self._pings.shutdown)

    async def _admit(self, statement: str) -> Callable[[], None]:
        caller = current_caller()
        is_short = self._took_ms.get(statement, SHORT_MS) < SHORT_MS
        queues = [self._any, self._kept] if is_short else [self._any]
        try:
            return await enter_first(queues, caller, self._wait_s)
        except TimeoutError:
            self.statistics.refused += 1
            raise LimitReached(f"Too many questions run at once: none ended within {self._wait_s:g} s. Ask again later.", code="query_queue") from None

    def _release(self, leave: Callable[[], None], query_id: str) -> None:
        del self._running[query_id]
        self.statistics.running -= 1
        leave()

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

    def _abandon(self, running: asyncio.Future[Rows], query_id: str) -> None:
        """Nobody waits for it any more."""
        self.statistics.cancelled += 1
        ending = asyncio.get_running_loop().create_task(self._end(running, query_id))
        self._endings.add(ending)
        ending.add_done_callback(self._endings.discard)

    async def _end(self, running: asyncio.Future[Rows], query_id: str) -> None:
        """Kill until it is gone: the first attempt may come before the engine knows the statement."""
        loop = asyncio.get_running_loop()
        while not running.done():
            with suppress(StoreFailure):  # an engine that does not answer is told again, until the statement's own time is over
                await loop.run_in_executor(self._control, self._engine.kill, query_id)
            await asyncio.wait([running], timeout=_KILL_EVERY_S)
        _seen(running)


def _seen(running: asyncio.Future[Rows]) -> None:
    """The caller may have gone: what was raised is nobody's."""
    if not running.cancelled():
        running.exception()
