"""Rates counted in a real Redis by several nodes, and by each alone while it is away, slow or wiped."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from time import monotonic

import pytest
from limits import RateLimitItem, parse
from tests.integration.redis_server import RedisServer

from tidegauge.accounts.throttle import LoginThrottle
from tidegauge.app.breakers import REDIS
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import RateLimited, Unavailable
from tidegauge.quota.shared import SharedWindows
from tidegauge.telemetry.breakers.breaker import PartBreaker

RATE: RateLimitItem = parse("100/minute")


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.remove()


@pytest.mark.req("J4")
@pytest.mark.hostile(129)
async def test_of_200_at_once_on_two_nodes_no_more_get_in_than_may(redis: RedisServer) -> None:
    nodes = [SharedWindows(redis.url) for _ in range(2)]
    admitted = await asyncio.gather(*(node.hit(RATE, "key", "k") for _ in range(100) for node in nodes))
    assert sum(admitted) == 100
    assert [await node.test(RATE, "key", "k") for node in nodes] == [False, False]
    remaining, wait_s = await nodes[1].left(RATE, "key", "k")
    assert remaining == 0
    assert 0 < wait_s <= 61
    await nodes[0].clear(RATE, "key", "k")
    assert await nodes[1].hit(RATE, "key", "k")
    for node in nodes:
        await node.close()


@pytest.mark.req("J4", "K6")
@pytest.mark.hostile(115)
@pytest.mark.asvs("16.5.2")
async def test_without_redis_a_node_goes_on_from_its_own_count_and_comes_back_by_itself(redis: RedisServer) -> None:
    clock = ManualClock()
    breaker = PartBreaker("redis", REDIS, clock, luck=0.5)
    node = SharedWindows(redis.url, breaker)
    breaker.ping = node.ping
    assert [await node.hit(RATE, "ip", "a") for _ in range(60)] == [True] * 60
    redis.stop()
    assert sum([await node.hit(RATE, "ip", "a") for _ in range(60)]) == 40, "what was counted before still counts"
    assert not node.is_well
    redis.start()
    assert not await node.hit(RATE, "ip", "a")
    with pytest.raises(Unavailable):
        await breaker.probe()
    clock.advance(1_001)
    await breaker.probe()
    assert await node.hit(RATE, "ip", "a"), "Redis came back empty: its count is the one that all nodes share"
    assert node.is_well
    await node.close()


@pytest.mark.req("J4", "K6")
@pytest.mark.hostile(115)
async def test_a_redis_that_hangs_costs_a_few_short_waits_and_guessing_passwords_stays_slow(redis: RedisServer) -> None:
    breaker = PartBreaker("redis", REDIS, ManualClock(), luck=0.5)
    node = SharedWindows(redis.url, breaker)
    throttle = LoginThrottle("3/15 minutes", "50/15 minutes", node)
    await throttle.begin("ann@x", "1.1.1.1")
    redis.freeze()
    began_s = monotonic()
    for _ in range(2):
        await throttle.begin("ann@x", "1.1.1.1")
        await throttle.fail("1.1.1.1")
    with pytest.raises(RateLimited, match="Too many failed logins"):
        await throttle.begin("ann@x", "1.1.1.1")
    assert monotonic() - began_s < 20.0
    assert breaker.report().opened == 1
    redis.thaw()
    await node.close()
