"""Counts that all nodes share in Redis; while it does not answer, each node goes on with its own."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

from limits import RateLimitItem
from limits.aio.storage import RedisStorage
from limits.aio.strategies import FixedWindowRateLimiter
from redis.asyncio.connection import BlockingConnectionPool
from redis.exceptions import RedisError

from tidegauge.contracts.breaker import UNGUARDED, Breaker
from tidegauge.core.errors import Unavailable
from tidegauge.quota.windows import MemoryWindows

T = TypeVar("T")

ANSWER_S: Final = 1.0
"""Redis is asked for at most this long; a request that waits longer would be slower than the limit is worth."""
CONNECTIONS: Final = 50


class SharedWindows:
    """`url`: redis://… What is counted in Redis is counted here too, so that a node without it goes on from what it knows."""

    def __init__(self, url: str, breaker: Breaker = UNGUARDED) -> None:
        self._local = MemoryWindows()
        self._breaker = breaker
        self._pool = BlockingConnectionPool.from_url(url, socket_timeout=ANSWER_S, socket_connect_timeout=ANSWER_S, max_connections=CONNECTIONS)
        own: Any = {"connection_pool": self._pool}  # the library's docstring has it, its types do not
        self._storage = RedisStorage(f"async+{url}", implementation="redispy", **own)
        self._windows = FixedWindowRateLimiter(self._storage)

    async def close(self) -> None:
        """Let go of Redis."""
        await self._pool.disconnect()

    @property
    def is_well(self) -> bool:
        """Whether Redis is asked."""
        return self._breaker.is_closed

    async def ping(self) -> None:
        """Ask Redis for nothing, past the breaker. Raises OSError."""
        async with asyncio.timeout(ANSWER_S):
            if not await self._storage.check():
                raise ConnectionError("Redis did not answer the ping.")

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
        try:
            async with self._breaker.guard(), asyncio.timeout(ANSWER_S):
                return await _reached(question)
        except (OSError, Unavailable):  # a time that ran out is an OSError too
            return None


async def _reached(question: Callable[[], Awaitable[T]]) -> T:
    """The answer, with every fault of Redis as an OSError, which the library's own are not."""
    try:
        return await question()
    except RedisError as error:
        raise ConnectionError(type(error).__name__) from error
