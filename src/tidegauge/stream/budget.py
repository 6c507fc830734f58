"""The memory of all live queries together is bounded: what takes most of it is given up first."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, Protocol

from tidegauge.core.clock import Clock

STATE_BYTES: Final = 512 * 1024 * 1024
CHECK_S: Final = 1.0
"""One look at a thousand queries takes 2 ms."""


class Sized(Protocol):
    """A live query, as far as its memory goes."""

    @property
    def size_bytes(self) -> int: ...

    @property
    def is_overflowed(self) -> bool: ...

    def give_up(self) -> None: ...


class StateBudget:
    """Each query has a bound of its own; this one is for all. `given_up`: queries that had to go, whose answers are asked of the store instead."""

    def __init__(self, max_bytes: int, clock: Clock) -> None:
        self.max_bytes = max_bytes
        self.held_bytes = 0
        self.given_up = 0
        self._clock = clock
        self._checked_s = float("-inf")

    def check(self, queries: Collection[Sized]) -> None:
        """Give up the largest queries until the rest fits; looks at most every CHECK_S."""
        now_s = self._clock.monotonic_s()
        if now_s - self._checked_s < CHECK_S:
            return
        self._checked_s = now_s
        sizes = {id(query): query.size_bytes for query in queries}
        self.held_bytes = sum(sizes.values())
        if self.held_bytes <= self.max_bytes:
            return
        for query in sorted(queries, key=lambda query: -sizes[id(query)]):
            if self.held_bytes <= self.max_bytes:
                return
            if not query.is_overflowed:
                query.give_up()
                self.given_up += 1
                self.held_bytes -= sizes[id(query)]
