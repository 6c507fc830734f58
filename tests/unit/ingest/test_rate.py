from __future__ import annotations

import pytest

from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import RateLimited
from tidegauge.ingest.limit import IngestLimits
from tidegauge.ingest.rate import RateLimiter


@pytest.mark.req("J4")
async def test_addresses_and_keys_have_their_own_limits(clock: ManualClock) -> None:
    rates = RateLimiter(IngestLimits(requests_per_ip="3/hour", requests_per_key="2/hour"), clock)
    for _ in range(2):
        await rates.admit_address("a")
        await rates.admit_key("k")
    with pytest.raises(RateLimited, match="this key") as caught:
        await rates.admit_key("k")
    assert 1 <= (caught.value.retry_after_s or 0) <= 3600
    await rates.admit_key("other")
    await rates.admit_address("a")
    with pytest.raises(RateLimited, match="this address"):
        await rates.admit_address("a")
    await rates.admit_address("b")


@pytest.mark.hostile(155)
async def test_trying_keys_is_slow(clock: ManualClock) -> None:
    rates = RateLimiter(IngestLimits(unknown_keys_per_ip="2/hour"), clock)
    for _ in range(2):
        await rates.admit_address("a")
        await rates.note_unknown_key("a")
    with pytest.raises(RateLimited, match="unknown keys"):
        await rates.admit_address("a")


@pytest.mark.req("A10")
def test_a_project_has_its_events_a_second(clock: ManualClock) -> None:
    rates = RateLimiter(IngestLimits(max_events_per_second=5), clock)
    for _ in range(5):
        rates.admit_events(1, 1)
    with pytest.raises(RateLimited) as caught:
        rates.admit_events(1, 1)
    assert caught.value.retry_after_s == pytest.approx(0.2)
    rates.admit_events(2, 1)
    clock.advance(200)
    rates.admit_events(1, 1)
    with pytest.raises(RateLimited):
        rates.admit_events(1, 1)


def test_a_large_batch_is_taken_whole_and_paid_for_by_waiting(clock: ManualClock) -> None:
    rates = RateLimiter(IngestLimits(), clock)
    rates.set_project_limit(1, 100)
    rates.admit_events(1, 1000)
    with pytest.raises(RateLimited) as caught:
        rates.admit_events(1, 1)
    assert caught.value.retry_after_s == pytest.approx(9.01)
    clock.advance(9_010)
    rates.admit_events(1, 1)


async def test_no_limit_is_no_limit(clock: ManualClock) -> None:
    rates = RateLimiter(IngestLimits(unknown_keys_per_ip=""), clock)
    for _ in range(1000):
        await rates.admit_address("a")
        await rates.note_unknown_key("a")
        await rates.admit_key("k")
        rates.admit_events(1, 10_000)
