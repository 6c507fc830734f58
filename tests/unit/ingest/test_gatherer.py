from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest

from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Unavailable
from tidegauge.ingest.committer import Committer
from tidegauge.ingest.decode import decode_body
from tidegauge.ingest.dedup import DuplicateGuard
from tidegauge.ingest.gatherer import MAX_REQUESTS, SMALL_EVENTS, Gatherer
from tidegauge.ingest.intake import Intake
from tidegauge.ingest.raw import RawBatch
from tidegauge.ingest.receipt import Receipt
from tidegauge.ingest.registry import SchemaRegistry
from tidegauge.ingest.reject import IngestCounters
from tidegauge.ingest.sender import NOTHING, Context
from tidegauge.ingest.waiting_room import Seat
from tidegauge.testing.memory_journal import MemoryDuplicates, MemoryJournal


class Bench:
    """A gatherer over the real intake and a journal in memory."""

    def __init__(self) -> None:
        self.journal = MemoryJournal()
        self.counters = IngestCounters()
        self.committer = Committer(self.journal, DuplicateGuard(MemoryDuplicates()), max_waiting_events=10**6, max_waiting_bytes=10**9)
        self.intake = Intake(self.committer, SchemaRegistry(), self.counters, ManualClock(1_790_000_000_000))
        self.gatherer = Gatherer(self.intake)

    async def send(self, *requests: Any, project: int = 1, context: Context = NOTHING) -> list[Receipt]:
        bodies = [decode_body(msgspec.json.encode(request)) for request in requests]
        return await asyncio.gather(*(self.gatherer.take(project, body, context) for body in bodies))

    @property
    def names(self) -> list[list[str]]:
        return [batch.record.column("name").to_pylist() for batch in self.journal.batches]


async def test_requests_of_one_turn_share_a_batch_and_keep_their_own_receipts() -> None:
    bench = Bench()
    receipts = await bench.send({"name": "a"}, [{"name": "b"}, {"name": "c"}], {"name": "d"})
    assert [receipt.accepted for receipt in receipts] == [1, 2, 1]
    assert bench.names == [["a", "b", "c", "d"]]


async def test_errors_duplicates_and_refused_consent_go_to_whoever_sent_them() -> None:
    bench = Bench()
    receipts = await bench.send(
        [{"name": "a", "id": "1"}, {"name": "b", "timestamp": "never"}],
        [{"name": "c", "id": "1"}, {"name": "d", "consent": False}, {"name": "e"}],
        {"name": "f", "timestamp": "1066-10-14"},
    )
    assert [(r.accepted, r.duplicates, r.rejected, r.suppressed) for r in receipts] == [(1, 0, 1, 0), (1, 1, 0, 1), (0, 0, 1, 0)]
    assert [[error.index for error in receipt.errors] for receipt in receipts] == [[1], [], [0]]
    assert bench.names == [["a", "e"]]
    assert (bench.counters.accepted, bench.counters.duplicates, bench.counters.suppressed.total()) == (2, 1, 1)


async def test_a_warning_is_given_only_to_the_request_it_is_about() -> None:
    receipts = await Bench().send({"name": "a", "properties": {"long": "x" * 10_000}}, {"name": "b"})
    assert [len(receipt.warnings) for receipt in receipts] == [1, 0]


async def test_other_projects_senders_and_large_requests_are_not_mixed() -> None:
    bench = Bench()
    large = [{"name": "big"}] * (SMALL_EVENTS + 1)
    first, second, third = await asyncio.gather(bench.send({"name": "a"}), bench.send({"name": "b"}, project=2), bench.send(large))
    assert [first[0].accepted, second[0].accepted, third[0].accepted] == [1, 1, len(large)]
    german = await bench.send({"name": "c"}, context=Context(country="DE"))
    assert german[0].accepted == 1
    assert bench.journal.batches[-1].record.column("country").to_pylist() == ["DE"]


async def test_when_the_journal_refuses_every_request_is_told() -> None:
    bench = Bench()
    bench.journal.failure = Unavailable("full", retry_after_s=1)
    results = await asyncio.gather(bench.send({"name": "a"}), bench.send({"name": "b"}), return_exceptions=True)
    assert [type(result) for result in results] == [Unavailable, Unavailable]


@pytest.mark.hostile(141)
async def test_a_client_that_leaves_takes_nobody_with_it() -> None:
    bench = Bench()
    leaving, staying = asyncio.create_task(bench.send({"name": "a"})), asyncio.create_task(bench.send({"name": "b"}))
    await asyncio.sleep(0)
    leaving.cancel()
    assert (await staying)[0].accepted == 1
    with pytest.raises(asyncio.CancelledError):
        await leaving


async def test_what_comes_while_a_group_is_written_shares_the_next() -> None:
    bench = Bench()
    bench.journal.hold()
    sending = []
    for name in "abcde":
        sending.append(asyncio.create_task(bench.send({"name": name})))
        for _ in range(10):
            await asyncio.sleep(0)
    assert bench.committer.room.events == 5
    bench.journal.release()
    await bench.gatherer.drain()
    assert [(await sent)[0].accepted for sent in sending] == [1] * 5
    assert bench.names == [["a"], ["b", "c", "d", "e"]]
    assert (bench.committer.room.events, bench.committer.room.size_bytes) == (0, 0)


async def test_no_turn_takes_too_many_and_each_sender_keeps_its_order() -> None:
    bench = Bench()
    sizes: list[int] = []
    take = bench.intake.take_together

    async def noted(project: int, parts: list[RawBatch], context: Context, seat: Seat) -> list[Receipt]:
        sizes.append(len(parts))
        return await take(project, parts, context, seat)

    bench.intake.take_together = noted  # type: ignore[method-assign]
    bench.journal.hold()
    sending = [asyncio.create_task(bench.send({"name": "first"}))]
    for _ in range(10):
        await asyncio.sleep(0)
    sending += [asyncio.create_task(bench.send({"name": str(number)}, project=1 + number % 2)) for number in range(2 * MAX_REQUESTS + 10)]
    bench.journal.release()
    await asyncio.gather(*sending)
    assert max(sizes) == MAX_REQUESTS
    names = [name for batch in bench.names for name in batch]
    for project in range(2):
        own = [int(name) for name in names[1:] if int(name) % 2 == project]
        assert own == sorted(own)
