"""Answers kept for a while: bounded in bytes, computed once however many ask at the same time, never older than the data that would change them.

What whoever asks may see is a part of every key, whatever the caller's key says: two who see different rows never share an answer.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Final

import msgspec

from tidegauge.contracts.answer import Answer
from tidegauge.contracts.sight import current_sight
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Unavailable
from tidegauge.query.last_answers import LastAnswers
from tidegauge.query.metric import CacheClass
from tidegauge.query.weight import weight_of

DEFAULT_TTL_S: Final[dict[CacheClass, float]] = {"live": 30.0, "activity": 120.0, "revenue": 300.0, "health": 30.0}
DEFAULT_BYTES: Final = 64 * 2**20


class CacheStatistics(msgspec.Struct):
    """What the cache did since it began. `shared`: askers who waited for another's computation; `last`: who got the last good answer of a store that did
    not answer."""

    hits: int = 0
    misses: int = 0
    shared: int = 0
    stale: int = 0
    last: int = 0
    evicted: int = 0
    entries: int = 0
    bytes: int = 0

    @property
    def hit_rate(self) -> float:
        """Share of askers answered without a computation of their own."""
        asked = self.hits + self.shared + self.misses
        return (self.hits + self.shared) / asked if asked else 0.0


class _Entry(msgspec.Struct):
    answer: Answer
    sequence: int
    expires_s: float
    size: int


class _Flight(msgspec.Struct):
    task: asyncio.Task[Answer]
    waiting: int = 0


class AnswerCache:
    """`ttl_s` per class; `max_bytes` bounds the answers with their questions (`weight_of`), the least recently used go first. `last`: where the last good
    answers are kept.

    While the store `is_store_away` no kept answer counts as one of now: what changes it cannot be stored.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        max_bytes: int = DEFAULT_BYTES,
        ttl_s: dict[CacheClass, float] | None = None,
        last: LastAnswers | None = None,
        is_store_away: Callable[[], bool] = lambda: False,
    ) -> None:
        self._is_store_away = is_store_away
        self.statistics = CacheStatistics()
        self._last = last or LastAnswers(clock)
        self._clock = clock
        self._max_bytes = max_bytes
        self._ttl_s = {**DEFAULT_TTL_S, **(ttl_s or {})}
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._flights: dict[Hashable, _Flight] = {}

    def find(self, key: Hashable, is_current: Callable[[int], bool]) -> Answer | None:
        """The kept answer, when it has not expired and `is_current(sequence it was computed at)`."""
        key = (current_sight(), key)
        entry = self._entries.get(key)
        if entry is None:
            return None
        if self._is_store_away():
            return None
        if entry.expires_s <= self._clock.monotonic_s() or not is_current(entry.sequence):
            self.statistics.stale += 1
            self._drop(key)
            return None
        self._entries.move_to_end(key)
        self.statistics.hits += 1
        return entry.answer

    def holds(self, key: Hashable, is_current: Callable[[int], bool]) -> bool:
        """Whether `find` would give an answer; counts nothing."""
        entry = self._entries.get((current_sight(), key))
        return entry is not None and not self._is_store_away() and entry.expires_s > self._clock.monotonic_s() and is_current(entry.sequence)

    async def compute_or_last(
        self, question: Hashable, key: Hashable, sequence: int, kind: CacheClass, work: Callable[[], Awaitable[Answer]], *, may_be_stale: bool
    ) -> tuple[Answer, bool]:
        """As `compute`; when the store does not answer and it `may_be_stale`, the last good answer to the question, said to be stale, and True. `question`
        is the key without what time alone changes. Raises Unavailable when there is no such answer."""
        question = (current_sight(), question)
        try:
            answer = await self.compute(key, sequence, kind, work)
        except Unavailable:
            last = self._last.find(question) if may_be_stale else None
            if last is None:
                raise
            self.statistics.last += 1
            return last, True
        entry = self._entries.get((current_sight(), key))
        self._last.keep(question, answer, weight_of(question, answer) if entry is None else entry.size)
        return answer, False

    async def compute(self, key: Hashable, sequence: int, kind: CacheClass, work: Callable[[], Awaitable[Answer]]) -> Answer:
        """Run `work` and keep its answer, which holds at least the batches up to `sequence`. Askers of the same key and sequence share one run;
        it is cancelled when all of them are gone."""
        key = (current_sight(), key)
        flight_key = (key, sequence)
        flight = self._flights.get(flight_key)
        if flight is None:
            self.statistics.misses += 1
            flight = self._flights[flight_key] = _Flight(asyncio.ensure_future(_run(work)))
            flight.task.add_done_callback(lambda task: self._land(key, sequence, kind, task))
        else:
            self.statistics.shared += 1
        flight.waiting += 1
        try:
            return await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting and not flight.task.done():
                self._flights.pop(flight_key, None)
                flight.task.cancel()

    def clear(self) -> int:
        """Forget all answers; gives how many there were."""
        count = len(self._entries)
        for key in list(self._entries):
            self._drop(key)
        self._last.clear()
        return count

    def _land(self, key: Hashable, sequence: int, kind: CacheClass, task: asyncio.Task[Answer]) -> None:
        flight = self._flights.get((key, sequence))
        if flight is not None and flight.task is task:
            del self._flights[key, sequence]
        if task.cancelled() or task.exception() is not None:
            return
        answer = task.result()
        size = weight_of(key, answer)
        if size > self._max_bytes // 4:
            return
        self._drop(key)
        self._entries[key] = _Entry(answer, sequence, self._clock.monotonic_s() + self._ttl_s[kind], size)
        self.statistics.entries += 1
        self.statistics.bytes += size
        while self.statistics.bytes > self._max_bytes:
            self.statistics.evicted += 1
            self._drop(next(iter(self._entries)))

    def _drop(self, key: Hashable) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.statistics.entries -= 1
            self.statistics.bytes -= entry.size


async def _run(work: Callable[[], Awaitable[Answer]]) -> Answer:
    return await work()
