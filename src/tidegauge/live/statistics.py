"""What the live engine counts about itself."""

from __future__ import annotations

from collections import deque
from typing import Final

import msgspec

_SAMPLES: Final = 2_048


class LagSamples:
    """The latest times from an event's receipt to the sending of the number it changed."""

    def __init__(self) -> None:
        self._values_ms: deque[int] = deque(maxlen=_SAMPLES)

    def add(self, lag_ms: int) -> None:
        """One more, in milliseconds."""
        self._values_ms.append(lag_ms)

    def quantile(self, share: float) -> float:
        """The lag in ms that `share` (0 to 1) of the latest samples stay within; 0 without samples."""
        ordered = sorted(self._values_ms)
        return float(ordered[min(int(len(ordered) * share), len(ordered) - 1)]) if ordered else 0.0


class HubStatistics(msgspec.Struct, frozen=True):
    """A moment of the hub. `messages`: sent to connections, over all time; `dropped`: connections let go because they did not read or answer."""

    connections: int
    subscriptions: int
    tiles: int
    tiles_refreshed: int
    feeds: int
    messages: int
    updates: int
    dropped: int
    waiting_rows: int
    publish_interval_ms: float
    lag_p50_ms: float
    lag_p95_ms: float
