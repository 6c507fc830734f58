"""An EventSink and a DuplicateFinder in memory, for tests of what stands before the journal and the store."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tidegauge.contracts.batch import EventBatch
from tidegauge.core.errors import TidegaugeError


class MemoryJournal:
    """Keeps batches in the order of their append. `failure` is raised instead while set; `hold()` makes appends wait until `release()`."""

    def __init__(self) -> None:
        self.batches: list[EventBatch] = []
        self.failure: TidegaugeError | OSError | None = None
        self._gate = asyncio.Event()
        self._gate.set()
        self.waiting = 0

    async def append(self, batch: EventBatch) -> int:
        """Keep the batch and give its sequence, from 1."""
        self.waiting += 1
        try:
            await self._gate.wait()
        finally:
            self.waiting -= 1
        if self.failure is not None:
            raise self.failure
        assert batch.size_bytes, "what cannot be written is found here, as by the journal"
        batch.sequence = len(self.batches) + 1
        self.batches.append(batch)
        return batch.sequence

    def hold(self) -> None:
        """Let appends wait."""
        self._gate.clear()

    def release(self) -> None:
        """Let waiting appends go on."""
        self._gate.set()

    def rows(self) -> list[dict[str, object]]:
        """Every kept event as a dict of its columns, in order."""
        return [row for batch in self.batches for row in batch.record.to_pylist()]


class MemoryDuplicates:
    """Exact, without false positives, unless `is_unsure` makes every key possible. `stored` holds (project, id)."""

    def __init__(self) -> None:
        self.keys: set[int] = set()
        self.stored: set[tuple[int, str]] = set()
        self.is_unsure = False
        self.failure: TidegaugeError | None = None
        self.asked = 0
        self.gate = asyncio.Event()
        self.gate.set()

    def maybe_seen(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
        return np.array([self.is_unsure or int(key) in self.keys for key in keys], dtype=np.bool_)

    def add(self, keys: npt.NDArray[np.uint64]) -> None:
        self.keys.update(int(key) for key in keys)

    async def confirm(self, project: int, ids: Sequence[str]) -> set[str]:
        self.asked += 1
        if self.failure is not None:
            raise self.failure
        found = {text for text in ids if (project, text) in self.stored}
        await self.gate.wait()
        return found

    def store(self, batch: EventBatch) -> None:
        """Let the finder know a batch as stored."""
        rows = zip(batch.record.column("project").to_pylist(), batch.record.column("id").to_pylist(), strict=True)
        self.stored.update((project, text) for project, text in rows if text)
