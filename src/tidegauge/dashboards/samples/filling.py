"""Fills sample projects in the background, through the intake that every event takes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import Final

import msgspec

from tidegauge.core.clock import Clock
from tidegauge.core.errors import Unavailable
from tidegauge.core.tasks import Work
from tidegauge.core.time_range import DAY_MS
from tidegauge.dashboards.samples.day import Batch, Event, Sample, batches_between
from tidegauge.dashboards.samples.repository import SampleRow, find_sample, put_notes, set_filled
from tidegauge.meta.database import Database

Submit = Callable[[int, list[Event]], Awaitable[object]]
"""Takes a project's events in the native form; gives control back when they are durable. Raises Unavailable."""

StartTask = Callable[[str, Work], None]

HISTORY_DAYS: Final = 60
"""So that a month has one before it to be compared with."""
_CHUNK_EVENTS: Final = 1_500


class Progress(msgspec.Struct):
    """How far a filling is: days of samples, of how many, and the events sent. `state`: filling or done."""

    state: str
    days: int
    days_total: int
    events: int


class Filling:
    """Keeps its progress in memory; where a sample ends is kept with its project, so that a later filling goes on from there."""

    def __init__(self, database: Database, clock: Clock, submit: Submit, start_task: StartTask) -> None:
        self.history_days = HISTORY_DAYS
        self._database, self._clock, self._submit, self._start_task = database, clock, submit, start_task
        self._progress: dict[int, Progress] = {}

    def begin(self, row: SampleRow, sample: Sample) -> None:
        """Fill what is missing up to now; nothing when that is under way."""
        known = self._progress.get(row.project_id)
        if known is not None and known.state == "filling":
            return
        self._progress[row.project_id] = Progress("filling", 0, self.history_days, 0)
        self._start_task(f"sample-{row.project_id}", lambda: self.fill(row.project_id, sample))

    def progress(self, project_id: int) -> Progress:
        """How far it is; done for a project that was filled before this start."""
        return self._progress.get(project_id) or Progress("done", self.history_days, self.history_days, 0)

    async def fill(self, project_id: int, sample: Sample) -> None:
        """Send what is missing of the last `history_days`, newest first so that there is something to see at once, using at most half of one core. Ends
        early when the project goes. After a stop in between it begins anew: events that are there already are dropped by their ids."""
        row = await self._database.read(find_sample, project_id)
        if row is None:
            self._progress.pop(project_id, None)
            return
        to_ms = self._clock.now_ms()
        from_ms = max(row.filled_until_ms, to_ms - self.history_days * DAY_MS)
        progress = self._progress[project_id] = Progress("filling", 0, (to_ms - 1) // DAY_MS - from_ms // DAY_MS + 1, 0)
        batches = batches_between(row.template, sample, from_ms, to_ms)
        while (made := await asyncio.to_thread(_next_batch, batches)) is not None:
            began = time.perf_counter()
            await self._put(project_id, made)
            progress.events += len(made.events)
            progress.days = min(progress.days + 1, progress.days_total)
            if await self._database.read(find_sample, project_id) is None:
                self._progress.pop(project_id, None)
                return
            await asyncio.sleep(time.perf_counter() - began)
        await self._database.write(set_filled, project_id, to_ms)
        progress.state, progress.days = "done", progress.days_total

    async def top_up(self, row: SampleRow, sample: Sample) -> None:
        """Send what has happened since the last filling, so that a filled sample goes on; nothing while one is under way or before the first."""
        known = self._progress.get(row.project_id)
        if row.filled_until_ms == 0 or (known is not None and known.state == "filling"):
            return
        to_ms = self._clock.now_ms()
        from_ms = max(row.filled_until_ms, to_ms - self.history_days * DAY_MS)
        batches = batches_between(row.template, sample, from_ms, to_ms)
        while (made := await asyncio.to_thread(_next_batch, batches)) is not None:
            await self._put(row.project_id, made)
        await self._database.write(set_filled, row.project_id, to_ms)

    async def _put(self, project_id: int, made: Batch) -> None:
        for start in range(0, len(made.events), _CHUNK_EVENTS):
            await self._send(project_id, made.events[start : start + _CHUNK_EVENTS])
        if made.notes:
            await self._database.write(put_notes, project_id, made.notes, self._clock.now_ms())

    async def _send(self, project_id: int, events: list[Event]) -> None:
        while True:
            try:
                await self._submit(project_id, events)
                return
            except Unavailable as busy:
                await asyncio.sleep(busy.retry_after_s or 1.0)


def _next_batch(batches: Iterator[Batch]) -> Batch | None:
    return next(batches, None)
