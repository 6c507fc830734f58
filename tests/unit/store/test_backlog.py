"""Batches come out in sequence, from memory while it lasts and from the log after."""

from __future__ import annotations

import asyncio

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.store.backlog import Backlog


class Log:
    """Holds batches and counts how often it is read."""

    def __init__(self) -> None:
        self.batches: list[EventBatch] = []
        self.reads = 0

    @property
    def last_sequence(self) -> int:
        return len(self.batches)

    async def read(self, after_sequence: int) -> list[EventBatch]:
        self.reads += 1
        return self.batches[after_sequence:]

    def append(self, count: int = 1, rows: int = 10) -> list[EventBatch]:
        for _ in range(count):
            batch = build_batch([Event(1, "a", "custom", 1, 1)] * rows)
            batch.sequence = len(self.batches) + 1
            self.batches.append(batch)
        return self.batches[-count:]

    def position(self, reader: str) -> int:
        return 0

    def advance(self, reader: str, sequence: int) -> None:
        """Nobody waits for it."""

    async def raise_floor(self, sequence: int) -> None:
        """Nothing is numbered here."""

    async def note(self, name: str) -> str:
        return ""

    async def set_note(self, name: str, value: str) -> None:
        """No notes here."""


async def test_what_comes_is_given_from_memory_in_bounded_groups() -> None:
    log = Log()
    backlog = Backlog(log)
    backlog.accept(log.append(5))
    assert [batch.sequence for batch in await backlog.take(0, 30)] == [1, 2, 3]
    assert [batch.sequence for batch in await backlog.take(3, 30)] == [4, 5]
    assert log.reads == 0


async def test_a_batch_bigger_than_a_group_goes_alone() -> None:
    log = Log()
    backlog = Backlog(log)
    backlog.accept(log.append(2, rows=50))
    assert [batch.sequence for batch in await backlog.take(0, 30)] == [1]


async def test_what_memory_did_not_hold_is_read_from_the_log() -> None:
    log = Log()
    backlog = Backlog(log, max_bytes=1)
    backlog.accept(log.append(4))
    taken, position = [], 0
    while position < 4:
        batches = await backlog.take(position, 1_000)
        taken += [batch.sequence for batch in batches]
        position = taken[-1]
    assert taken == [1, 2, 3, 4]
    assert log.reads >= 1


async def test_taking_waits_for_the_next_batch() -> None:
    log = Log()
    backlog = Backlog(log)
    taking = asyncio.create_task(backlog.take(0, 100))
    await asyncio.sleep(0)
    assert not taking.done()
    backlog.accept(log.append())
    assert [batch.sequence for batch in await taking] == [1]


async def test_gathering_ends_as_soon_as_enough_waits_or_patience_is_over() -> None:
    log = Log()
    backlog = Backlog(log)
    waiting = asyncio.create_task(backlog.gather(25, 600.0))
    await asyncio.sleep(0)
    backlog.accept(log.append(2))
    await asyncio.sleep(0)
    assert not waiting.done()
    backlog.accept(log.append())
    await asyncio.wait_for(waiting, 60)
    await asyncio.wait_for(backlog.gather(1_000, 0.001), 60)
    await asyncio.wait_for(backlog.gather(10, 600.0), 60)
