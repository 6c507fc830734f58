"""Durable batches on their way into the store: from memory as they come, from the journal when memory was too small."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from tidegauge.contracts.batch import EventBatch
from tidegauge.store.batch_log import BatchLog

MAX_BYTES: Final = 256 * 1024 * 1024


class Backlog:
    """Gives batches in sequence, each once. Batches that do not fit into `max_bytes` are read from the journal when it is their turn."""

    def __init__(self, log: BatchLog, *, max_bytes: int = MAX_BYTES) -> None:
        self._log = log
        self._newest = log.last_sequence
        self._max_bytes = max_bytes
        self._kept: deque[EventBatch] = deque()
        self._bytes = 0
        self._rows = 0
        self._enough_rows = 0
        self._plenty = asyncio.Event()
        self._news = asyncio.Event()

    def accept(self, batches: Sequence[EventBatch]) -> None:
        """Durable batches in sequence, on the event loop."""
        for batch in batches:
            self._newest = batch.sequence
            if self._bytes < self._max_bytes:
                self._kept.append(batch)
                self._bytes += batch.size_bytes
                self._rows += len(batch)
        self._news.set()
        if self._rows >= self._enough_rows:
            self._plenty.set()

    async def take(self, after_sequence: int, max_rows: int) -> list[EventBatch]:
        """The next batches after a sequence, at least one; waits for it. Raises JournalCorrupt."""
        while True:
            self._news.clear()
            self._drop(after_sequence)
            if self._kept and self._kept[0].sequence == after_sequence + 1:
                return self._first(max_rows)
            if self._newest > after_sequence:
                batches = await self._log.read(after_sequence)
                if batches:
                    return _bounded(batches, max_rows)
            await self._news.wait()

    async def gather(self, enough_rows: int, patience_s: float) -> None:
        """Let batches come together: until `enough_rows` wait in memory or `patience_s` are over."""
        if patience_s <= 0 or self._rows >= enough_rows:
            return
        self._enough_rows = enough_rows
        self._plenty.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                await self._plenty.wait()

    def _drop(self, sequence: int) -> None:
        while self._kept and self._kept[0].sequence <= sequence:
            batch = self._kept.popleft()
            self._bytes -= batch.size_bytes
            self._rows -= len(batch)

    def _first(self, max_rows: int) -> list[EventBatch]:
        found = [self._kept[0]]
        rows = len(found[0])
        for index in range(1, len(self._kept)):
            batch = self._kept[index]
            rows += len(batch)
            if rows > max_rows or batch.sequence != found[-1].sequence + 1:
                break
            found.append(batch)
        return found


def _bounded(batches: list[EventBatch], max_rows: int) -> list[EventBatch]:
    rows = 0
    found: list[EventBatch] = []
    for batch in batches:
        rows += len(batch)
        if found and rows > max_rows:
            break
        found.append(batch)
    return found
