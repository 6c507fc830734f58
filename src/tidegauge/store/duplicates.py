"""Which event ids were seen within the window: a Bloom filter a day in memory, the store for certainty."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import xxhash

from tidegauge.contracts.caller import calling
from tidegauge.contracts.ports import QueryLimits, RowReader
from tidegauge.contracts.sight import WHOLE, seeing
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import DAY_MS
from tidegauge.store.bloom import Bloom
from tidegauge.store.engines.port import Engine

_CHUNK_KEYS: Final = 2_000_000
_LIMITS: Final = QueryLimits(timeout_s=30.0)
_CALLER: Final = "ingest"


class Duplicates:
    """Implements contracts.ports.DuplicateFinder. Until `rebuild` is done every key may have been seen, so the store is asked."""

    def __init__(self, engine: Engine, reader: RowReader, clock: Clock, *, window_days: int) -> None:
        self.is_ready = False
        self._engine = engine
        self._reader = reader
        self._clock = clock
        self._window_days = window_days
        self._is_closing = False
        self._days: dict[int, Bloom] = {}
        self._threads = ThreadPoolExecutor(1, "duplicates", initializer=engine.adopt)

    @property
    def nbytes(self) -> int:
        """Memory of the filters in bytes."""
        return sum(bloom.nbytes for bloom in self._days.values())

    def maybe_seen(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
        """See DuplicateFinder. About 10 us a day of the window, and 0.1 us a key and day."""
        if not self.is_ready:
            return np.ones(len(keys), np.bool_)
        found = np.zeros(len(keys), np.bool_)
        for bloom in self._days.values():
            found |= bloom.has(keys)
        return found

    def add(self, keys: npt.NDArray[np.uint64]) -> None:
        """See DuplicateFinder."""
        today = self._clock.now_ms() // DAY_MS
        if today not in self._days:
            self._days[today] = Bloom()
            for day in [day for day in self._days if day < today - self._window_days]:
                del self._days[day]
        self._days[today].add(keys)

    async def confirm(self, project: int, ids: Sequence[str]) -> set[str]:
        """See DuplicateFinder. Compared by XXH3-64, as everywhere ids are compared."""
        keys = {xxhash.xxh3_64_intdigest(f"{project}:{text}".encode()): text for text in ids}
        since_ms = self._clock.now_ms() - self._window_days * DAY_MS
        with calling(_CALLER), seeing(WHOLE):  # whether an event came before is not what somebody sees
            rows = await self._reader.read(
                "SELECT DISTINCT key FROM event_ids WHERE project = {project:UInt32} AND key IN {keys:Array(UInt64)}"
                " AND received >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')",
                {"project": project, "keys": list(keys), "since": since_ms},
                limits=_LIMITS,
            )
        found = {row[0] for row in rows.rows}
        return {text for text in ids if xxhash.xxh3_64_intdigest(f"{project}:{text}".encode()) in found}

    async def rebuild(self) -> None:
        """Fill the filters from the store, in the background. Raises what the engine raises; then call it again."""
        today = self._clock.now_ms() // DAY_MS
        for day in range(today - self._window_days, today + 1):
            bloom = await self._run(self._load, day)
            known = self._days.setdefault(day, bloom)
            if known is not bloom:  # keys came while it was read
                await self._run(self._refill, day, known)
        self.is_ready = True

    def close(self) -> None:
        """Wait for the statement under way."""
        self._is_closing = True
        self._threads.shutdown(wait=True)

    def _load(self, day: int) -> Bloom:
        bloom = Bloom()
        self._refill(day, bloom)
        return bloom

    def _refill(self, day: int, bloom: Bloom) -> None:
        span = "received >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND received < fromUnixTimestamp64Milli({to:Int64}, 'UTC')"
        parameters = {"from": day * DAY_MS, "to": (day + 1) * DAY_MS}
        count = int(self._engine.integers(f"SELECT count() FROM event_ids WHERE {span}", parameters)[0])  # noqa: S608 - our own words
        parts = count // _CHUNK_KEYS + 1
        for part in range(parts):
            if self._is_closing:
                return
            statement = f"SELECT key FROM event_ids WHERE {span} AND key % {{parts:UInt64}} = {{part:UInt64}}"  # noqa: S608 - our own words
            bloom.add(self._engine.integers(statement, parameters | {"parts": parts, "part": part}))

    async def _run(self, work: Callable[..., Any], *arguments: object) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)
