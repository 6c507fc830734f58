from __future__ import annotations

from typing import Any, cast

import msgspec
import pytest

from tidegauge.accounts.cookie import cookie_names
from tidegauge.accounts.gate import Gate
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.proof import Proof
from tidegauge.core.errors import Forbidden, Unauthenticated
from tidegauge.live.transports.handshake import Handshake, RequestHandshake


class Accounts:
    """Records what it is asked; knows the token and the cookie "good"."""

    cookies = cookie_names(https=False)

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []

    async def authenticate_websocket(self, **shown: str) -> Principal:
        self.asked.append(shown)
        if "good" not in (shown["token"], shown["cookie"]):
            raise Unauthenticated("No.")
        return Principal(kind="person", person_id="p1", project_id=7, role="viewer", permissions=frozenset())

    async def principal(self, proof: Proof, permission: Permission, project: str) -> Principal:
        assert permission is Permission.READ
        return await self.authenticate_websocket(token=proof.token, cookie=proof.cookie, project=project)

    async def recheck(self, principal: Principal) -> Principal | None:
        return msgspec.structs.replace(principal, role="editor") if principal.person_id == "p1" else None


def _handshake(accounts: Accounts, query: str = "", **headers: str) -> Handshake:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: dict[str, Any] = {"type": "websocket", "path": "/ws", "query_string": query.encode(), "headers": raw}
    return Handshake(cast(Gate, accounts), scope)


async def test_who_shows_nothing_is_asked_later() -> None:
    accounts = Accounts()
    handshake = _handshake(accounts, "project=7")
    assert await handshake.enter() is None
    assert not await handshake.recheck()
    assert (await handshake.admit("good")).name == "p1"
    assert accounts.asked == [{"token": "good", "cookie": "", "origin": "", "host": "", "project": "7"}]
    again = await handshake.recheck()
    assert again is not None
    assert again.role == "editor"


@pytest.mark.hostile(95)
async def test_a_cookie_is_shown_with_its_origin_and_host() -> None:
    accounts = Accounts()
    await _handshake(accounts, cookie="tg_access=good", origin="https://evil.example", host="localhost:8050", x_project="3").enter()
    assert accounts.asked == [{"token": "", "cookie": "good", "origin": "https://evil.example", "host": "localhost:8050", "project": "3"}]


@pytest.mark.parametrize(("query", "headers"), [("token=good", {}), ("", {"authorization": "Bearer good"}), ("api_key=good", {}), ("", {"x_api_key": "good"})])
async def test_a_token_or_key_may_come_in_the_usual_places(query: str, headers: dict[str, str]) -> None:
    viewer = await _handshake(Accounts(), query, **headers).enter()
    assert viewer is not None
    assert (viewer.project_id, viewer.timezone) == (7, "UTC")


async def test_a_wrong_token_is_not_let_in() -> None:
    with pytest.raises(Unauthenticated):
        await _handshake(Accounts(), "token=bad").enter()


def _request(method: str = "GET", query: str = "", **headers: str) -> RequestHandshake:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope: dict[str, Any] = {"type": "http", "method": method, "path": "/api/live", "query_string": query.encode(), "headers": [*raw, (b"host", b"own")]}
    return RequestHandshake(cast(Gate, Accounts()), scope)


@pytest.mark.req("E4")
@pytest.mark.hostile(95)
@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {"origin": "https://evil.example"}),
        ("GET", {"sec_fetch_site": "cross-site"}),
        ("GET", {"sec_fetch_site": "same-site"}),
        ("POST", {"origin": "https://evil.example"}),
        ("POST", {}),
    ],
)
async def test_a_foreign_page_opens_no_stream_with_a_cookie(method: str, headers: dict[str, str]) -> None:
    with pytest.raises(Forbidden):
        await _request(method, cookie="tg_access=good", **headers).enter()
    assert (await _request(method, "token=good", **headers).enter()) is not None


@pytest.mark.req("E4")
async def test_the_products_own_pages_open_a_stream_with_their_cookie() -> None:
    for method, headers in (("GET", {}), ("GET", {"sec_fetch_site": "same-origin"}), ("POST", {"origin": "http://own"})):
        assert (await _request(method, cookie="tg_access=good", **headers).enter()) is not None
