from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import pytest

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.errors import Unavailable
from tidegauge.ingest.committer import MAX_GROUP_EVENTS, MAX_GROUPS_IN_FLIGHT, MAX_ROWS, Committer, Outcome
from tidegauge.ingest.dedup import DuplicateGuard
from tidegauge.ingest.parcel import LARGE_EVENTS, BatchParcel, EventParcel, Parcel, Said
from tidegauge.testing.memory_journal import MemoryDuplicates, MemoryJournal

MakeEvent = Callable[..., Event]


def parcel_of(events: list[Event]) -> Parcel:
    """As the draft makes them: columns when there are many."""
    if len(events) < LARGE_EVENTS:
        return EventParcel(events)
    said = zip(*((e.name, e.type, e.user_id, e.anonymous_id, e.session_id, e.value, e.properties) for e in events), strict=True)
    ids = [event.id for event in events]
    return BatchParcel(build_batch(events), ids, Said(*said).prints(ids))


class Bench:
    """A committer over memory, and a way to let the loop turn."""

    def __init__(self, max_events: int = 100_000, max_bytes: int = 10**9) -> None:
        self.journal, self.finder = MemoryJournal(), MemoryDuplicates()
        self.guard = DuplicateGuard(self.finder)
        self.committer = Committer(self.journal, self.guard, max_waiting_events=max_events, max_waiting_bytes=max_bytes)

    def submit(self, *events: Event, size_bytes: int = 1) -> asyncio.Task[Outcome]:
        return asyncio.create_task(self.committer.submit(1, parcel_of(list(events)), size_bytes))

    @staticmethod
    async def turn() -> None:
        for _ in range(8):
            await asyncio.sleep(0)


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    assert (made.committer.room.events, made.committer.room.size_bytes) == (0, 0)


@pytest.mark.req("A3")
async def test_requests_of_one_turn_share_one_batch_in_order(bench: Bench, make_event: MakeEvent) -> None:
    tasks = [bench.submit(make_event(name=str(i))) for i in range(50)]
    assert [await task for task in tasks] == [Outcome(1, 0, 0)] * 50
    assert len(bench.journal.batches) == 1
    assert [row["name"] for row in bench.journal.rows()] == [str(i) for i in range(50)]


@pytest.mark.req("A3")
async def test_nothing_is_acknowledged_before_it_is_durable(bench: Bench, make_event: MakeEvent) -> None:
    bench.journal.hold()
    task = bench.submit(make_event())
    await bench.turn()
    assert (bench.journal.waiting, task.done(), bench.committer.room.events) == (1, False, 1)
    bench.journal.release()
    assert (await task).accepted == 1


async def test_while_groups_are_written_the_rest_gathers_in_one(bench: Bench, make_event: MakeEvent) -> None:
    bench.journal.hold()
    tasks = []
    for _ in range(20):
        tasks.append(bench.submit(make_event()))
        await bench.turn()
    assert bench.journal.waiting == 1
    bench.journal.release()
    await asyncio.gather(*tasks)
    assert [len(batch) for batch in bench.journal.batches] == [1, 19]


async def test_many_waiting_events_start_more_groups_but_never_too_many(bench: Bench, make_event: MakeEvent) -> None:
    bench.journal.hold()
    size = LARGE_EVENTS - 1
    tasks = [bench.submit(*[make_event()] * size) for _ in range(60)]
    await bench.turn()
    assert bench.journal.waiting == MAX_GROUPS_IN_FLIGHT
    bench.journal.release()
    await asyncio.gather(*tasks)
    assert sum(len(batch) for batch in bench.journal.batches) == 60 * size
    assert max(len(batch) for batch in bench.journal.batches) < MAX_GROUP_EVENTS + size


async def test_a_large_request_is_a_group_of_its_own_and_waits_for_no_other(bench: Bench, make_event: MakeEvent) -> None:
    bench.journal.hold()
    tasks = [bench.submit(*[make_event()] * LARGE_EVENTS) for _ in range(MAX_GROUPS_IN_FLIGHT + 2)]
    await bench.turn()
    assert bench.journal.waiting == len(tasks)
    bench.journal.release()
    assert [outcome.accepted for outcome in await asyncio.gather(*tasks)] == [LARGE_EVENTS] * len(tasks)


async def test_large_requests_take_no_turn_from_small_ones(bench: Bench, make_event: MakeEvent) -> None:
    bench.journal.hold()
    tasks = [bench.submit(*[make_event()] * LARGE_EVENTS) for _ in range(3)]
    await bench.turn()
    tasks.append(bench.submit(make_event()))
    await bench.turn()
    assert bench.journal.waiting == len(tasks)
    bench.journal.release()
    await asyncio.gather(*tasks)


async def test_who_gathers_is_told_of_its_turn(bench: Bench, make_event: MakeEvent) -> None:
    told: list[bool] = []
    bench.committer.on_turn = lambda: told.append(bench.committer.has_turn)
    bench.journal.hold()
    turns = [bench.committer.has_turn]
    task = bench.submit(make_event())
    await bench.turn()
    turns.append(bench.committer.has_turn)
    bench.journal.release()
    await task
    await bench.turn()
    assert (turns, told) == ([True, False], [True])


