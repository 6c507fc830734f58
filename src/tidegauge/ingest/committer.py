"""Group commit: requests that wait at the same time share one batch and one durable write."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Final

import msgspec

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.ports import EventSink
from tidegauge.core.errors import TidegaugeError, Unavailable
from tidegauge.ingest.dedup import Check, DuplicateGuard, Group, Verdict

MAX_GROUPS_IN_FLIGHT: Final = 4
MAX_SMALL_GROUPS_IN_FLIGHT: Final = 2
"""Two, so that the requests of one group are read while the other waits for the disk; more would only make them smaller (130 us of building each)."""

MAX_GROUP_EVENTS: Final = 5_000
"""A group takes requests until it has this many; building it holds the loop for about 2 us an event."""

OVERLAP_EVENTS: Final = 1_000
"""With this many waiting, building the next group overlaps the writing of the others."""

_RETRY_AFTER_S: Final = 1.0


class Outcome(msgspec.Struct, frozen=True):
    """Events that are durable now, and those dropped as already known."""

    accepted: int
    duplicates: int
    conflicts: int


class _Waiting:
    __slots__ = ("check", "events", "future", "size_bytes")

    def __init__(self, events: list[Event], check: Check | None, size_bytes: int) -> None:
        self.events = events
        self.check = check
        self.size_bytes = size_bytes
        self.future: asyncio.Future[tuple[Verdict, Group]] = asyncio.get_running_loop().create_future()


class Committer:
    """Nothing is acknowledged before it is durable. What waits is bounded in events and bytes; beyond, a request is refused at once."""

    def __init__(self, sink: EventSink, guard: DuplicateGuard, *, max_waiting_events: int, max_waiting_bytes: int) -> None:
        self._sink = sink
        self._guard = guard
        self._max_events = max_waiting_events
        self._max_bytes = max_waiting_bytes
        self._queue: deque[_Waiting] = deque()
        self._queued_events = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._is_scheduled = False
        self.waiting_events = 0
        self.waiting_bytes = 0
        self.groups = 0

    async def submit(self, project: int, events: list[Event], size_bytes: int) -> Outcome:
        """Make events of one project durable. Raises Unavailable (with Retry-After) when too much waits, or the journal or the store cannot be reached."""
        if not events:
            return Outcome(0, 0, 0)
        self._admit(len(events), size_bytes)
        try:
            check = await self._guard.check(project, events)
            return await self._commit(_Waiting(events, check, size_bytes))
        finally:
            self.waiting_events -= len(events)
            self.waiting_bytes -= size_bytes

    def _admit(self, count: int, size_bytes: int) -> None:
        if self.waiting_events and (self.waiting_events + count > self._max_events or self.waiting_bytes + size_bytes > self._max_bytes):
            raise Unavailable("Too many events wait to be written. Send again later; nothing acknowledged is lost.", retry_after_s=_RETRY_AFTER_S)
        self.waiting_events += count
        self.waiting_bytes += size_bytes

    async def _commit(self, waiting: _Waiting) -> Outcome:
        self._queue.append(waiting)
        self._queued_events += len(waiting.events)
        self._schedule()
        verdict, group = await waiting.future
        for first in (*verdict.waits_for, group):
            await asyncio.shield(first.durable)
        return Outcome(len(verdict.events), verdict.duplicates, verdict.conflicts)

    def _schedule(self) -> None:
        """Start a group in the next turn of the loop, so that everything read in this one is in it."""
        limit = MAX_GROUPS_IN_FLIGHT if self._queued_events >= OVERLAP_EVENTS else MAX_SMALL_GROUPS_IN_FLIGHT
        has_room = len(self._tasks) < limit
        if self._queue and has_room and not self._is_scheduled:
            self._is_scheduled = True
            asyncio.get_running_loop().call_soon(self._start_group)

    def _start_group(self) -> None:
        self._is_scheduled = False
        group = Group()
        events: list[Event] = []
        members: list[tuple[_Waiting, Verdict]] = []
        while self._queue and len(events) < MAX_GROUP_EVENTS:
            waiting = self._queue.popleft()
            self._queued_events -= len(waiting.events)
            if waiting.future.done():  # its client is gone
                self._guard.close(waiting.check)
                continue
            verdict = self._guard.admit(waiting.events, waiting.check, group)
            events.extend(verdict.events)
            members.append((waiting, verdict))
        self._write(group, events)
        for waiting, verdict in members:
            waiting.future.set_result((verdict, group))
        self._schedule()

    def _write(self, group: Group, events: list[Event]) -> None:
        if not events:
            group.durable.set_result(0)
            return
        self.groups += 1
        task = asyncio.get_running_loop().create_task(self._append(group, events), name="ingest-commit")
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._settle(done, group))

    async def _append(self, group: Group, events: list[Event]) -> None:
        sequence = await self._sink.append(build_batch(events))
        self._guard.confirm_durable(group, sequence)
        group.durable.set_result(sequence)

    def _settle(self, task: asyncio.Task[None], group: Group) -> None:
        self._tasks.discard(task)
        if not group.durable.done():
            self._guard.withdraw(group)
            group.durable.set_exception(_failure(task))
            group.durable.exception()  # read: a group whose clients are all gone is no lost error
        self._schedule()

    async def drain(self) -> None:
        """Wait until everything submitted is durable or refused (at stop)."""
        while self._tasks or self._queue:
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await asyncio.sleep(0)


def _failure(task: asyncio.Task[None]) -> BaseException:
    """What the waiting requests are told of a failed write."""
    error = None if task.cancelled() else task.exception()
    if isinstance(error, TidegaugeError):
        return Unavailable(error.message, retry_after_s=error.retry_after_s or _RETRY_AFTER_S)
    if error is None or isinstance(error, OSError):
        return Unavailable("The journal cannot be written. Send again later; nothing acknowledged is lost.", retry_after_s=_RETRY_AFTER_S)
    return error
