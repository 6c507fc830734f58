"""Lets statements in one after the other, so that one person's heavy ones never take the engine from everybody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from tidegauge.core.errors import LimitReached

AT_ONCE: Final = 2
WAIT_S: Final = 30.0


class Turnstile:
    """At most one statement a person, `at_once` together; the others wait their turn, for at most `wait_s`."""

    def __init__(self, *, at_once: int = AT_ONCE, wait_s: float = WAIT_S) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._wait_s = wait_s
        self._own: dict[str, tuple[asyncio.Semaphore, int]] = {}

    @asynccontextmanager
    async def turn(self, who: str) -> AsyncIterator[None]:
        """Held while `who`'s statement runs. Raises LimitReached (`query_queue`) when the turn does not come."""
        own = self._enter(who)
        try:
            async with asyncio.timeout(self._wait_s) as waiting, own, self._all:
                waiting.reschedule(None)
                yield
        except TimeoutError:
            raise LimitReached(f"Your other statements still run: none ended within {self._wait_s:g} s. Ask again later.", code="query_queue") from None
        finally:
            self._leave(who)

    def _enter(self, who: str) -> asyncio.Semaphore:
        own, count = self._own.get(who, (asyncio.Semaphore(1), 0))
        self._own[who] = (own, count + 1)
        return own

    def _leave(self, who: str) -> None:
        own, count = self._own.pop(who)
        if count > 1:
            self._own[who] = (own, count - 1)
