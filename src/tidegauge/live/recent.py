"""The newest batches, for what a feed shows before the store has it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from tidegauge.contracts.batch import EventBatch

MAX_ROWS: Final = 50_000
GRACE_S: Final = 30.0
"""How long a batch stays after it came and was stored: longer than reading a list from the store takes."""


class RecentBatches:
    """Batches not yet surely in the store, newest last; at most MAX_ROWS rows beyond the newest batch."""

    def __init__(self) -> None:
        self._kept: deque[tuple[float, EventBatch]] = deque()
        self._rows = 0

    def add(self, batches: Sequence[EventBatch], now_s: float) -> None:
        """Keep batches, in sequence order."""
        for batch in batches:
            self._kept.append((now_s, batch))
            self._rows += len(batch)
        while self._rows > MAX_ROWS and len(self._kept) > 1:
            self._drop()

    def release(self, stored_sequence: int, now_s: float) -> None:
        """Batches up to `stored_sequence` are in the store; those that came GRACE_S ago go."""
        while self._kept and self._kept[0][1].sequence <= stored_sequence and now_s - self._kept[0][0] >= GRACE_S:
            self._drop()

    def __iter__(self) -> Iterator[EventBatch]:
        return (batch for _, batch in self._kept)

    def _drop(self) -> None:
        self._rows -= len(self._kept.popleft()[1])
