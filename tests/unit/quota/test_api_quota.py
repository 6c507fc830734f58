from __future__ import annotations

import pytest

from tidegauge.core.errors import RateLimited
from tidegauge.quota.api_quota import ApiQuota
from tidegauge.quota.windows import MemoryWindows


@pytest.mark.req("J4")
async def test_an_address_a_caller_and_all_together_have_rates() -> None:
    quota = ApiQuota(MemoryWindows(), per_address="3/minute", per_caller="2/minute", together="5/minute")
    await quota.admit("1.1.1.1", "ann")
    await quota.admit("1.1.1.1", "ann")
    with pytest.raises(RateLimited, match="you may ask 2 times per 60 s"):
        await quota.admit("2.2.2.2", "ann")
    await quota.admit("1.1.1.1", "bob")
    with pytest.raises(RateLimited, match="this address may ask 3 times"):
        await quota.admit("1.1.1.1", "cid")
    with pytest.raises(RateLimited, match="all callers together may ask 5 times"):
        await quota.admit("3.3.3.3", "dan")


@pytest.mark.req("J4")
async def test_without_rates_everybody_may_ask() -> None:
    quota = ApiQuota(MemoryWindows(), per_address="", per_caller="", together="")
    for _ in range(1_000):
        await quota.admit("1.1.1.1", "ann")