@pytest.mark.req("A10")
@pytest.mark.parametrize(("max_events", "max_bytes"), [(10, 10**9), (10**9, 10)])
async def test_what_waits_is_bounded_and_refused_at_once(make_event: MakeEvent, max_events: int, max_bytes: int) -> None:
    bench = Bench(max_events, max_bytes)
    bench.journal.hold()
    first = bench.submit(*[make_event()] * 8, size_bytes=8)
    await bench.turn()
    with pytest.raises(Unavailable) as caught:
        await bench.committer.submit(1, parcel_of([make_event()] * 3), 3)
    assert caught.value.retry_after_s
    second = bench.submit(*[make_event()] * 2, size_bytes=2)
    await bench.turn()
    bench.journal.release()
    assert [(await first).accepted, (await second).accepted] == [8, 2]


@pytest.mark.parametrize("failure", [Unavailable("full", retry_after_s=3), OSError(28, "No space left on device")])
async def test_a_failing_journal_refuses_all_its_requests_and_recovers(bench: Bench, make_event: MakeEvent, failure: Unavailable | OSError) -> None:
    bench.journal.failure = failure
    tasks = [bench.submit(make_event(id="a")), bench.submit(make_event(id="b"))]
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        assert isinstance(result, Unavailable)
        assert result.retry_after_s
    bench.journal.failure = None
    assert await bench.committer.submit(1, parcel_of([make_event(id="a")]), 1) == Outcome(1, 0, 0)


@pytest.mark.req("A3")
@pytest.mark.hostile(147)
async def test_two_requests_with_one_id_store_it_once(bench: Bench, make_event: MakeEvent) -> None:
    outcomes = await asyncio.gather(*[bench.submit(make_event(id="a")) for _ in range(10)])
    assert (sum(o.accepted for o in outcomes), sum(o.duplicates for o in outcomes), len(bench.journal.rows())) == (1, 9, 1)


@pytest.mark.req("A3")
@pytest.mark.hostile(148)
async def test_a_duplicate_is_not_acknowledged_when_its_first_fails(bench: Bench, make_event: MakeEvent) -> None:
    bench.journal.hold()
    first = bench.submit(make_event(id="a"))
    await bench.turn()
    second = bench.submit(make_event(id="a"))
    await bench.turn()
    assert not second.done()
    bench.journal.failure = OSError(5, "I/O error")
    bench.journal.release()
    results = await asyncio.gather(first, second, return_exceptions=True)
    assert [type(result) for result in results] == [Unavailable, Unavailable]


@pytest.mark.hostile(141)
async def test_a_client_that_leaves_harms_nobody(bench: Bench, make_event: MakeEvent) -> None:
    gone, stays = bench.submit(make_event(id="a")), bench.submit(make_event(id="b"))
    await asyncio.sleep(0)
    gone.cancel()
    assert (await stays).accepted == 1
    bench.journal.hold()
    gone = bench.submit(make_event(id="c"))
    await bench.turn()
    gone.cancel()
    bench.journal.release()
    await bench.committer.drain()
    assert [row["id"] for row in bench.journal.rows()] == ["b", "c"]
    assert await bench.committer.submit(1, parcel_of([make_event(id="c")]), 1) == Outcome(0, 1, 0, (0,))


async def test_a_fault_of_ours_reaches_the_request_as_itself(bench: Bench, make_event: MakeEvent) -> None:
    with pytest.raises(TypeError):
        await bench.committer.submit(1, parcel_of([make_event(user_id=object())]), 1)
    assert bench.journal.batches == []


async def test_a_small_group_is_written_as_rows_and_a_larger_one_as_columns(bench: Bench, make_event: MakeEvent) -> None:
    for count in (MAX_ROWS, MAX_ROWS + 1):
        await bench.committer.submit(1, parcel_of([make_event() for _ in range(count)]), 1)
    small, large = bench.journal.batches
    assert (small.rows is not None, large.rows is not None) == (True, False)
    assert (len(small), len(large)) == (MAX_ROWS, MAX_ROWS + 1)


async def test_no_events_need_no_journal(bench: Bench) -> None:
    assert await bench.committer.submit(1, parcel_of([]), 2) == Outcome(0, 0, 0)
    assert bench.journal.batches == []


@pytest.mark.req("A10")
@pytest.mark.hostile(154)
@pytest.mark.parametrize(("events", "size_bytes"), [(8, 1), (1, 10)])
async def test_a_full_room_says_so_before_a_body_is_read(make_event: MakeEvent, events: int, size_bytes: int) -> None:
    bench = Bench(max_events=8, max_bytes=10)
    bench.committer.room.require()
    bench.journal.hold()
    task = bench.submit(*[make_event()] * events, size_bytes=size_bytes)
    await bench.turn()
    with pytest.raises(Unavailable) as caught:
        bench.committer.room.require()
    assert caught.value.retry_after_s
    bench.journal.release()
    await task
    bench.committer.room.require()
