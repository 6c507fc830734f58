from __future__ import annotations

import pytest

from tidegauge.accounts.token import LEEWAY_S, Tokens
from tidegauge.core.clock import ManualClock

SECRET = b"0123456789abcdef0123456789abcdef"


def tokens(clock: ManualClock, secret: bytes = SECRET) -> Tokens:
    return Tokens(secret, clock, access_s=900, refresh_s=86_400)


def test_a_token_says_who_and_which_session() -> None:
    made = tokens(ManualClock())
    claims = made.read("access", made.issue("access", "p1", "s1"))
    assert claims is not None
    assert (claims.sub, claims.sid, claims.exp) == ("p1", "s1", 1_700_000_900)
    assert len({made.issue("refresh", "p1", "s1") for _ in range(10)}) == 10


@pytest.mark.hostile(52)
def test_a_token_holds_from_its_begin_to_its_end() -> None:
    clock = ManualClock()
    made = tokens(clock)
    token = made.issue("access", "p", "s")
    clock.advance(-1000 * (LEEWAY_S + 1))
    assert made.read("access", token) is None
    clock.advance(1000 * (LEEWAY_S + 1) + 900_000)
    assert made.read("access", token) is not None
    clock.advance(1000 * LEEWAY_S)
    assert made.read("access", token) is None


@pytest.mark.hostile(112)
def test_a_clock_that_is_set_back_ends_no_login() -> None:
    clock = ManualClock()
    made = tokens(clock)
    token = made.issue("refresh", "p", "s")
    clock.advance(-3_600_000)
    assert made.read("refresh", token) is not None
    clock.advance(3_600_000 + 86_400_000 + 1000 * LEEWAY_S)
    assert made.read("refresh", token) is None


@pytest.mark.hostile(53)
@pytest.mark.asvs("9.2.2", "9.2.4")
def test_purposes_and_installations_do_not_mix() -> None:
    clock = ManualClock()
    made, other = tokens(clock), tokens(clock, b"f" * 32)
    assert made.read("refresh", made.issue("access", "p", "s")) is None
    assert made.read("access", made.issue("refresh", "p", "s")) is None
    assert made.read("access", other.issue("access", "p", "s")) is None


@pytest.mark.hostile(50)
@pytest.mark.parametrize("text", ["", ".", "..", "a.b.c", "ü.ü.ü", "x" * 5_000, "\x00"])
def test_anything_else_is_no_token(text: str) -> None:
    assert tokens(ManualClock()).read("access", text) is None


@pytest.mark.asvs("9.1.1")
def test_every_altered_token_is_refused() -> None:
    made = tokens(ManualClock())
    token = made.issue("access", "p", "s")
    for index in range(0, len(token) - 1, 7):
        altered = token[:index] + ("A" if token[index] != "A" else "B") + token[index + 1 :]
        assert made.read("access", altered) is None, index


@pytest.mark.req("J2")
@pytest.mark.hostile(52)
def test_after_the_secret_changed_old_tokens_hold_only_while_the_previous_one_is_named() -> None:
    clock = ManualClock()
    old, new = tokens(clock), Tokens(SECRET[::-1], clock, access_s=900, refresh_s=86_400, previous=SECRET)
    for purpose in ("access", "refresh", "challenge"):
        text = old.issue(purpose, "p1", "s1")
        assert new.read(purpose, text) is not None
        assert tokens(clock, SECRET[::-1]).read(purpose, text) is None, "once the previous one is taken out"
    assert new.read("access", old.issue("refresh", "p1", "s1")) is None
    assert old.read("access", new.issue("access", "p1", "s1")) is None, "nothing new is signed with it"
    text = old.issue("access", "p1", "s1")
    clock.advance(906_000)
    assert new.read("access", text) is None, "it holds no longer than it would have"
