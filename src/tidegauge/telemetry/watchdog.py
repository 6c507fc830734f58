"""Notices when something blocks the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from tidegauge.core.clock import Clock
from tidegauge.telemetry.metrics import Metrics

INTERVAL_S: Final = 0.5
ALARM_S: Final = 0.1

log = structlog.get_logger(__name__)


class Watchdog:
    """Sleeps half a second again and again; how much later it wakes is the loop's lag. Above 100 ms it is logged."""

    def __init__(self, metrics: Metrics, clock: Clock, *, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._metrics = metrics
        self._clock = clock
        self._pause = pause
        self.last_lag_s = 0.0
        self.longest_lag_s = 0.0

    async def run(self) -> None:
        """Sample for ever; for the supervisor."""
        while True:
            await self.sample()

    async def sample(self) -> None:
        """Take one sample."""
        started_s = self._clock.monotonic_s()
        await self._pause(INTERVAL_S)
        self.last_lag_s = max(self._clock.monotonic_s() - started_s - INTERVAL_S, 0.0)
        self.longest_lag_s = max(self.longest_lag_s, self.last_lag_s)
        self._metrics.observe_loop_lag(self.last_lag_s)
        if self.last_lag_s > ALARM_S:
            log.warning("event_loop_blocked", lag_ms=round(self.last_lag_s * 1000))
