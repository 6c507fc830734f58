from __future__ import annotations

from typing import get_args

import pytest

from tidegauge.app.breakers import PartBreakers
from tidegauge.app.limits import answer_cache, ingest_limits, live_limits, query_limits
from tidegauge.contracts.answer import Answer, AnswerMeta
from tidegauge.core.clock import ManualClock
from tidegauge.core.settings import Settings
from tidegauge.query.cache import DEFAULT_BYTES, DEFAULT_TTL_S
from tidegauge.query.metric import CacheClass
from tidegauge.store.engines.failure import StoreFailure


def test_every_bound_of_a_part_that_a_setting_names_comes_from_it() -> None:
    settings = Settings(
        query_timeout_s=1.5,
        query_memory_bytes=4096,
        query_result_rows=7,
        body_max_bytes=2048,
        inflated_max_bytes=4096,
        max_events_per_second=9,
        ws_connections=3,
        ws_subscriptions_per_connection=2,
        trusted_proxies=("10.0.0.0/8",),
    )
    limits = query_limits(settings)
    assert (limits.timeout_s, limits.memory_bytes, limits.result_rows) == (1.5, 4096, 7)
    ingest = ingest_limits(settings)
    assert (ingest.body_bytes, ingest.inflated_bytes, ingest.max_events_per_second, ingest.trusted_proxies) == (2048, 4096, 9, ("10.0.0.0/8",))
    assert (live_limits(settings).connections, live_limits(settings).subscriptions_per_connection) == (3, 2)


def test_the_settings_and_the_parts_agree_on_the_defaults() -> None:
    assert ingest_limits(Settings()) == type(ingest_limits(Settings()))()
    assert live_limits(Settings()) == type(live_limits(Settings()))()
    assert query_limits(Settings()) == type(query_limits(Settings()))()


async def _kept_s(settings: Settings, kind: CacheClass) -> int:
    """For how many seconds an answer of a class is given again."""
    clock = ManualClock(0)
    cache = answer_cache(settings, clock, PartBreakers(settings, clock))

    async def work() -> Answer:
        return Answer(results=[], meta=AnswerMeta("a", "b", None, "UTC", True, 0.0, False, 0.0, 0, False))

    await cache.compute("question", 1, kind, work)
    for second in range(10_000):
        if not cache.holds("question", lambda sequence: True):
            return second
        clock.advance(1_000)
    raise AssertionError("it is kept for ever")


@pytest.mark.req("B7")
async def test_answers_are_kept_as_long_as_the_settings_say() -> None:
    settings = Settings(cache_live_s=0, cache_activity_s=7, cache_revenue_s=600, cache_health_s=1)
    kinds: tuple[CacheClass, ...] = get_args(CacheClass)
    assert {kind: await _kept_s(settings, kind) for kind in kinds} == {"live": 0, "activity": 7, "revenue": 600, "health": 1}
    assert {kind: await _kept_s(Settings(), kind) for kind in kinds} == DEFAULT_TTL_S
    assert await _kept_s(Settings(cache_max_bytes=0), "revenue") == 0
    assert Settings().cache_max_bytes == DEFAULT_BYTES


@pytest.mark.req("K6")
async def test_an_answer_counts_as_one_of_now_only_while_the_store_answers() -> None:
    clock, settings = ManualClock(), Settings()
    breakers = PartBreakers(settings, clock)
    cache = answer_cache(settings, clock, breakers)

    async def work() -> Answer:
        return Answer([], AnswerMeta("a", "b", None, "UTC", True, 0.0, False, 0.0, 0, False))

    await cache.compute("k", 1, "revenue", work)
    assert cache.find("k", lambda sequence: True) is not None
    for _ in range(3):
        with pytest.raises(StoreFailure):
            await _fail(breakers)
    assert cache.find("k", lambda sequence: True) is None
    assert not cache.holds("k", lambda sequence: True)


async def _fail(breakers: PartBreakers) -> None:
    async with breakers.store.guard():
        raise StoreFailure("the server cannot be reached")
