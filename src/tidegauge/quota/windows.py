"""Counts of what somebody did in fixed windows of time."""

from __future__ import annotations

import time
from typing import Protocol

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from tidegauge.core.errors import RateLimited


class Windows(Protocol):
    """Counts by rate and identity (a few texts, what kind of thing first). `is_well`: False while they are of this node alone and should not be."""

    @property
    def is_well(self) -> bool: ...

    async def hit(self, rate: RateLimitItem, *identity: str) -> bool:
        """Count one more; False when that is over the rate, and nothing was counted."""
        ...

    async def test(self, rate: RateLimitItem, *identity: str) -> bool:
        """Whether one more would be within the rate."""
        ...

    async def left(self, rate: RateLimitItem, *identity: str) -> tuple[int, float]:
        """How many more are within the rate now, and in how many seconds the window begins anew."""
        ...

    async def clear(self, rate: RateLimitItem, *identity: str) -> None:
        """Begin anew."""
        ...

    async def close(self) -> None:
        """Let go of whatever counts."""
        ...


class MemoryWindows:
    """Counts of this process: 2 us a hit."""

    is_well = True

    def __init__(self) -> None:
        self._windows = FixedWindowRateLimiter(MemoryStorage())

    async def hit(self, rate: RateLimitItem, *identity: str) -> bool:
        return self._windows.hit(rate, *identity)

    async def test(self, rate: RateLimitItem, *identity: str) -> bool:
        return self._windows.test(rate, *identity)

    async def left(self, rate: RateLimitItem, *identity: str) -> tuple[int, float]:
        stats = self._windows.get_window_stats(rate, *identity)
        return stats.remaining, stats.reset_time - time.time()

    async def clear(self, rate: RateLimitItem, *identity: str) -> None:
        self._windows.clear(rate, *identity)

    async def close(self) -> None:
        return None


def rate_of(text: str) -> RateLimitItem | None:
    """The rate of `1000/minute` or `10/15 minutes`; None for an empty text: no limit."""
    return parse(text) if text else None


async def refusal(windows: Windows, rate: RateLimitItem, message: str, *identity: str) -> RateLimited:
    """What to raise for somebody over a rate, with when to come back."""
    _, wait_s = await windows.left(rate, *identity)
    return RateLimited(message, retry_after_s=min(max(wait_s, 1.0), float(rate.get_expiry())))
