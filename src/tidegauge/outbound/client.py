"""Sends a body to a URL that somebody typed, or asks one: at the checked address, once, within a time and a size."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from tidegauge.contracts.breaker import UNGUARDED, Breakers
from tidegauge.core.errors import Unavailable
from tidegauge.outbound.guard import Guard
from tidegauge.outbound.reply import Answer, Reply, Unreachable
from tidegauge.outbound.target import Target

TIMEOUT_S: Final = 10.0


class OutboundClient:
    """Requests run in a few threads of their own, off the event loop."""

    def __init__(self, guard: Guard, *, timeout_s: float = TIMEOUT_S, threads: int = 8, breakers: Breakers = UNGUARDED) -> None:
        self._breakers = breakers
        self._guard, self._timeout_s, self._most = guard, timeout_s, threads
        self._threads: ThreadPoolExecutor | None = None

    async def check(self, url: str) -> Target:
        """Where a URL leads, with its name looked up. Raises Refused."""
        target = self._guard.parse(url)
        await self._run(self._guard.pin, target)
        return target

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Reply:
        """POST the body. Raises Refused for an address that is not allowed, Unreachable when no answer came in time."""
        target = self._guard.parse(url)
        address = await self._run(self._guard.pin, target)
        reply: Reply = await self._exchange(_post, target, address, body, dict(headers), self._timeout_s)
        return reply

    async def fetch(self, url: str, method: str = "GET", body: bytes | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer of a request whose body the product reads, of at most 512 KB; redirects are answers like others. Raises Refused, Unreachable."""
        target = self._guard.parse(url)
        address = await self._run(self._guard.pin, target)
        answer: Answer = await self._exchange(_fetch, target, address, method, body, dict(headers or {}), self._timeout_s)
        return answer

    async def _exchange(self, work: Any, target: Target, *args: Any) -> Any:
        try:
            async with self._breakers.of(target.shown).guard():
                return await self._run(work, target, *args)
        except Unavailable as refused:
            raise Unreachable(f"{target.shown} did not answer lately; it is asked again in {refused.retry_after_s or 0.0:.0f} s.") from None

    async def _run(self, work: Any, *args: Any) -> Any:
        if self._threads is None:
            self._threads = ThreadPoolExecutor(self._most, thread_name_prefix="outbound")
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *args)

    def close(self) -> None:
        """Let the threads go; what runs ends by its own time."""
        if self._threads is not None:
            self._threads.shutdown(wait=False)


def _post(*args: Any) -> Reply:
    from tidegauge.outbound.exchange import post  # on the thread: the first one loads urllib3

    return post(*args)


def _fetch(*args: Any) -> Answer:
    from tidegauge.outbound.exchange import fetch  # likewise

    return fetch(*args)
