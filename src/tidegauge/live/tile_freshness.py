"""How fresh a tile's numbers are: from the receipt of an event to the sending of the number that it changed."""

from __future__ import annotations

import bisect
from collections import deque
from collections.abc import Iterable
from typing import Final

import msgspec

_KEPT: Final = 64
BOUNDS_MS: Final = (5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)


class TileFreshness:
    """One tile's latest _KEPT lags (2 KB), its updates and when the last one was."""

    __slots__ = ("_lags_ms", "last_update_ms", "updates")

    def __init__(self) -> None:
        self._lags_ms: deque[int] = deque(maxlen=_KEPT)
        self.updates = 0
        self.last_update_ms: int | None = None

    def note(self, receipt_ms: int | None, now_ms: int) -> int | None:
        """An update was sent; `receipt_ms`: when the oldest event that is new in it came in, None when only time had passed. Gives the lag."""
        self.updates += 1
        self.last_update_ms = now_ms
        if receipt_ms is None:
            return None
        lag_ms = max(0, now_ms - receipt_ms)
        self._lags_ms.append(lag_ms)
        return lag_ms

    @property
    def lags_ms(self) -> list[int]:
        """The latest lags, oldest first."""
        return list(self._lags_ms)

    def quantile(self, share: float) -> int | None:
        """The lag in ms that `share` (0 to 1) of the latest updates stay within; None without any that brought an event."""
        return quantile(self._lags_ms, share)


def quantile(values: Iterable[int], share: float) -> int | None:
    """What `share` (0 to 1) of the values stay within; None without values."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else None


class LagHistogram(msgspec.Struct):
    """Lags of all tiles of a kind: `counts[i]` up to BOUNDS_MS[i], the last beyond."""

    counts: list[int] = msgspec.field(default_factory=lambda: [0] * (len(BOUNDS_MS) + 1))
    sum_ms: int = 0

    def add(self, lag_ms: int) -> None:
        """One more."""
        self.counts[bisect.bisect_left(BOUNDS_MS, lag_ms)] += 1
        self.sum_ms += lag_ms
