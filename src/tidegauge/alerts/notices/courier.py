"""Sends what waits: one worker a process, several processes at a time, each delivery by one of them."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

import msgspec

from tidegauge.accounts.keys.seal import Seal
from tidegauge.alerts.channels.channel import Channel
from tidegauge.alerts.channels.settings import opened, read_settings
from tidegauge.alerts.notices.message import Letter
from tidegauge.alerts.notices.repository import Claim, claim, mark_failed, mark_sent, next_due_ms, pause_channel, release, renew
from tidegauge.alerts.notices.retry import MAX_ATTEMPTS, pause_s, wait_s
from tidegauge.alerts.notifiers.kinds import KINDS
from tidegauge.alerts.notifiers.notifier import Means, Undelivered
from tidegauge.core.clock import Clock
from tidegauge.core.errors import TidegaugeError, Unavailable
from tidegauge.meta.database import Database

log = logging.getLogger(__name__)

LEASE_MS: Final = 20_000
"""Who sends holds a delivery for so long, and longer while at it; of a process that was killed another takes it over then."""

MAX_AT_ONCE: Final = 8
IDLE_S: Final = 5.0
PAUSE_S: Final = 1.0
STOP_S: Final = 2.0

P = ParamSpec("P")
T = TypeVar("T")
Compose = Callable[[Claim, Channel], Awaitable[Letter]]
_decode_channel = msgspec.json.Decoder(Channel).decode


class Courier:
    """`compose` makes the letter of a delivery. Call `wake` when notices were written."""

    def __init__(self, database: Database, seal: Seal, means: Means, compose: Compose, clock: Clock, *, luck: Callable[[], float] = random.random) -> None:
        self._database, self._seal, self._means, self._compose, self._clock, self._luck = database, seal, means, compose, clock, luck
        self._has_news = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something was written that may be due."""
        self._has_news.set()

    async def run(self) -> None:
        """Send what is due as it becomes due, forever."""
        while True:
            try:
                pause_for_s = await self._round()
            except TidegaugeError as error:
                pause_for_s = error.retry_after_s or PAUSE_S
            with suppress(TimeoutError):
                async with asyncio.timeout(pause_for_s):
                    await self._has_news.wait()
            self._has_news.clear()

    async def drain(self) -> int:
        """Send everything that is due now; gives how many deliveries were tried. Raises Unavailable."""
        count = 0
        while (claimed := await self._claim()) is not None:
            await self._deliver(claimed)
            count += 1
        return count

    async def stop(self) -> None:
        """Let what is being sent end; what does not end soon is left to the next start."""
        for is_late in (False, True):
            for task in self._running if is_late else ():
                task.cancel()
            if self._running:
                await asyncio.wait(self._running, timeout=STOP_S)

    async def _round(self) -> float:
        """Begin what is due; gives how long to wait for the next."""
        while len(self._running) < MAX_AT_ONCE:
            due_ms = await self._database.read(next_due_ms)
            if due_ms is None:
                return IDLE_S
            wait_for_s = (due_ms - self._clock.now_ms()) / 1000
            if wait_for_s > 0:
                return min(IDLE_S, wait_for_s)
            claimed = await self._claim()
            if claimed is None:
                return PAUSE_S
            task = asyncio.ensure_future(self._deliver(claimed))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return PAUSE_S

    async def _claim(self) -> Claim | None:
        return await self._database.write(claim, self._clock.now_ms(), LEASE_MS)

    async def _deliver(self, claimed: Claim) -> None:
        holding = asyncio.ensure_future(self._hold(claimed))
        try:
            await self._send(claimed)
        except Undelivered as error:
            await self._failed(claimed, error)
        except TidegaugeError as error:  # its settings cannot be read any more
            await self._failed(claimed, Undelivered(error.message, is_final=error.status < 500))
        except asyncio.CancelledError:
            await self._database.write(release, claimed)
            raise
        except Exception as error:  # catch-all: one message that cannot be made must not keep the others from being sent
            log.exception("an alert message of project %d could not be made", claimed.project_id)
            await self._failed(claimed, Undelivered(f"The message could not be made ({type(error).__name__})."))
        else:
            await self._note(mark_sent, claimed, self._clock.now_ms())
        finally:
            holding.cancel()

    async def _send(self, claimed: Claim) -> None:
        channel = _decode_channel(claimed.document)
        if not channel.is_enabled:
            raise Undelivered("The channel was switched off.", is_final=True)
        settings = read_settings(channel, opened(self._seal, claimed.channel_id, claimed.sealed))
        await KINDS[channel.kind].send(settings, await self._compose(claimed, channel), self._means)

    async def _failed(self, claimed: Claim, error: Undelivered) -> None:
        now_ms = self._clock.now_ms()
        is_dead = error.is_final or claimed.attempts >= MAX_ATTEMPTS
        due_ms = None if is_dead else now_ms + int(wait_s(claimed.attempts, self._luck(), error.retry_after_s) * 1000)
        failures = await self._note(mark_failed, claimed, error.text, due_ms)
        log.warning("alert channel %s of project %d: attempt %d failed: %s", claimed.channel_id, claimed.project_id, claimed.attempts, error.text)
        if pause := pause_s(failures):
            await self._note(pause_channel, claimed.channel_id, now_ms + int(pause * 1000))

    async def _note(self, work: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Write what became of a delivery, however long the store does not answer: what is not noted would be sent again."""
        while True:
            try:
                return await self._database.write(work, *args, **kwargs)
            except Unavailable as error:
                await asyncio.sleep(error.retry_after_s or PAUSE_S)

    async def _hold(self, claimed: Claim) -> None:
        while True:
            await asyncio.sleep(LEASE_MS / 4_000)
            with suppress(TidegaugeError):
                await self._database.write(renew, claimed, self._clock.now_ms() + LEASE_MS)
