"""Bounds what strangers can make the log grow by."""

from __future__ import annotations

from typing import Final

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

PER_ADDRESS: Final = parse("30/minute")
IN_ALL: Final = parse("300/minute")


class Quota:
    """Refusals that may be recorded, in this process: 30 a minute from one address, 300 in all (about 200 MB a day at the worst). The others are counted."""

    def __init__(self) -> None:
        self._windows = FixedWindowRateLimiter(MemoryStorage())
        self._left_out = 0

    def take(self, address: str) -> bool:
        """Whether one more may be recorded; else it is counted."""
        if self._windows.hit(PER_ADDRESS, address) and self._windows.hit(IN_ALL):
            return True
        self._left_out += 1
        return False

    def left_out(self) -> int:
        """How many were counted since this was asked last."""
        count, self._left_out = self._left_out, 0
        return count

    def is_first(self, seconds: int, *identity: str) -> bool:
        """Whether this was not asked within the last `seconds`."""
        return self._windows.hit(parse(f"1/{seconds} seconds"), *identity)
