"""Group commit: requests that wait at the same time share one batch and one durable write."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final

import msgspec

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.contracts.ports import EventSink
from tidegauge.core.errors import TidegaugeError, Unavailable
from tidegauge.ingest.dedup import Check, DuplicateGuard, Group, Verdict
from tidegauge.ingest.parcel import BatchParcel, EventParcel, Parcel
from tidegauge.ingest.waiting_room import RETRY_AFTER_S, Seat, WaitingRoom

MAX_GROUPS_IN_FLIGHT: Final = 4
MAX_SMALL_GROUPS_IN_FLIGHT: Final = 1
"""The requests of the next are read while one waits for the disk. A second would only make them smaller: each costs 0.3 ms, however few events it has."""

MAX_GROUP_EVENTS: Final = 5_000
"""A group takes requests until it has this many; building it holds the loop for about 2 us an event."""

MAX_ROWS: Final = 250
"""A group of more events becomes columns at once; smaller ones do so together, when they are folded."""

OVERLAP_EVENTS: Final = 1_000
"""With this many waiting, building the next group overlaps the writing of the others."""


class Outcome(msgspec.Struct, frozen=True):
    """Events that are durable now, and those dropped as already known, with their positions among the submitted."""

    accepted: int
    duplicates: int
    conflicts: int
    dropped: tuple[int, ...] = ()


class _Waiting:
    """A request's events on their way; `future` is resolved once, when they are durable or refused (a wake-up costs about 5 us)."""

    __slots__ = ("check", "future", "parcel", "size")

    def __init__(self, parcel: Parcel | None, size: int, check: Check | None) -> None:
        self.parcel = parcel
        self.size = size
        self.check = check
        self.future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()


_Members = list[tuple[_Waiting, Verdict]]


class Committer:
    """Nothing is acknowledged before it is durable. What waits has its place in `room`; what finds none is refused at once."""

    def __init__(self, sink: EventSink, guard: DuplicateGuard, *, max_waiting_events: int, max_waiting_bytes: int) -> None:
        self.room = WaitingRoom(max_waiting_events, max_waiting_bytes)
        self._sink = sink
        self._guard = guard
        self._queue: deque[_Waiting] = deque()
        self._queued_events = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._small = 0
        self._is_scheduled = False
        self.on_turn: Callable[[], None] = lambda: None
        """Called when `has_turn` may have become true."""
        self.groups = 0

    async def submit(self, project: int, parcel: Parcel, size_bytes: int, seat: Seat | None = None) -> Outcome:
        """Make events of one project durable. Raises Unavailable (with Retry-After) when too much waits, or the journal or the store cannot be reached.

        A parcel of columns is a group of its own. With a `seat` its place was held while it was read.
        """
        count = len(parcel)
        if not count:
            return Outcome(0, 0, 0)
        if seat is None:
            seat = self.room.enter(count, size_bytes)
        else:
            seat.resize(count, size_bytes)
        try:
            check = await self._guard.check(project, parcel)
            waiting = _Waiting(parcel, count, check)
            is_whole = isinstance(parcel, BatchParcel)
            del parcel  # the group frees it as soon as it is written
            if is_whole:
                self._start_group([waiting])
            else:
                self._queue.append(waiting)
                self._queued_events += count
                self._schedule()
            return await waiting.future
        finally:
            seat.leave()

    def _schedule(self) -> None:
        """Start a group in the next turn of the loop, so that everything read in this one is in it."""
        if self._queue and self.has_turn and not self._is_scheduled:
            self._is_scheduled = True
            asyncio.get_running_loop().call_soon(self._start_next)

    @property
    def has_turn(self) -> bool:
        """Whether a group of what is submitted now would be written at once. Parcels of columns take no turns."""
        limit = MAX_GROUPS_IN_FLIGHT if self._queued_events >= OVERLAP_EVENTS else MAX_SMALL_GROUPS_IN_FLIGHT
        return self._small < limit

    def _start_next(self) -> None:
        self._is_scheduled = False
        taken: list[_Waiting] = []
        size = 0
        while self._queue and size < MAX_GROUP_EVENTS:
            waiting = self._queue.popleft()
            self._queued_events -= waiting.size
            if waiting.future.done():  # its client is gone
                self._guard.close(waiting.check)
                continue
            size += waiting.size
            taken.append(waiting)
        self._start_group(taken, is_small=True)
        self._schedule()

    def _start_group(self, taken: list[_Waiting], *, is_small: bool = False) -> None:
        group = Group()
        events: list[Event] = []
        members: _Members = []
        batch: EventBatch | None = None
        for waiting in taken:
            verdict = self._guard.admit(waiting.size, waiting.check, group)
            if isinstance(waiting.parcel, EventParcel):
                events.extend(waiting.parcel.kept(verdict.kept))
            elif isinstance(waiting.parcel, BatchParcel):
                batch = waiting.parcel.kept(verdict.kept)
            members.append((waiting, verdict))
            waiting.parcel = None
        task = asyncio.get_running_loop().create_task(self._write(group, events, batch, members), name="ingest-commit")
        self._tasks.add(task)
        self._small += is_small
        task.add_done_callback(lambda done: self._settle(done, group, members, is_small=is_small))

    async def _write(self, group: Group, events: list[Event], batch: EventBatch | None, members: _Members) -> None:
        """Append the group, then wait for the groups that hold the first of a duplicate: it is not known before they are durable."""
        if events:
            batch = build_batch(events) if len(events) > MAX_ROWS else EventBatch.of_events(events)
            del events  # the batch has them as long as they are needed
        if batch is not None and len(batch):
            self.groups += 1
            sequence = await self._sink.append(batch)
            self._guard.confirm_durable(group, sequence)
        group.durable.set_result(None)
        for waiting, verdict in members:
            if not verdict.waits_for:
                _answer(waiting, verdict)
        for waiting, verdict in members:
            for first in verdict.waits_for:
                await asyncio.wait([first.durable])
            if verdict.waits_for:
                failed = next((first.durable.exception() for first in verdict.waits_for if first.durable.exception()), None)
                _answer(waiting, verdict, failed)

    def _settle(self, task: asyncio.Task[None], group: Group, members: _Members, *, is_small: bool) -> None:
        self._tasks.discard(task)
        self._small -= is_small
        if task.cancelled() or task.exception() is not None:
            failure = _failure(task)
            if not group.durable.done():
                self._guard.withdraw(group)
                group.durable.set_exception(failure)
                group.durable.exception()  # read: a group whose clients are all gone is no lost error
            for waiting, verdict in members:
                _answer(waiting, verdict, failure)
        self._schedule()
        self.on_turn()

    async def drain(self) -> None:
        """Wait until everything submitted is durable or refused (at stop)."""
        while self._tasks or self._queue:
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await asyncio.sleep(0)


def _answer(waiting: _Waiting, verdict: Verdict, failure: BaseException | None = None) -> None:
    if waiting.future.done():  # answered, or its client is gone
        return
    if failure is not None:
        waiting.future.set_exception(failure)
    else:
        waiting.future.set_result(Outcome(verdict.accepted, verdict.duplicates, verdict.conflicts, tuple(verdict.dropped)))


def _failure(task: asyncio.Task[None]) -> BaseException:
    """What the waiting requests are told of a failed write."""
    error = None if task.cancelled() else task.exception()
    if isinstance(error, TidegaugeError):
        return Unavailable(error.message, retry_after_s=error.retry_after_s or RETRY_AFTER_S)
    if error is None or isinstance(error, OSError):
        return Unavailable("The journal cannot be written. Send again later; nothing acknowledged is lost.", retry_after_s=RETRY_AFTER_S)
    return error
