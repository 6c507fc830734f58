from __future__ import annotations

import pytest

from tidegauge.accounts.keys.seal import Seal
from tidegauge.accounts.oidc.attempt import LIFE_S, Attempts
from tidegauge.core.clock import ManualClock

SECRET = b"0123456789abcdef0123456789abcdef"


@pytest.mark.req("J2")
def test_a_try_is_read_by_its_state_until_its_time_is_over() -> None:
    clock = ManualClock()
    attempts = Attempts(Seal(SECRET, "sign-in-attempt"), clock)
    attempt, kept = attempts.begin("/funnels")
    assert attempts.read(kept, attempt.state) == attempt
    assert attempts.read(kept, attempt.state + "x") is None
    assert attempts.read(kept, "") is None
    clock.advance(LIFE_S * 1000 - 1)
    assert attempts.read(kept, attempt.state) == attempt
    clock.advance(1)
    assert attempts.read(kept, attempt.state) is None


@pytest.mark.req("J2")
@pytest.mark.asvs("10.1.1")
def test_what_the_browser_keeps_says_nothing_and_cannot_be_made_elsewhere() -> None:
    clock = ManualClock()
    attempt, kept = Attempts(Seal(SECRET, "sign-in-attempt"), clock).begin("/funnels")
    assert attempt.state not in kept
    assert Attempts(Seal(SECRET, "write-key"), clock).read(kept, attempt.state) is None
    assert Attempts(Seal(SECRET[::-1], "sign-in-attempt"), clock).read(kept, attempt.state) is None
    mine = Attempts(Seal(SECRET, "sign-in-attempt"), clock)
    assert [mine.read(text, attempt.state) for text in ("", "x", "é", kept[:-4], kept + "AAAA", "A" * 5_000)] == [None] * 6
    assert mine.read(kept, "\ud800") is None


def test_no_two_tries_share_a_secret() -> None:
    attempts = Attempts(Seal(SECRET, "sign-in-attempt"), ManualClock())
    made = [attempts.begin("/")[0] for _ in range(20)]
    assert len({text for attempt in made for text in (attempt.state, attempt.nonce, attempt.verifier)}) == 60
    assert all(43 <= len(attempt.verifier) <= 128 for attempt in made), "RFC 7636, 4.1"
