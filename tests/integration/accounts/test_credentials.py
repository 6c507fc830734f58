"""Passwords: changed by oneself, set by a link of an administrator."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from tests.integration.accounts.accounts_app import EMAIL, PASSWORD, Stage, stage
from tests.integration.accounts.test_access import add_someone
from tests.integration.accounts.test_members import id_of

NEW = "another long password"


async def status_of(on_stage: Stage, email: str, password: str) -> int:
    async with on_stage.client() as client:
        return (await client.post("/api/auth/login", json={"email": email, "password": password})).status_code


async def link_for(admin: httpx.AsyncClient, person_id: str) -> str:
    """The token of a new link."""
    answer = await admin.post(f"/api/users/{person_id}/link")
    assert answer.status_code == 201, answer.text
    page, _, token = answer.json()["path"].partition("#")
    assert page == "/welcome"
    return str(token)


@pytest.mark.req("J2")
@pytest.mark.hostile(56)
@pytest.mark.asvs("6.2.2", "6.2.3", "7.4.3")
async def test_a_new_password_ends_all_other_logins(on_stage: Stage) -> None:
    lost = await on_stage.log_in()
    live = await on_stage.accounts.gate.authenticate_websocket(token=lost["access_token"])
    async with await on_stage.script() as admin:
        for body, status, code in (
            ({"current_password": "wrong", "new_password": NEW}, 403, "wrong_password"),
            ({"current_password": PASSWORD, "new_password": "short"}, 400, "invalid_request"),
            ({"current_password": PASSWORD, "new_password": "x" * 1_001}, 400, "invalid_request"),
            ({"current_password": PASSWORD}, 400, "invalid_request"),
        ):
            refused = await admin.post("/api/auth/password", json=body)
            assert (refused.status_code, refused.json()["error"]["code"]) == (status, code)
        assert await on_stage.accounts.gate.recheck(live)
        assert (await admin.post("/api/auth/password", json={"current_password": PASSWORD, "new_password": NEW})).status_code == 204
        assert (await admin.get("/probe/read")).status_code == 200
    assert not await on_stage.accounts.gate.recheck(live)
    assert [await status_of(on_stage, EMAIL, password) for password in (PASSWORD, NEW)] == [401, 200]


@pytest.mark.req("J1", "J2")
@pytest.mark.asvs("6.4.1", "6.4.3")
@pytest.mark.hostile(60, 218)
async def test_a_link_sets_a_password_once_and_ends_all_logins(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "viewer")
    person = await id_of(on_stage, "vera@example.com")
    async with await on_stage.script() as admin, on_stage.client() as anyone, on_stage.client(authorization=f"Bearer {token}") as vera:
        assert (await vera.post(f"/api/users/{person}/link")).status_code == 403
        link, second = await link_for(admin, person), await link_for(admin, person)
        seen = await anyone.post("/api/auth/link", json={"token": link})
        assert seen.json() == {"email": "vera@example.com", "name": "vera@example.com", "is_invitation": False}
        assert (await anyone.post("/api/auth/link/password", json={"token": link, "new_password": "short"})).status_code == 400
        uses = [anyone.post("/api/auth/link/password", json={"token": one, "new_password": NEW}) for one in (link, second)]
        assert sorted(answer.status_code for answer in await asyncio.gather(*uses)) == [204, 404]
        for spent in (link, second, "", "x", admin.headers["authorization"].removeprefix("Bearer ")):
            for path, body in (("/api/auth/link", {}), ("/api/auth/link/password", {"new_password": NEW})):
                refused = await anyone.post(path, json={"token": spent, **body})
                if refused.status_code != 429:
                    assert (refused.status_code, refused.json()["error"]["code"]) == (404, "link_spent")
        assert (await vera.get("/api/auth/me")).status_code == 401
    assert [await status_of(on_stage, "vera@example.com", password) for password in (PASSWORD, NEW)] == [401, 200]


@pytest.mark.req("J2")
@pytest.mark.asvs("6.4.1")
@pytest.mark.hostile(60)
async def test_a_link_ends_after_an_hour_and_with_any_other_change_of_the_password(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "viewer")
    person = await id_of(on_stage, "vera@example.com")
    async with await on_stage.script() as admin, on_stage.client() as anyone, on_stage.client(authorization=f"Bearer {token}") as vera:
        changed = await link_for(admin, person)
        assert (await vera.post("/api/auth/password", json={"current_password": PASSWORD, "new_password": NEW})).status_code == 204
        assert (await anyone.post("/api/auth/link", json={"token": changed})).status_code == 404
        late = await link_for(admin, person)
        on_stage.clock.advance(3_606_000)
        assert (await anyone.post("/api/auth/link", json={"token": late})).status_code == 404


@pytest.mark.hostile(58)
@pytest.mark.asvs("6.3.1")
async def test_trying_links_is_slowed_down_per_address(meta_url: str) -> None:
    async with stage(meta_url, TIDEGAUGE_LOGIN_FAILURES_PER_ACCOUNT="3/15 minutes") as strict, strict.client() as anyone:
        statuses = [(await anyone.post("/api/auth/link", json={"token": f"x{n}"})).status_code for n in range(4)]
    assert statuses == [404, 404, 404, 429]
