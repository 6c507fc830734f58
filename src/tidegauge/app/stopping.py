"""The end of a process, step by step, in the time there is: what fails or hangs keeps nothing else from ending."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from tidegauge.core.clock import Clock

LEAST_S: Final = 0.1
"""A step that is begun when no time is left gets this: most need less."""

log = structlog.get_logger(__name__)

Work = Callable[[], Awaitable[object]]


class Stopping:
    """All steps together end within about `within_s`. What did not end by itself is cancelled, and told in the log with what failed."""

    def __init__(self, clock: Clock, within_s: float) -> None:
        self._clock = clock
        self._until_s = clock.monotonic_s() + within_s

    async def step(self, within_s: float, **works: Work) -> None:
        """Do these at the same time, each named, and go on when all have ended or the time is over."""
        tasks = {asyncio.ensure_future(work()): name for name, work in works.items()}
        left_s = max(min(within_s, self._until_s - self._clock.monotonic_s()), LEAST_S)
        done, late = await asyncio.wait(tasks, timeout=left_s)
        for task in late:
            task.cancel()
            log.warning("part_slow_to_stop", part=tasks[task], after_s=round(left_s, 1))
        for task in done:
            if not task.cancelled() and (error := task.exception()) is not None:
                log.warning("part_failed_to_stop", part=tasks[task], error=repr(error))
