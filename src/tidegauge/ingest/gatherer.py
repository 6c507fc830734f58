"""Small requests that are read in the same turn of the event loop, or while others are written, go through the steps together: a step costs more to call
than to run on one event."""

from __future__ import annotations

import asyncio
from typing import Final, Protocol

from tidegauge.ingest.intake import Intake
from tidegauge.ingest.raw import RawBatch
from tidegauge.ingest.receipt import Receipt
from tidegauge.ingest.sender import Context
from tidegauge.ingest.waiting_room import Seat

SMALL_EVENTS: Final = 20
"""A request with more events gains nothing."""

MAX_REQUESTS: Final = 250
"""Of one turn: with single events they hold the loop for 2 ms."""


class Waiter(Protocol):
    """Who waits for a receipt: a future of it, or what answers in its place."""

    def done(self) -> bool:
        """Whether nobody waits any more."""
        ...

    def set_result(self, result: Receipt, /) -> None:
        """The events are durable, or refused one by one."""
        ...

    def set_exception(self, exception: BaseException, /) -> None:
        """Nothing was accepted."""
        ...


_Waiting = list[tuple[RawBatch, Waiter, Seat]]


def is_gathered(batch: RawBatch) -> bool:
    """Whether a request can share its steps with others."""
    return batch.is_typed and batch.sent_at is None and batch.allowed is None and len(batch.events) <= SMALL_EVENTS


class Gatherer:
    """In front of the intake; gives every request its own receipt."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._committer = intake.committer
        self._committer.on_turn = self._on_turn
        self._is_planned = False
        self._waiting: dict[tuple[int, Context], _Waiting] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(self, project: int, batch: RawBatch, context: Context) -> Receipt:
        """As Intake.take."""
        if not is_gathered(batch):
            return await self._intake.take(project, batch, context)
        future: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        self.add(project, batch, context, future)
        return await future

    def add(self, project: int, batch: RawBatch, context: Context, waiter: Waiter) -> None:
        """As `take`, of a request that `is_gathered`, for who does not wait in a task. Raises Unavailable when too much waits."""
        seat = self._committer.room.enter(len(batch.events), batch.size_bytes)
        self._waiting.setdefault((project, context), []).append((batch, waiter, seat))
        self._on_turn()

    async def drain(self) -> None:
        """Wait until everything that was added is durable or refused (at stop)."""
        while self._waiting or self._tasks:
            await asyncio.sleep(0)
            await self._committer.drain()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _on_turn(self) -> None:
        """Start in the next turn of the loop, so that everything read in this one is in it; not before it would be written at once."""
        if self._waiting and not self._is_planned and self._committer.has_turn:
            self._is_planned = True
            asyncio.get_running_loop().call_soon(self._start)

    def _start(self) -> None:
        self._is_planned = False
        for (project, context), requests in self._next().items():
            task = asyncio.get_running_loop().create_task(self._take(project, context, requests), name="ingest-gather")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def _next(self) -> dict[tuple[int, Context], _Waiting]:
        """The first of what waits, for one turn; the rest has the next."""
        taken: dict[tuple[int, Context], _Waiting] = {}
        left = MAX_REQUESTS
        for sender in list(self._waiting):
            requests = self._waiting.pop(sender)
            taken[sender] = requests[:left]
            if len(requests) > left:
                self._waiting = {sender: requests[left:], **self._waiting}
            left -= len(taken[sender])
            if not left:
                break
        self._on_turn()
        return taken

    async def _take(self, project: int, context: Context, requests: _Waiting) -> None:
        seat = _together([seat for _, _, seat in requests])
        requests = [request for request in requests if not request[1].done()]  # the others' clients are gone
        try:
            receipts = await self._intake.take_together(project, [batch for batch, _, _ in requests], context, seat)
        except BaseException as error:  # catch-all: every request is told what stopped it
            for _, waiter, _ in requests:
                if not waiter.done():
                    waiter.set_exception(error)
            if isinstance(error, asyncio.CancelledError):
                raise
            return
        finally:
            seat.leave()
        for (_, waiter, _), receipt in zip(requests, receipts, strict=True):
            if not waiter.done():
                waiter.set_result(receipt)


def _together(seats: list[Seat]) -> Seat:
    """One seat for all."""
    first, events, size_bytes = seats[0], sum(seat.events for seat in seats), sum(seat.size_bytes for seat in seats)
    for seat in seats[1:]:
        seat.resize(0, 0)
    first.resize(events, size_bytes)
    return first
