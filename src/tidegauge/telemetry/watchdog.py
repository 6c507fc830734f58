"""Notices when something blocks the event loop, and names it."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from tidegauge.core.clock import Clock
from tidegauge.telemetry.loop_sentry import Blockage, LoopSentry
from tidegauge.telemetry.metrics import Metrics

INTERVAL_S: Final = 0.5
ALARM_S: Final = 0.1
LONG_S: Final = 1.0
"""From here on each one is logged."""

QUIET_S: Final = 30.0
"""Between two lines on shorter ones: a machine that is busy with something else makes hundreds, among which nothing else is seen."""

log = structlog.get_logger(__name__)


class Watchdog:
    """Sleeps half a second again and again; how much later it wakes is the loop's lag. Meanwhile a sentry in a thread looks at a loop that is held up
    for more than 100 ms and logs which function holds it: the long ones, and of the short ones one in QUIET_S with how many went unlogged before.
    `blockage`: the newest."""

    def __init__(self, metrics: Metrics, clock: Clock, *, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._metrics = metrics
        self._clock = clock
        self._pause = pause
        self.last_lag_s = 0.0
        self.longest_lag_s = 0.0
        self.blockage: Blockage | None = None
        self.blockages = 0
        self._logged: Blockage | None = None
        self._blocked_lines, self._late_lines = _Lines(clock), _Lines(clock)

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
        unlogged = self._blocked_lines.turn(is_due=False)
        self._logged = None if unlogged is None else found
        if unlogged is not None:
            log.warning("event_loop_blocked", where=found.where, callers=list(found.stack[1:]), unlogged=unlogged)

    def freed(self, found: Blockage) -> None:
        """The sentry's: the loop goes on. Called by its thread."""
        self.blockage = found
        if self._logged is not None or found.lasted_ms >= LONG_S * 1000:
            log.warning("event_loop_free", where=found.where, callers=list(found.stack[1:]), lasted_ms=found.lasted_ms)

    async def sample(self) -> None:
        """Take one sample."""
        started_s, named = self._clock.monotonic_s(), self.blockages
        await self._pause(INTERVAL_S)
        self.last_lag_s = max(self._clock.monotonic_s() - started_s - INTERVAL_S, 0.0)
        self.longest_lag_s = max(self.longest_lag_s, self.last_lag_s)
        self._metrics.observe_loop_lag(self.last_lag_s)
        if self.last_lag_s > ALARM_S and named == self.blockages:  # too short for the sentry, or nothing of the process ran at all
            unlogged = self._late_lines.turn(is_due=self.last_lag_s >= LONG_S)
            if unlogged is not None:
                log.warning("event_loop_late", lag_ms=round(self.last_lag_s * 1000), unlogged=unlogged)


class _Lines:
    """Whose turn it is to be logged."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next_s = -math.inf
        self._unlogged = 0

    def turn(self, *, is_due: bool) -> int | None:
        """How many went unlogged since the last line; None for one that goes unlogged too. One that `is_due` is always logged."""
        now_s = self._clock.monotonic_s()
        if now_s < self._next_s and not is_due:
            self._unlogged += 1
            return None
        unlogged, self._unlogged, self._next_s = self._unlogged, 0, now_s + QUIET_S
        return unlogged
