"""Which ranges new batches touched: what lets a cached answer outlive batches that cannot change it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final, NamedTuple

from tidegauge.contracts.batch import EventBatch
from tidegauge.core.clock import Clock, SystemClock
from tidegauge.core.time_range import TimeRange

MAX_TOUCHES: Final = 4_096


class _Touch(NamedTuple):
    sequence: int
    project: int
    from_ms: int
    last_ms: int


class Freshness:
    """Remembers the latest batches' (project, first time, last time). `accept` is called with every durable batch in sequence order."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()
        self._arrivals: deque[tuple[int, int]] = deque(maxlen=MAX_TOUCHES)
        self._touches: deque[_Touch] = deque(maxlen=MAX_TOUCHES)
        self._known_after: int | None = None
        self._last = 0

    def accept(self, batches: Iterable[EventBatch]) -> None:
        """Take note of batches."""
        for batch in batches:
            if self._known_after is None or batch.sequence != self._last + 1:
                self._known_after = batch.sequence - 1
                self._touches.clear()
            self._last = batch.sequence
            self._arrivals.append((batch.sequence, self._clock.now_ms()))
            for touch in (_Touch(batch.sequence, project, *span) for project, span in batch.spans.items()):
                if len(self._touches) == MAX_TOUCHES:
                    self._known_after = self._touches[0].sequence
                self._touches.append(touch)

    def waiting_since_ms(self, stored_sequence: int) -> int | None:
        """When the oldest batch above `stored_sequence` came; None when none is known to wait."""
        while self._arrivals and self._arrivals[0][0] <= stored_sequence:
            self._arrivals.popleft()
        return self._arrivals[0][1] if self._arrivals else None

    def is_unchanged(self, project: int, span: TimeRange, after: int, until: int) -> bool:
        """Whether no batch numbered above `after` up to `until` has an event of the project in the span. False when that is not known."""
        if after == until:
            return True
        if self._known_after is None or after < self._known_after or until > self._last:
            return False
        return not any(
            touch.project == project and touch.from_ms < span.to_ms and touch.last_ms >= span.from_ms
            for touch in self._touches
            if after < touch.sequence <= until
        )
