import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tidegauge.contracts.answer import Answer, AnswerMeta, ResultRow
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import LimitReached, Unavailable
from tidegauge.query.cache import AnswerCache


def _answer(value: int, size: int = 0) -> Answer:
    meta = AnswerMeta("a", "b", None, "UTC", True, 0.0, False, 0.0, 0, False)
    return Answer([ResultRow("x" * size, value, 1, {})], meta)


class Work:
    """Counts its runs; finishes when told to."""

    def __init__(self, value: int = 1, size: int = 0) -> None:
        self.runs = 0
        self.finish = asyncio.Event()
        self.finish.set()
        self.cancelled = 0
        self._answer = _answer(value, size)

    async def __call__(self) -> Answer:
        self.runs += 1
        try:
            await self.finish.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return self._answer


@pytest.mark.req("B7")
async def test_an_answer_is_kept_for_the_time_of_its_class() -> None:
    clock = ManualClock()
    cache, work = AnswerCache(clock, ttl_s={"live": 30.0}), Work()
    assert cache.find("k", lambda sequence: True) is None
    await cache.compute("k", 1, "live", work)
    clock.advance(29_999)
    assert cache.find("k", lambda sequence: sequence == 1) is not None
    clock.advance(1)
    assert cache.find("k", lambda sequence: True) is None
    assert cache.statistics.entries == 0


@pytest.mark.req("B7")
async def test_new_data_ends_an_answer_before_its_time() -> None:
    cache = AnswerCache(ManualClock())
    await cache.compute("k", 1, "revenue", Work())
    assert cache.find("k", lambda sequence: False) is None
    assert cache.statistics.stale == 1


@pytest.mark.hostile(130)
@pytest.mark.req("B7")
async def test_many_askers_share_one_run() -> None:
    cache, work = AnswerCache(ManualClock()), Work(7)
    work.finish.clear()
    askers = [asyncio.create_task(cache.compute("k", 1, "live", work)) for _ in range(100)]
    await asyncio.sleep(0)
    work.finish.set()
    assert [(await asker).results[0].value for asker in askers] == [7] * 100
    assert work.runs == 1
    assert cache.statistics.hit_rate == pytest.approx(0.99)


async def test_one_asker_leaving_does_not_harm_the_others_and_the_last_one_ends_the_run() -> None:
    cache, work = AnswerCache(ManualClock()), Work()
    work.finish.clear()
    first, second = (asyncio.create_task(cache.compute("k", 1, "live", work)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.sleep(0)
    assert work.cancelled == 0
    second.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    await asyncio.sleep(0)
    assert work.cancelled == 1
    work.finish.set()
    await cache.compute("k", 1, "live", work)
    assert work.runs == 2


async def test_a_failure_reaches_every_asker_and_is_not_kept() -> None:
    cache = AnswerCache(ManualClock())

    async def fail() -> Answer:
        raise LimitReached("time")

    results = await asyncio.gather(*(cache.compute("k", 1, "live", fail) for _ in range(3)), return_exceptions=True)
    assert [type(result) for result in results] == [LimitReached] * 3
    assert cache.find("k", lambda sequence: True) is None


@pytest.mark.hostile(28)
async def test_bytes_are_bounded_and_the_least_used_go_first() -> None:
    cache = AnswerCache(ManualClock(), max_bytes=14_000)
    for key in range(4):
        await cache.compute(key, 1, "live", Work(size=2_000))
    assert cache.find(0, lambda sequence: True) is not None
    await cache.compute(4, 1, "live", Work(size=2_000))
    assert cache.statistics.bytes <= 14_000
    assert cache.find(1, lambda sequence: True) is None
    assert cache.find(0, lambda sequence: True) is not None
    await cache.compute("huge", 1, "live", Work(size=9_000))
    assert cache.find("huge", lambda sequence: True) is None
    assert cache.clear() == cache.statistics.evicted + 3
    assert (cache.statistics.entries, cache.statistics.bytes) == (0, 0)


@pytest.mark.req("K6")
async def test_the_last_good_answer_is_given_for_a_store_that_does_not_answer_to_those_who_may_have_it() -> None:
    clock = ManualClock()
    cache = AnswerCache(clock)

    async def away() -> Answer:
        raise Unavailable("The store does not answer.", code="store_unavailable", retry_after_s=1)

    async def ask(key: str, work: Callable[[], Awaitable[Answer]], *, may_be_stale: bool = True) -> tuple[Answer, bool]:
        return await cache.compute_or_last("question", key, 1, "live", work, may_be_stale=may_be_stale)

    with pytest.raises(Unavailable):
        await ask("at 12:00", away)
    answer, is_stale = await ask("at 12:01", Work(7))
    assert (answer.results[0].value, is_stale) == (7, False)
    clock.advance(3_600_000)
    answer, is_stale = await ask("at 13:00", away)
    assert (answer.results[0].value, is_stale, answer.meta.stale) == (7, True, True)
    assert cache.find("at 13:00", lambda sequence: True) is None, "it is not kept as an answer of now"
    with pytest.raises(Unavailable):
        await ask("at 13:00", away, may_be_stale=False)
    assert cache.statistics.last == 1
    cache.clear()
    with pytest.raises(Unavailable):
        await ask("at 13:00", away)
