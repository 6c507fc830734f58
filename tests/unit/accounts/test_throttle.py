from __future__ import annotations

import pytest

from tidegauge.accounts.throttle import LoginThrottle
from tidegauge.core.errors import RateLimited


@pytest.mark.hostile(58)
async def test_an_account_waits_only_where_the_guesses_came_from() -> None:
    throttle = LoginThrottle("2/15 minutes", "50/15 minutes")
    for _ in range(2):
        await throttle.begin("a@x", "1.1.1.1")
    with pytest.raises(RateLimited) as caught:
        await throttle.begin("a@x", "1.1.1.1")
    assert caught.value.retry_after_s is not None
    assert 1 <= caught.value.retry_after_s <= 900
    await throttle.begin("a@x", "2.2.2.2")
    await throttle.begin("b@x", "1.1.1.1")


async def test_a_right_password_clears_the_accounts_count() -> None:
    throttle = LoginThrottle("2/15 minutes", "50/15 minutes")
    for _ in range(10):
        await throttle.begin("a@x", "1.1.1.1")
        await throttle.succeed("a@x", "1.1.1.1")


async def test_an_address_waits_after_failures_over_many_accounts() -> None:
    throttle = LoginThrottle("10/15 minutes", "3/15 minutes")
    for i in range(3):
        await throttle.begin(f"{i}@x", "1.1.1.1")
        await throttle.fail("1.1.1.1")
    with pytest.raises(RateLimited):
        await throttle.begin("new@x", "1.1.1.1")


@pytest.mark.hostile(58)
async def test_a_network_of_ipv6_is_one_place_to_guess_from() -> None:
    throttle = LoginThrottle("2/15 minutes", "3/15 minutes")
    for host in range(2):
        await throttle.begin("a@x", f"2001:db8:1:2::{host}")
    with pytest.raises(RateLimited):
        await throttle.begin("a@x", "2001:db8:1:2:ffff::9")
    await throttle.begin("a@x", "2001:db8:1:3::1")
    for host in range(3):
        await throttle.fail(f"2001:db8:1:4::{host}")
    with pytest.raises(RateLimited):
        await throttle.begin("b@x", "2001:db8:1:4::9")
    await throttle.begin("a@x", "::ffff:1.1.1.1")
    await throttle.begin("a@x", "1.1.1.1")
    with pytest.raises(RateLimited):
        await throttle.begin("a@x", "1.1.1.1")
