from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.errors import Unavailable
from tidegauge.ingest.dedup import DuplicateGuard, Group, id_key
from tidegauge.ingest.parcel import EventParcel
from tidegauge.testing.memory_journal import MemoryDuplicates

MakeEvent = Callable[..., Event]
pytestmark = pytest.mark.req("A3")


@pytest.fixture
def finder() -> MemoryDuplicates:
    return MemoryDuplicates()


@pytest.fixture
def guard(finder: MemoryDuplicates) -> DuplicateGuard:
    return DuplicateGuard(finder)


async def _admit(guard: DuplicateGuard, events: list[Event], group: Group | None = None) -> tuple[list[str], int, int]:
    parcel = EventParcel(events)
    verdict = guard.admit(len(parcel), await guard.check(1, parcel), group or Group())
    return [e.id for e in parcel.kept(verdict.kept)], verdict.duplicates, verdict.conflicts


async def test_the_first_of_an_id_wins_and_other_content_is_a_conflict(guard: DuplicateGuard, make_event: MakeEvent) -> None:
    events = [make_event(id="a"), make_event(id="a"), make_event(id="a", name="other"), make_event(), make_event()]
    assert await _admit(guard, events) == (["a", "", ""], 2, 1)
    assert await _admit(guard, [make_event(id="a", timestamp_ms=5)]) == ([], 1, 0)


async def test_projects_do_not_share_ids(guard: DuplicateGuard, make_event: MakeEvent) -> None:
    await _admit(guard, [make_event(id="a")])
    parcel = EventParcel([make_event(id="a", project=2)])
    assert guard.admit(1, await guard.check(2, parcel), Group()).accepted == 1
    assert id_key(1, "1:a") != id_key(11, ":a")


async def test_without_ids_nothing_is_looked_up(guard: DuplicateGuard, make_event: MakeEvent) -> None:
    assert await guard.check(1, EventParcel([make_event()])) is None


async def test_ids_live_here_until_stored_and_in_the_store_after(guard: DuplicateGuard, finder: MemoryDuplicates, make_event: MakeEvent) -> None:
    group = Group()
    await _admit(guard, [make_event(id="a")], group)
    guard.confirm_durable(group, 7)
    guard.released(6)
    assert len(guard) == 1
    assert (await _admit(guard, [make_event(id="a")]), finder.asked) == (([], 1, 0), 0)
    finder.stored.add((1, "a"))
    guard.released(7)
    assert len(guard) == 0
    assert (await _admit(guard, [make_event(id="a")]), finder.asked) == (([], 1, 0), 1)


@pytest.mark.hostile(149)
async def test_a_false_positive_of_the_filter_is_no_duplicate(guard: DuplicateGuard, finder: MemoryDuplicates, make_event: MakeEvent) -> None:
    finder.is_unsure = True
    assert await _admit(guard, [make_event(id="a"), make_event()]) == (["a", ""], 0, 0)
    assert finder.asked == 1


async def test_a_withdrawn_id_was_never_seen(guard: DuplicateGuard, make_event: MakeEvent) -> None:
    group = Group()
    await _admit(guard, [make_event(id="a")], group)
    guard.withdraw(group)
    assert await _admit(guard, [make_event(id="a")]) == (["a"], 0, 0)


async def test_an_id_stored_while_a_request_is_checked_is_still_found(guard: DuplicateGuard, finder: MemoryDuplicates, make_event: MakeEvent) -> None:
    finder.is_unsure = True
    finder.gate.clear()
    late = asyncio.create_task(guard.check(1, EventParcel([make_event(id="a")])))
    await asyncio.sleep(0)
    finder.gate.set()
    first = Group()
    finder.is_unsure = False
    assert await _admit(guard, [make_event(id="a")], first) == (["a"], 0, 0)
    guard.confirm_durable(first, 1)
    finder.stored.add((1, "a"))
    guard.released(1)
    verdict = guard.admit(1, await late, Group())
    assert (verdict.kept, verdict.accepted, verdict.duplicates) == ([], 0, 1)
    guard.released(1)
    assert len(guard) == 0


async def test_a_duplicate_of_what_is_not_durable_yet_waits_for_it(guard: DuplicateGuard, make_event: MakeEvent) -> None:
    first = Group()
    await _admit(guard, [make_event(id="a")], first)
    parcel = EventParcel([make_event(id="a")])
    assert guard.admit(1, await guard.check(1, parcel), Group()).waits_for == [first]
    guard.confirm_durable(first, 1)
    assert guard.admit(1, await guard.check(1, parcel), Group()).waits_for == []


async def test_ids_of_the_journal_are_remembered_over_a_restart(guard: DuplicateGuard, make_event: MakeEvent) -> None:
    batch = build_batch([make_event(id="a"), make_event(), make_event(id="b", project=2)])
    batch.sequence = 3
    guard.remember(batch)
    assert await _admit(guard, [make_event(id="a", name="other"), make_event(id="b")]) == (["b"], 1, 0)
    guard.released(3)
    assert len(guard) == 1


async def test_when_the_store_cannot_be_asked_the_check_is_over(guard: DuplicateGuard, finder: MemoryDuplicates, make_event: MakeEvent) -> None:
    finder.is_unsure, finder.failure = True, Unavailable("down")
    with pytest.raises(Unavailable):
        await guard.check(1, EventParcel([make_event(id="a")]))
    group = Group()
    finder.failure = None
    await _admit(guard, [make_event(id="b")], group)
    guard.confirm_durable(group, 1)
    guard.released(1)
    assert len(guard) == 0


async def test_what_is_kept_is_capped(finder: MemoryDuplicates, make_event: MakeEvent) -> None:
    guard = DuplicateGuard(finder, max_unstored=2)
    group = Group()
    await _admit(guard, [make_event(id="a"), make_event(id="b")], group)
    with pytest.raises(Unavailable) as caught:
        await guard.check(1, EventParcel([make_event(id="c")]))
    assert caught.value.retry_after_s
    assert await guard.check(1, EventParcel([make_event()])) is None
    guard.confirm_durable(group, 1)
    guard.released(1)
    assert await _admit(guard, [make_event(id="c")]) == (["c"], 0, 0)
