"""Lets questions rely on a roll-up sequence that does not move under them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class RollupGuard:
    """Shared by questions, exclusive for the moment in which the roll-ups and their `sequence` change together."""

    def __init__(self) -> None:
        self.sequence = 0
        self._readers = 0
        self._is_free = asyncio.Event()
        self._is_free.set()
        self._is_open = asyncio.Event()
        self._is_open.set()

    @asynccontextmanager
    async def shared(self) -> AsyncIterator[int]:
        """Gives the sequence up to which the roll-ups are complete; it stays while this is held."""
        while not self._is_open.is_set():
            await self._is_open.wait()
        self._readers += 1
        self._is_free.clear()
        try:
            yield self.sequence
        finally:
            self._readers -= 1
            if not self._readers:
                self._is_free.set()

    async def acquire(self, patience_s: float, stall_s: float | None) -> bool:
        """Try to be alone: wait `patience_s` for a moment without questions, then keep new ones waiting for at most `stall_s` (None: until it works).

        A long question so delays the others by no more than `stall_s`. True: the guard is held, `release` it.
        """
        if await _is_set_within(self._is_free, patience_s):
            self._is_open.clear()
            return True
        self._is_open.clear()
        if await _is_set_within(self._is_free, stall_s):
            return True
        self._is_open.set()
        return False

    def release(self) -> None:
        """Let questions in again."""
        self._is_open.set()


async def _is_set_within(event: asyncio.Event, seconds: float | None) -> bool:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True
