"""Signing in, renewing and signing out, over HTTP and the real stores."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.integration.accounts.accounts_app import EMAIL, HOST, PASSWORD, Stage, stage


@pytest.mark.req("J2")
@pytest.mark.asvs("3.3.2", "3.3.4", "7.2.2", "7.2.3")
async def test_a_login_gives_tokens_and_strict_cookies(on_stage: Stage) -> None:
    async with on_stage.client() as client:
        answer = await client.post("/api/auth/login", json={"email": f" {EMAIL.upper()} ", "password": PASSWORD})
        assert answer.status_code == 200
        assert {"access_token", "refresh_token", "token_type", "expires_in"} == set(answer.json())
        assert (answer.json()["token_type"], answer.json()["expires_in"]) == ("bearer", 900)
        access, refresh = sorted(answer.headers.get_list("set-cookie"))
        assert access.startswith("tg_access=")
        assert refresh.startswith("tg_refresh=")
        assert all("HttpOnly" in cookie and "SameSite=strict" in cookie and "Secure" not in cookie for cookie in (access, refresh))
        assert "Path=/;" in access
        assert "Path=/api/auth;" in refresh
        assert answer.headers["cache-control"] == "no-store"
        me = (await client.get("/api/auth/me")).json()
        assert (me["email"], me["role"]) == (EMAIL, "admin")
        assert {"read", "write", "dashboard_create", "audit"} < set(me["projects"][0].pop("permissions"))
        assert me["projects"] == [{"id": "1", "name": "Default", "timezone": "UTC", "is_demo": False, "role": "admin", "has_events": True}]


@pytest.mark.asvs("3.3.1", "3.3.3")
async def test_cookies_are_secure_behind_https(meta_url: str) -> None:
    async with stage(meta_url, TIDEGAUGE_HTTPS="true") as secure, secure.client() as client:
        answer = await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
        access, refresh = sorted(answer.headers.get_list("set-cookie"))
        assert access.startswith("__Host-tg_access=")
        assert "Path=/;" in access
        assert refresh.startswith("__Secure-tg_refresh=")
        assert all("Secure" in cookie and "Domain" not in cookie for cookie in (access, refresh))
        planted = {"cookie": f"tg_access={answer.json()['access_token']}"}
        async with secure.client() as stranger:
            assert (await stranger.get("/api/auth/me", headers=planted)).status_code == 401
            own = {"cookie": f"__Host-tg_access={answer.json()['access_token']}"}
            assert (await stranger.get("/api/auth/me", headers=own)).status_code == 200


@pytest.mark.hostile(54)
@pytest.mark.asvs("7.2.2", "16.3.3")
async def test_a_refresh_token_shown_twice_ends_the_whole_session(on_stage: Stage) -> None:
    first = await on_stage.log_in()
    async with on_stage.client() as client:
        on_stage.clock.advance(1)
        second = (await client.post("/api/auth/refresh", json={"refresh_token": first["refresh_token"]})).json()
        client.cookies.clear()
        assert second["refresh_token"] != first["refresh_token"]
        bearer = {"authorization": f"Bearer {second['access_token']}"}
        assert (await client.get("/api/auth/me", headers=bearer)).status_code == 200
        on_stage.clock.advance(1)
        assert (await client.post("/api/auth/refresh", json={"refresh_token": first["refresh_token"]})).status_code == 401
        assert (await client.post("/api/auth/refresh", json={"refresh_token": second["refresh_token"]})).status_code == 401
        assert (await client.get("/api/auth/me", headers=bearer)).status_code == 401


@pytest.mark.hostile(55)
async def test_two_tabs_that_renew_at_once_both_stay_in(on_stage: Stage) -> None:
    await on_stage.log_in()
    async with on_stage.client(**{"sec-fetch-site": "same-origin"}) as one, on_stage.client(**{"sec-fetch-site": "same-origin"}) as other:
        await one.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
        other.cookies.update(one.cookies)
        answers = await asyncio.gather(one.post("/api/auth/refresh"), other.post("/api/auth/refresh"))
        assert [answer.status_code for answer in answers] == [200, 200]
        stale = dict(other.cookies)
        assert (await one.get("/api/auth/me")).status_code == 200
        on_stage.clock.advance(60_000)
        assert (await other.post("/api/auth/refresh")).status_code == 200
        other.cookies.clear()
        on_stage.clock.advance(3_000)
        assert (await other.post("/api/auth/refresh", headers={"cookie": f"tg_refresh={stale['tg_refresh']}"})).status_code == 401
        assert (await one.get("/api/auth/me")).status_code == 401


@pytest.mark.hostile(52)
@pytest.mark.asvs("7.3.1", "9.2.1")
async def test_tokens_end_with_their_time_and_sessions_with_theirs(on_stage: Stage) -> None:
    pair = await on_stage.log_in()
    async with on_stage.client() as client:
        on_stage.clock.advance(906_000)
        assert (await client.get("/api/auth/me", headers={"authorization": f"Bearer {pair['access_token']}"})).status_code == 401
        on_stage.clock.advance(30 * 86_400_000)
        assert (await client.post("/api/auth/refresh", json={"refresh_token": pair["refresh_token"]})).status_code == 401


@pytest.mark.req("J2")
@pytest.mark.asvs("7.3.2")
async def test_a_login_ends_after_a_longest_time_however_often_it_is_renewed(on_stage: Stage) -> None:
    pair = await on_stage.log_in()
    async with on_stage.client() as client:
        for _ in range(3):
            on_stage.clock.advance(29 * 86_400_000)
            answer = await client.post("/api/auth/refresh", json={"refresh_token": pair["refresh_token"]})
            assert answer.status_code == 200
            pair = answer.json()
        on_stage.clock.advance(4 * 86_400_000)
        assert (await client.post("/api/auth/refresh", json={"refresh_token": pair["refresh_token"]})).status_code == 401
        assert (await client.get("/api/auth/me", headers={"authorization": f"Bearer {pair['access_token']}"})).status_code == 401


@pytest.mark.hostile(53)
@pytest.mark.asvs("9.2.2")
async def test_access_and_refresh_tokens_do_not_stand_in_for_each_other(on_stage: Stage) -> None:
    pair = await on_stage.log_in()
    async with on_stage.client() as client:
        assert (await client.post("/api/auth/refresh", json={"refresh_token": pair["access_token"]})).status_code == 401
        assert (await client.get("/api/auth/me", headers={"authorization": f"Bearer {pair['refresh_token']}"})).status_code == 401


@pytest.mark.hostile(57)
@pytest.mark.asvs("7.2.4")
async def test_a_login_never_takes_over_a_session_that_was_set_before(on_stage: Stage) -> None:
    planted = await on_stage.log_in()
    async with on_stage.client(cookie=f"tg_access={planted['access_token']}") as client:
        fresh = (await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})).json()
    claims = [on_stage.accounts.tokens.read("access", pair["access_token"]) for pair in (planted, fresh)]
    assert claims[0] is not None
    assert claims[1] is not None
    assert claims[0].sid != claims[1].sid


@pytest.mark.asvs("7.4.1")
async def test_signing_out_ends_the_session_everywhere(on_stage: Stage) -> None:
    async with on_stage.client(origin=HOST) as client:
        pair = (await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})).json()
        answer = await client.post("/api/auth/logout")
        assert answer.status_code == 204
        assert not client.cookies
        bearer = {"authorization": f"Bearer {pair['access_token']}"}
        assert (await client.get("/api/auth/me", headers=bearer)).status_code == 401
        assert (await client.post("/api/auth/refresh", json={"refresh_token": pair["refresh_token"]})).status_code == 401


@pytest.mark.hostile(67)
@pytest.mark.asvs("3.5.1")
async def test_a_foreign_page_signs_nobody_out(on_stage: Stage) -> None:
    pair = await on_stage.log_in()
    cookies = f"tg_access={pair['access_token']}; tg_refresh={pair['refresh_token']}"
    async with on_stage.client(origin="https://evil.example") as foreign:
        assert (await foreign.post("/api/auth/logout", headers={"cookie": cookies})).status_code == 403
        for headers in ({"cookie": cookies}, {}):  # SameSite holds the cookies back; what is answered must not take them away
            answer = await foreign.post("/api/auth/logout?api_key=x", headers=headers)
            assert "set-cookie" not in answer.headers
    async with on_stage.client(authorization=f"Bearer {pair['access_token']}") as still:
        assert (await still.get("/api/auth/me")).status_code == 200


@pytest.mark.hostile(58)
@pytest.mark.asvs("6.3.1", "2.4.1")
async def test_guessing_is_slowed_down_per_account_and_address_with_retry_after(meta_url: str) -> None:
    rates = {"TIDEGAUGE_LOGIN_FAILURES_PER_ACCOUNT": "3/15 minutes", "TIDEGAUGE_LOGIN_FAILURES_PER_IP": "5/15 minutes"}
    async with stage(meta_url, **rates) as strict, strict.client() as client:

        async def attempt(email: str, password: str = "wrong") -> tuple[int, str]:
            answer = await client.post("/api/auth/login", json={"email": email, "password": password})
            return answer.status_code, answer.headers.get("retry-after", "")

        assert [(await attempt(EMAIL))[0] for _ in range(3)] == [401, 401, 401]
        status, wait = await attempt(EMAIL, PASSWORD)
        assert status == 429
        assert 1 <= int(wait) <= 900
        assert [(await attempt(f"other{i}@example.com"))[0] for i in range(3)] == [401, 401, 429]


@pytest.mark.hostile(59)
@pytest.mark.asvs("6.3.4")
async def test_known_and_unknown_people_get_the_same_answer(on_stage: Stage) -> None:
    async with on_stage.client() as client:
        answers = [await client.post("/api/auth/login", json={"email": email, "password": "not the one"}) for email in (EMAIL, "nobody@example.com")]
    bodies = [answer.json()["error"] | {"request_id": ""} for answer in answers]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert bodies[0] == bodies[1]


@pytest.mark.parametrize(
    ("body", "content_type", "status", "says"),
    [
        (b"{", "application/json", 400, "not JSON"),
        (b'{"email": 1, "password": "x"}', "application/json", 400, "email"),
        (b'{"email": "a", "passwort": "x"}', "application/json", 400, "Did you mean 'password'?"),
        (b'{"email": "a"}', "application/json", 400, "password"),
        (b'{"email": "a", "password": "\xff"}', "application/json", 400, "not JSON"),
        (b"[" * 5_000, "application/json", 400, "body"),
        (b'{"email": "a", "password": "x"}', "text/plain", 415, "application/json"),
        (b'{"email": "' + b"a" * 70_000 + b'"}', "application/json", 413, "larger"),
    ],
)
async def test_bad_bodies_are_explained(tmp_path_factory: pytest.TempPathFactory, body: bytes, content_type: str, status: int, says: str) -> None:
    async with stage(f"sqlite:///{tmp_path_factory.mktemp('meta') / 'meta.db'}") as plain, plain.client() as client:
        answer = await client.post("/api/auth/login", content=body, headers={"content-type": content_type})
    assert (answer.status_code, says in answer.text) == (status, True), answer.text


async def test_a_page_may_ask_whether_it_is_signed_in_without_an_error(on_stage: Stage) -> None:
    known = {"ways": {"password": True, "provider": False, "provider_name": "", "forgotten": False}, "keeps_answers": True}
    async with on_stage.client() as client:
        assert (await client.get("/api/auth/session")).json() == {"is_signed_in": False, "is_renewable": False} | known
        await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
        assert (await client.get("/api/auth/session")).json() == {"is_signed_in": True, "is_renewable": True} | known


@pytest.mark.asvs("14.3.3")
async def test_browsers_are_told_to_keep_nothing(tmp_path: Path) -> None:
    async with stage(f"sqlite:///{tmp_path / 'meta.db'}", TIDEGAUGE_BROWSERS_KEEP_ANSWERS="false") as strict, strict.client() as client:
        assert (await client.get("/api/auth/session")).json()["keeps_answers"] is False
