"""Counts that all nodes share in Redis; while it does not answer, each node goes on with its own."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

from limits import RateLimitItem
from limits.aio.storage import RedisStorage
from limits.aio.strategies import FixedWindowRateLimiter
from redis.asyncio.connection import BlockingConnectionPool
from redis.exceptions import RedisError

from tidegauge.core.clock import Clock
from tidegauge.quota.windows import MemoryWindows

log = logging.getLogger(__name__)

T = TypeVar("T")

ANSWER_S: Final = 1.0
"""Redis is asked for at most this long; a request that waits longer would be slower than the limit is worth."""
CONNECTIONS: Final = 50
AWAY_S: Final = 5.0
"""After a failure it is left alone for this long."""


class SharedWindows:
    """`url`: redis://… What is counted in Redis is counted here too, so that a node without it goes on from what it knows."""

    def __init__(self, url: str, clock: Clock) -> None:
        self._local = MemoryWindows()
        self._clock = clock
        self._away_until_s = 0.0
        self._pool = BlockingConnectionPool.from_url(url, socket_timeout=ANSWER_S, socket_connect_timeout=ANSWER_S, max_connections=CONNECTIONS)
        own: Any = {"connection_pool": self._pool}  # the library's docstring has it, its types do not
        storage = RedisStorage(f"async+{url}", implementation="redispy", **own)
        self._windows = FixedWindowRateLimiter(storage)

    async def close(self) -> None:
        """Let go of Redis."""
        await self._pool.disconnect()

    @property
    def is_well(self) -> bool:
        """Whether Redis is asked: it answered the last time, or is tried again."""
        return self._clock.monotonic_s() >= self._away_until_s

    async def hit(self, rate: RateLimitItem, *identity: str) -> bool:
        """See Windows."""
        is_within = await self._local.hit(rate, *identity)
        found = await self._ask(lambda: self._windows.hit(rate, *identity))
        return is_within if found is None else found

    async def test(self, rate: RateLimitItem, *identity: str) -> bool:
        """See Windows."""
        found = await self._ask(lambda: self._windows.test(rate, *identity))
        return await self._local.test(rate, *identity) if found is None else found

    async def left(self, rate: RateLimitItem, *identity: str) -> tuple[int, float]:
        """See Windows."""
        found = await self._ask(lambda: self._windows.get_window_stats(rate, *identity))
        return await self._local.left(rate, *identity) if found is None else (found.remaining, found.reset_time - time.time())

    async def clear(self, rate: RateLimitItem, *identity: str) -> None:
        """See Windows."""
        await self._local.clear(rate, *identity)
        await self._ask(lambda: self._windows.clear(rate, *identity))

    async def _ask(self, question: Callable[[], Awaitable[T]]) -> T | None:
        """Redis' answer; None while it gives none."""
        if not self.is_well:
            return None
        try:
            async with asyncio.timeout(ANSWER_S):
                return await question()
        except (RedisError, OSError, TimeoutError) as error:
            self._away_until_s = self._clock.monotonic_s() + AWAY_S
            log.warning("Redis does not answer (%s): rates are counted by this node alone for %.0f s", type(error).__name__, AWAY_S)
            return None
