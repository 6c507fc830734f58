"""Notices when something blocks the event loop, and names it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from tidegauge.core.clock import Clock
from tidegauge.telemetry.loop_sentry import Blockage, LoopSentry
from tidegauge.telemetry.metrics import Metrics

INTERVAL_S: Final = 0.5
ALARM_S: Final = 0.1

log = structlog.get_logger(__name__)


class Watchdog:
    """Sleeps half a second again and again; how much later it wakes is the loop's lag. Meanwhile a sentry in a thread looks at a loop that is held up
    for more than 100 ms and logs which function holds it. `blockage`: the newest."""

    def __init__(self, metrics: Metrics, clock: Clock, *, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._metrics = metrics
        self._clock = clock
        self._pause = pause
        self.last_lag_s = 0.0
        self.longest_lag_s = 0.0
        self.blockage: Blockage | None = None
        self.blockages = 0

    async def run(self) -> None:
        """Watch for ever; for the supervisor."""
        sentry = LoopSentry(self.blocked, self.freed)
        try:
            while True:
                await self.sample()
        finally:
            sentry.stop()

    def blocked(self, found: Blockage) -> None:
        """The sentry's: the loop is held up now. Called by its thread."""
        self.blockage, self.blockages = found, self.blockages + 1
        log.warning("event_loop_blocked", where=found.where, callers=list(found.stack[1:]))

    def freed(self, found: Blockage) -> None:
        """The sentry's: the loop goes on. Called by its thread."""
        self.blockage = found
        log.warning("event_loop_free", where=found.where, lasted_ms=found.lasted_ms)

    async def sample(self) -> None:
        """Take one sample."""
        started_s, named = self._clock.monotonic_s(), self.blockages
        await self._pause(INTERVAL_S)
        self.last_lag_s = max(self._clock.monotonic_s() - started_s - INTERVAL_S, 0.0)
        self.longest_lag_s = max(self.longest_lag_s, self.last_lag_s)
        self._metrics.observe_loop_lag(self.last_lag_s)
        if self.last_lag_s > ALARM_S and named == self.blockages:
            log.warning("event_loop_late", lag_ms=round(self.last_lag_s * 1000))  # too short for the sentry, or nothing of the process ran at all
