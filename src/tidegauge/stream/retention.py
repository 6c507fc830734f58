"""Recent batches, kept so that a snapshot of the store at any recent sequence can be continued without gap or double."""

from __future__ import annotations

from collections import deque
from typing import Final, NamedTuple

from tidegauge.contracts.batch import EventBatch

BATCH_OVERHEAD_BYTES: Final = 24 * 1024
"""Arrow's objects around the buffers of a batch (some 45 columns), measured."""


class _Kept(NamedTuple):
    batch: EventBatch
    size_bytes: int


class BatchRetention:
    """Batches in sequence order, at most `max_bytes` of them; a batch goes `grace_s` after it was stored."""

    def __init__(self, max_bytes: int, grace_s: float, start_sequence: int = 0) -> None:
        self._max_bytes = max_bytes
        self._grace_s = grace_s
        self._kept: deque[_Kept] = deque()
        self._stored: deque[tuple[float, int]] = deque()
        self.held_bytes = 0
        self.dropped_through = start_sequence
        """The last sequence that is no longer here: a snapshot must be of this one or a later one."""

    def __len__(self) -> int:
        return len(self._kept)

    def add(self, batch: EventBatch) -> None:
        """Keep a batch; the oldest go when over the bound."""
        if not self._kept and not self.dropped_through:
            self.dropped_through = batch.sequence - 1  # what came before this process listened is in the store only
        size_bytes = batch.size_bytes + BATCH_OVERHEAD_BYTES
        self._kept.append(_Kept(batch, size_bytes))
        self.held_bytes += size_bytes
        while self.held_bytes > self._max_bytes and len(self._kept) > 1:
            self._drop()

    def release(self, stored_sequence: int, now_s: float) -> None:
        """Batches up to `stored_sequence` are in the store; those stored `grace_s` ago go."""
        if not self._stored or self._stored[-1][1] < stored_sequence:
            self._stored.append((now_s, stored_sequence))
        through = 0
        while self._stored and self._stored[0][0] <= now_s - self._grace_s:
            through = self._stored.popleft()[1]
        while self._kept and self._kept[0].batch.sequence <= through:
            self._drop()

    def after(self, sequence: int) -> list[EventBatch]:
        """The batches after `sequence`, in order."""
        return [kept.batch for kept in self._kept if kept.batch.sequence > sequence]

    def _drop(self) -> None:
        kept = self._kept.popleft()
        self.held_bytes -= kept.size_bytes
        self.dropped_through = kept.batch.sequence
