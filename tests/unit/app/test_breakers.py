"""Which errors open which breaker, and which parts have one."""

from __future__ import annotations

import pytest

from tidegauge.app.breakers import HOST, REDIS, SERVICE, SMTP, STORE, PartBreakers
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import InvalidQuery, LimitReached
from tidegauge.core.settings import Settings
from tidegauge.outbound.reply import Unreachable
from tidegauge.store.engines.failure import StoreFailure
from tidegauge.telemetry.breakers.policy import Policy

NETWORK = 210
UNKNOWN_COLUMN = 47


@pytest.mark.req("K6")
@pytest.mark.parametrize(
    ("policy", "error", "is_fault"),
    [
        (STORE, StoreFailure("the server cannot be reached"), True),
        (STORE, StoreFailure("a socket", NETWORK), True),
        (STORE, StoreFailure("a statement of ours", UNKNOWN_COLUMN), False),
        (STORE, LimitReached("too long"), False),
        (STORE, InvalidQuery("a bad value"), False),
        (REDIS, ConnectionError("away"), True),
        (SMTP, ConnectionRefusedError(), True),
        (SMTP, ValueError("a refused message"), False),
        (HOST, Unreachable("no answer"), True),
        (HOST, ValueError(), False),
        (SERVICE, ConnectionError(), False),
        (SERVICE, TimeoutError(), True),
    ],
)
def test_only_what_is_the_parts_own_doing_counts(policy: Policy, error: Exception, is_fault: bool) -> None:
    assert policy.is_failure(result=None, exception=error) is is_fault


@pytest.mark.req("K6")
def test_parts_that_the_settings_do_not_name_are_not_shown() -> None:
    assert set(PartBreakers(Settings(), ManualClock()).board.states()) == {"store", "webhook", "login provider", "service"}
    named = Settings(redis_url="redis://127.0.0.1:1/0", smtp_host="mail.example.com")
    assert set(PartBreakers(named, ManualClock()).board.states()) == {"store", "redis", "smtp", "webhook", "login provider", "service"}


@pytest.mark.req("K6")
def test_the_store_and_redis_are_asked_again_within_five_seconds() -> None:
    assert all(policy.longest_wait_s * 1.2 < 5 for policy in (STORE, REDIS))
