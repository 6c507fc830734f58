"""Small requests that are read in the same turn of the event loop go through the steps together: a step costs more to call than to run on one event."""

from __future__ import annotations

import asyncio
from typing import Final

from tidegauge.ingest.intake import Intake
from tidegauge.ingest.raw import RawBatch
from tidegauge.ingest.receipt import Receipt
from tidegauge.ingest.sender import Context

SMALL_EVENTS: Final = 20
"""A request with more events gains nothing."""

_Waiting = list[tuple[RawBatch, asyncio.Future[Receipt]]]


class Gatherer:
    """In front of the intake; gives every request its own receipt."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._waiting: dict[tuple[int, Context], _Waiting] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(self, project: int, batch: RawBatch, context: Context) -> Receipt:
        """As Intake.take."""
        if not batch.is_typed or batch.sent_at is not None or batch.allowed is not None or len(batch.events) > SMALL_EVENTS:
            return await self._intake.take(project, batch, context)
        loop = asyncio.get_running_loop()
        if not self._waiting:
            loop.call_soon(self._start)
        future: asyncio.Future[Receipt] = loop.create_future()
        self._waiting.setdefault((project, context), []).append((batch, future))
        return await future

    def _start(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for (project, context), requests in waiting.items():
            task = asyncio.get_running_loop().create_task(self._take(project, context, requests), name="ingest-gather")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _take(self, project: int, context: Context, requests: _Waiting) -> None:
        requests = [(batch, future) for batch, future in requests if not future.done()]  # the others' clients are gone
        try:
            receipts = await self._intake.take_together(project, [batch for batch, _ in requests], context)
        except BaseException as error:  # catch-all: every request is told what stopped it
            for _, future in requests:
                if not future.done():
                    future.set_exception(error)
            if isinstance(error, asyncio.CancelledError):
                raise
            return
        for (_, future), receipt in zip(requests, receipts, strict=True):
            if not future.done():
                future.set_result(receipt)
