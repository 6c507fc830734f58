from __future__ import annotations

import jwt
import pytest
from starlette.requests import Request

from tidegauge.accounts.cookie import cookie_names
from tidegauge.accounts.policy import Permission
from tidegauge.backup.operator import LIFE_S, AdminOrOperator, operator_token
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Unauthenticated

KEY, NOW_MS = b"k" * 32, 1_795_320_000_000


class ShutGate:
    """Lets nobody in."""

    cookies = cookie_names(https=False)

    async def principal(self, *_: object) -> None:
        raise Unauthenticated("not signed in")


def request(token: str) -> Request:
    app = type("App", (), {"state": type("State", (), {"gate": ShutGate()})})
    return Request(
        {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": [(b"authorization", f"Bearer {token}".encode())], "app": app}
    )


async def test_the_operator_is_let_in_for_a_minute() -> None:
    caller = AdminOrOperator(KEY, clock := ManualClock(NOW_MS))
    token = operator_token(KEY, NOW_MS)
    assert (await caller(request(token))).permissions == {Permission.ADMIN}
    clock.advance(LIFE_S * 1000)
    with pytest.raises(Unauthenticated):
        await caller(request(token))


async def test_no_other_token_is_taken_for_the_operators() -> None:
    caller = AdminOrOperator(KEY, ManualClock(NOW_MS))
    claims = {"aud": "operator", "iat": NOW_MS // 1000, "exp": NOW_MS // 1000 + 60}
    for token in (
        "",
        "x",
        operator_token(b"o" * 32, NOW_MS),
        jwt.encode(claims, None, algorithm="none"),
        jwt.encode(claims | {"aud": "access"}, KEY, algorithm="HS256"),
        jwt.encode(claims | {"exp": NOW_MS // 1000 + 10_000_000}, KEY, algorithm="HS256"),
        jwt.encode({"aud": "operator", "iat": 1}, KEY, algorithm="HS256"),
    ):
        with pytest.raises(Unauthenticated):
            await caller(request(token))
