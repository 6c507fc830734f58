"""Mails links that the mail server could not be reached for, once it can: each by one process at a time."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

import structlog

from tidegauge.accounts.credentials.repository import Waiting, claim_link, forget_link, put_off_link
from tidegauge.accounts.token import LINK_S
from tidegauge.core.clock import Clock
from tidegauge.core.errors import TidegaugeError
from tidegauge.meta.database import Database

LEASE_MS: Final = 45_000
"""Longer than a mail server is waited for; of a process that was killed another takes the mail over then."""

FIRST_WAIT_S: Final = 15.0
LONGEST_WAIT_S: Final = 300.0
IDLE_S: Final = 5.0

log = structlog.get_logger(__name__)

Mail = Callable[[Waiting], Awaitable[bool]]


class LinkCourier:
    """`mail` makes and sends the link that waits; False when it has to be tried again. A link is tried for as long as it would have worked."""

    def __init__(self, database: Database, mail: Mail, clock: Clock, *, luck: Callable[[], float] = random.random) -> None:
        self._database, self._mail, self._clock, self._luck = database, mail, clock, luck

    async def run(self) -> None:
        """Mail what is due as it becomes due, forever; for the supervisor."""
        while True:
            with suppress(TidegaugeError):  # the store's breaker tells of it
                await self.drain()
            await asyncio.sleep(IDLE_S)

    async def drain(self) -> int:
        """Try everything that is due now; gives how many. Raises Unavailable."""
        count = 0
        while (waiting := await self._database.write(claim_link, self._clock.now_ms(), LEASE_MS)) is not None:
            await self._deliver(waiting)
            count += 1
        return count

    async def _deliver(self, waiting: Waiting) -> None:
        now_ms = self._clock.now_ms()
        is_over = now_ms - waiting.asked_at_ms >= LINK_S["invitation" if waiting.is_invitation else "reset"] * 1000
        if is_over:
            log.warning("link_given_up", person_id=waiting.person_id, attempts=waiting.attempts)
        try:
            is_done = is_over or await self._mail(waiting)
        except asyncio.CancelledError:
            await self._database.write(put_off_link, waiting, now_ms)
            raise
        if is_done:
            await self._database.write(forget_link, waiting)
        else:
            await self._database.write(put_off_link, waiting, now_ms + int(wait_s(waiting.attempts, self._luck()) * 1000))


def wait_s(attempts: int, luck: float) -> float:
    """The wait after so many attempts: twice as long each time, and by chance (`luck` from 0 to 1) up to half shorter."""
    return float(min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(attempts, 10)) * (0.5 + luck / 2))
