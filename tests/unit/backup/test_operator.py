from __future__ import annotations

import jwt
import pytest

from tidegauge.backup.operator import LIFE_S, OperatorTokens, operator_token
from tidegauge.core.clock import ManualClock

KEY, NOW_MS = b"k" * 32, 1_795_320_000_000
CLAIMS = {"aud": "operator", "iat": NOW_MS // 1000, "exp": NOW_MS // 1000 + 60}


@pytest.mark.hostile(184)
def test_a_token_is_good_for_a_minute() -> None:
    tokens = OperatorTokens(KEY, clock := ManualClock(NOW_MS))
    token = operator_token(KEY, NOW_MS)
    assert tokens.hold(token)
    clock.advance(LIFE_S * 1000)
    assert not tokens.hold(token)


@pytest.mark.hostile(184)
@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        operator_token(b"o" * 32, NOW_MS),
        jwt.encode(CLAIMS, None, algorithm="none"),
        jwt.encode(CLAIMS | {"aud": "access"}, KEY, algorithm="HS256"),
        jwt.encode(CLAIMS | {"exp": NOW_MS // 1000 + 10_000_000}, KEY, algorithm="HS256"),
        jwt.encode({"aud": "operator", "iat": 1}, KEY, algorithm="HS256"),
    ],
    ids=["none", "no token", "another key", "unsigned", "another purpose", "too long", "without an end"],
)
def test_no_other_token_is_taken_for_the_operators(token: str) -> None:
    assert not OperatorTokens(KEY, ManualClock(NOW_MS)).hold(token)
