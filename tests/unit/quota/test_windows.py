from __future__ import annotations

import asyncio

import pytest

from tidegauge.quota.windows import MemoryWindows, rate_of, refusal


@pytest.mark.req("J4")
async def test_so_many_are_within_a_rate_and_each_who_has_a_count_of_its_own() -> None:
    windows, rate = MemoryWindows(), rate_of("3/minute")
    assert rate is not None
    assert [await windows.hit(rate, "ip", "a") for _ in range(4)] == [True, True, True, False]
    assert await windows.test(rate, "ip", "b")
    assert not await windows.test(rate, "ip", "a")
    remaining, wait_s = await windows.left(rate, "ip", "a")
    assert remaining == 0
    assert 0 < wait_s <= 60
    await windows.clear(rate, "ip", "a")
    assert await windows.hit(rate, "ip", "a")
    assert rate_of("") is None


@pytest.mark.req("J4")
@pytest.mark.hostile(129)
async def test_of_200_at_once_no_more_get_in_than_may() -> None:
    windows, rate = MemoryWindows(), rate_of("100/minute")
    assert rate is not None
    assert sum(await asyncio.gather(*(windows.hit(rate, "key", "k") for _ in range(200)))) == 100


@pytest.mark.req("J4")
async def test_a_refusal_says_when_to_come_back() -> None:
    windows, rate = MemoryWindows(), rate_of("1/hour")
    assert rate is not None
    await windows.hit(rate, "ip", "a")
    error = await refusal(windows, rate, "Too many.", "ip", "a")
    assert error.retry_after_s is not None
    assert 1 <= error.retry_after_s <= 3_600
