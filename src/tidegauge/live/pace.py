"""How often is affordable: intervals that follow from what the work costs."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

_WINDOW_S: Final = 0.25
_BUSY: Final = 0.82
_IDLE: Final = 0.72
_PAUSE_COSTS: Final = 8
_PAUSE_MAX_S: Final = 0.05


class PublishPace:
    """The least time between two updates of a tile: short while the event loop has time left, longer when it has not.

    Under constant change a number is as old as this interval and a round together, so the loop is used well (up to 82 %) before the interval grows.
    What counts is the CPU time of the loop's thread, ingest and sending included: counting what other processes take away only made numbers older.
    """

    def __init__(self, min_ms: float, max_ms: float, cpu_s: Callable[[], float] = time.thread_time) -> None:
        self._min_s, self._max_s, self._cpu_s = min_ms / 1000, max_ms / 1000, cpu_s
        self.interval_s = self._min_s
        self._began_s = self._cpu_before_s = float("-inf")

    def look(self, now_s: float) -> None:
        """Call on the loop's thread after work. The interval moves by an eighth per window of 250 ms that was too busy or idle enough."""
        elapsed_s = now_s - self._began_s
        if elapsed_s < _WINDOW_S:
            return
        cpu_s = self._cpu_s()
        share = (cpu_s - self._cpu_before_s) / elapsed_s if self._began_s > float("-inf") else _BUSY
        if share > _BUSY:
            self.interval_s = min(self.interval_s * 1.125, self._max_s)
        elif share < _IDLE:
            self.interval_s = max(self.interval_s / 1.125, self._min_s)
        self._began_s, self._cpu_before_s = now_s, cpu_s


def fold_pause_s(cost_s: float, waiting_rows: int, fold_rows: int, interval_s: float) -> float:
    """How long to leave the loop to others after a fold, so that more events share the next one; nothing when far behind.

    A fold that is dear comes once per `interval_s` of publishing, right before it: more often shows nothing sooner. A cheap one waits eight times its cost.
    """
    if waiting_rows >= 4 * fold_rows:
        return 0.0
    return min(_PAUSE_COSTS * cost_s, max(interval_s - cost_s, 2 * cost_s), _PAUSE_MAX_S)


def refresh_interval_s(cost_s: float, min_s: float, max_s: float) -> float:
    """The time between two runs of a query that cannot be kept incrementally: ten times its cost within the bounds."""
    return min(max(10 * cost_s, min_s), max_s)


class MessageRate:
    """A token bucket over the messages of one peer. `delayed`: messages in a row that had to wait since the bucket was last full."""

    __slots__ = ("_at_s", "_burst", "_per_s", "_tokens", "delayed")

    def __init__(self, per_s: float, burst: int, now_s: float) -> None:
        self._per_s, self._burst = per_s, float(burst)
        self._tokens, self._at_s = float(burst), now_s
        self.delayed = 0

    def take(self, now_s: float) -> float:
        """Seconds to wait before the message just taken may be handled; 0 within the rate."""
        self._tokens = min(self._burst, self._tokens + (now_s - self._at_s) * self._per_s)
        self._at_s = now_s
        if self._tokens >= self._burst:
            self.delayed = 0
        self._tokens -= 1
        if self._tokens >= 0:
            return 0.0
        self.delayed += 1
        return -self._tokens / self._per_s
