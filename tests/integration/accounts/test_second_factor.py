"""Signing in in two steps, over HTTP and the real stores."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select
from tests.integration.accounts.accounts_app import EMAIL, PASSWORD, WRITE_KEY, Stage, stage
from tests.integration.accounts.test_access import add_someone
from tests.integration.accounts.test_credentials import NEW
from tests.integration.accounts.test_members import id_of

from tidegauge.accounts.second_factor.code import code_at
from tidegauge.accounts.second_factor.repository import confirm_factor, find_factor
from tidegauge.core.errors import Forbidden
from tidegauge.meta.model import RecoveryCode, SecondFactor

FACTOR = "/api/auth/second-factor"


def code_now(on_stage: Stage, secret: str, steps: int = 0) -> str:
    """What the app shows."""
    return code_at(secret, on_stage.clock.now_ms() // 30_000 + steps)


async def first_step(client: httpx.AsyncClient, email: str = EMAIL) -> dict[str, Any]:
    answer = await client.post("/api/auth/login", json={"email": email, "password": PASSWORD})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def second_step(client: httpx.AsyncClient, challenge: str, code: str) -> httpx.Response:
    return await client.post("/api/auth/login/code", json={"challenge": challenge, "code": code})


async def turn_on(on_stage: Stage, client: httpx.AsyncClient) -> tuple[str, list[str]]:
    """Enrol; gives the secret and the recovery codes. The clock is then a step further, so that the next code is fresh."""
    begun = await client.post(FACTOR, json={"password": PASSWORD})
    assert begun.status_code == 200, begun.text
    secret = begun.json()["secret"]
    confirmed = await client.post(f"{FACTOR}/confirm", json={"code": code_now(on_stage, secret)})
    assert confirmed.status_code == 200, confirmed.text
    on_stage.clock.advance(30_000)
    return secret, confirmed.json()["recovery_codes"]


@pytest.mark.req("J2")
@pytest.mark.asvs("2.3.1")
async def test_from_enrolling_to_signing_in_in_two_steps(on_stage: Stage) -> None:
    async with await on_stage.script() as admin, on_stage.client() as browser:
        assert (await admin.get(FACTOR)).json() == {"is_on": False, "recovery_codes_left": 0, "is_required": False, "has_password": True}
        begun = await admin.post(FACTOR, json={"password": PASSWORD})
        assert begun.headers["cache-control"] == "no-store"
        assert begun.json()["secret"] in begun.json()["uri"]
        assert begun.json()["qr"]["path"].startswith("M")
        assert (await first_step(browser)).keys() >= {"access_token"}, "an unconfirmed secret asks nothing of anybody"
        browser.cookies.clear()
        secret, codes = await turn_on(on_stage, admin)
        assert len(codes) == 10
        assert (await admin.get(FACTOR)).json() == {"is_on": True, "recovery_codes_left": 10, "is_required": False, "has_password": True}

        asked = await first_step(browser)
        assert (asked["second_factor"], asked["expires_in"], "access_token" in asked) == (True, 300, False)
        assert not browser.cookies
        answer = await second_step(browser, asked["challenge"], f" {code_now(on_stage, secret)[:3]} {code_now(on_stage, secret)[3:]}")
        assert answer.status_code == 200
        assert {"tg_access", "tg_refresh"} == set(browser.cookies)
        assert (await browser.get("/api/auth/me")).json()["email"] == EMAIL


@pytest.mark.req("J2")
@pytest.mark.hostile(172)
@pytest.mark.asvs("2.3.1", "6.5.5")
async def test_a_challenge_opens_nothing_by_itself_and_ends_after_five_minutes(on_stage: Stage) -> None:
    async with await on_stage.script() as admin, on_stage.client() as browser:
        secret, _ = await turn_on(on_stage, admin)
        challenge = (await first_step(browser))["challenge"]
        assert (await browser.get("/api/auth/me", headers={"authorization": f"Bearer {challenge}"})).status_code == 401
        assert (await browser.post("/api/auth/refresh", json={"refresh_token": challenge})).status_code == 401
        access_token = admin.headers["authorization"].removeprefix("Bearer ")
        for wrong in (access_token, "x", ""):
            refused = await second_step(browser, wrong, code_now(on_stage, secret))
            assert (refused.status_code, refused.json()["error"]["code"]) == (401, "challenge_ended")
        on_stage.clock.advance(306_000)
        late = await second_step(browser, challenge, code_now(on_stage, secret))
        assert (late.status_code, late.json()["error"]["code"]) == (401, "challenge_ended")
        challenge = (await first_step(browser))["challenge"]
        assert (await admin.post("/api/auth/password", json={"current_password": PASSWORD, "new_password": NEW})).status_code == 204
        old = await second_step(browser, challenge, code_now(on_stage, secret))
        assert (old.status_code, old.json()["error"]["code"]) == (401, "challenge_ended"), "it was for the password before"


@pytest.mark.req("J2")
@pytest.mark.hostile(171)
@pytest.mark.asvs("6.5.1", "2.3.4")
async def test_a_code_counts_once_also_of_two_at_once(on_stage: Stage) -> None:
    async with await on_stage.script() as admin, on_stage.client() as one, on_stage.client() as two:
        secret, codes = await turn_on(on_stage, admin)
        challenge = (await first_step(one))["challenge"]
        for code in (code_now(on_stage, secret), codes[0]):
            answers = await asyncio.gather(*(second_step(client, challenge, code) for client in (one, two)))
            assert sorted(answer.status_code for answer in answers) == [200, 401]
            again = await second_step(one, challenge, code)
            assert (again.status_code, again.json()["error"]["code"]) == (401, "wrong_code")
        older = await second_step(one, challenge, code_now(on_stage, secret, -1))
        assert older.status_code == 401
        assert (await admin.get(FACTOR)).json()["recovery_codes_left"] == 9


async def test_a_code_confirms_the_secret_that_it_was_held_against(on_stage: Stage) -> None:
    """Begun once more between looking at the code and turning the second step on: else the app's secret would not be the one that counts."""
    database, now_ms = on_stage.accounts.database, on_stage.clock.now_ms()
    async with await on_stage.script() as admin:
        person = (await admin.get("/api/auth/me")).json()["id"]
        await admin.post(FACTOR, json={"password": PASSWORD})
        found = await database.read(find_factor, person)
        assert found is not None
        await admin.post(FACTOR, json={"password": PASSWORD})
        assert not await database.write(confirm_factor, person, found, 1, [], now_ms)
        assert (await admin.get(FACTOR)).json()["is_on"] is False


@pytest.mark.hostile(173)
async def test_the_code_that_confirmed_cannot_sign_in(on_stage: Stage) -> None:
    async with await on_stage.script() as admin, on_stage.client() as browser:
        secret, _ = await turn_on(on_stage, admin)
        challenge = (await first_step(browser))["challenge"]
        assert (await second_step(browser, challenge, code_now(on_stage, secret, -1))).status_code == 401


@pytest.mark.req("J2")
@pytest.mark.hostile(174)
async def test_recovery_codes_of_others_and_replaced_ones_do_not_count(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "viewer")
    async with await on_stage.script() as admin, on_stage.client(authorization=f"Bearer {token}") as vera, on_stage.client() as browser:
        secret, codes = await turn_on(on_stage, admin)
        _, others = await turn_on(on_stage, vera)
        challenge = (await first_step(browser))["challenge"]
        assert (await second_step(browser, challenge, others[0])).status_code == 401
        proof = {"password": PASSWORD, "code": code_now(on_stage, secret)}
        renewed = (await admin.post(f"{FACTOR}/recovery-codes", json=proof)).json()["recovery_codes"]
        assert (await second_step(browser, challenge, codes[1])).status_code == 401
        assert (await second_step(browser, challenge, renewed[0].upper().replace("-", " "))).status_code == 200


@pytest.mark.req("J2")
@pytest.mark.hostile(175)
@pytest.mark.asvs("7.5.1")
async def test_turning_it_off_takes_the_password_and_a_code(on_stage: Stage) -> None:
    async with await on_stage.script() as admin, on_stage.client() as browser:
        secret, codes = await turn_on(on_stage, admin)
        assert (await admin.post(FACTOR, json={"password": PASSWORD})).status_code == 409
        for proof, code in (
            ({"password": "wrong", "code": codes[0]}, "wrong_password"),
            ({"password": PASSWORD, "code": "000000"}, "wrong_code"),
        ):
            refused = await admin.post(f"{FACTOR}/disable", json=proof)
            assert (refused.status_code, refused.json()["error"]["code"]) == (403, code)
        proof = {"password": PASSWORD, "code": code_now(on_stage, secret)}
        assert (await admin.post(f"{FACTOR}/disable", json=proof)).status_code == 204
        assert (await first_step(browser)).keys() >= {"access_token"}
        assert (await admin.post(f"{FACTOR}/disable", json=proof)).status_code == 409
        assert (await admin.post(f"{FACTOR}/confirm", json={"code": "123456"})).status_code == 409
        wrong = await admin.post(FACTOR, json={"password": "wrong"})
        assert (wrong.status_code, wrong.json()["error"]["code"]) == (403, "wrong_password")
        for body in ({}, {"password": 1}, {"password": PASSWORD, "code": ""}, {"password": PASSWORD, "code": "1" * 65}):
            assert (await admin.post(f"{FACTOR}/disable", json=body)).status_code == 400


@pytest.mark.req("J2")
@pytest.mark.hostile(58)
@pytest.mark.asvs("6.3.1")
async def test_guessing_codes_is_slowed_down_and_recovery_codes_still_open(meta_url: str) -> None:
    async with stage(meta_url, TIDEGAUGE_LOGIN_FAILURES_PER_ACCOUNT="3/15 minutes") as strict:
        async with await strict.script() as admin, strict.client() as browser:
            secret, codes = await turn_on(strict, admin)
            challenge = (await first_step(browser))["challenge"]
            assert [(await second_step(browser, challenge, f"{n:06}")).status_code for n in range(4)] == [401, 401, 401, 429]
            limited = await second_step(browser, challenge, code_now(strict, secret))
            assert limited.status_code == 429
            assert 1 <= int(limited.headers["retry-after"]) <= 900
            assert (await first_step(browser))["challenge"], "the password still counts by itself"
        person = await id_of(strict, EMAIL)
        statuses = [await strict.accounts.factors.check(person, "000000", f"198.51.100.{n}") for n in range(97)]
        assert not any(statuses)
        with pytest.raises(Exception, match="Too many"):
            await strict.accounts.factors.check(person, code_now(strict, secret), "203.0.113.1")
        assert await strict.accounts.factors.check(person, codes[0], "203.0.113.1")


@pytest.mark.req("J1")
async def test_an_administrator_takes_the_second_step_from_who_lost_the_app(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "admin")
    async with await on_stage.script() as admin, on_stage.client(authorization=f"Bearer {token}") as vera, on_stage.client() as browser:
        await turn_on(on_stage, vera)
        person, root = await id_of(on_stage, "vera@example.com"), await id_of(on_stage, EMAIL)
        assert (await vera.delete(f"/api/users/{root}/second-factor")).status_code == 403
        assert (await admin.delete(f"/api/users/{person}/second-factor")).status_code == 204
        assert (await first_step(browser, "vera@example.com")).keys() >= {"access_token"}
        assert (await admin.delete(f"/api/users/{person}/second-factor")).status_code == 404


@pytest.mark.req("J6")
@pytest.mark.hostile(176)
@pytest.mark.asvs("6.5.2")
async def test_nothing_of_it_is_kept_in_clear(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        secret, codes = await turn_on(on_stage, admin)
    person = await id_of(on_stage, EMAIL)
    sealed = await on_stage.accounts.database.read(lambda session: session.get_one(SecondFactor, person).sealed)
    hashes = await on_stage.accounts.database.read(lambda session: list(session.scalars(select(RecoveryCode.hash))))
    assert secret.encode() not in sealed
    assert {len(hash) for hash in hashes} == {32}
    assert not any(code.replace("-", "").encode() in b"".join(hashes) for code in codes)


@pytest.mark.req("J2")
@pytest.mark.asvs("6.3.3")
async def test_administrators_may_be_asked_for_it_before_they_administer(meta_url: str) -> None:
    async with stage(meta_url, TIDEGAUGE_ADMIN_SECOND_FACTOR="true") as strict, await strict.script() as admin:
        assert (await admin.get("/api/auth/me")).json()["needs_second_factor"] is True
        assert (await admin.get(FACTOR)).json()["is_required"] is True
        refused = await admin.get("/probe/admin")
        assert (refused.status_code, refused.json()["error"]["code"]) == (403, "second_factor_needed")
        assert (await admin.get("/probe/read")).status_code == 200
        assert (await admin.get("/api/auth/me")).json()["is_kept_out"] is False
        await turn_on(strict, admin)
        assert (await admin.get("/probe/admin")).status_code == 200
        assert (await admin.get("/api/auth/me")).json()["needs_second_factor"] is False


@pytest.mark.req("J2")
@pytest.mark.asvs("6.3.3")
async def test_everybody_may_be_asked_for_it_before_they_get_into_a_project(tmp_path: Path) -> None:
    meta_url = f"sqlite:///{tmp_path / 'meta.db'}"
    async with stage(meta_url, TIDEGAUGE_EVERYONE_SECOND_FACTOR="true") as strict, await strict.script() as admin:
        assert (await admin.get("/probe/read")).json()["error"]["code"] == "second_factor_needed"
        assert (await admin.get("/api/auth/me")).json()["is_kept_out"] is True
        await turn_on(strict, admin)
        assert (await admin.get("/probe/admin")).status_code == 200
        token = await add_someone(strict, "vera@example.com", "viewer")
        async with strict.client(authorization=f"Bearer {token}") as viewer:
            assert (await viewer.get("/api/auth/me")).json()["needs_second_factor"] is True
            assert (await viewer.get(FACTOR)).json()["is_required"] is True
            refused = await viewer.get("/probe/read")
            assert (refused.status_code, refused.json()["error"]["code"]) == (403, "second_factor_needed")
            with pytest.raises(Forbidden):
                await strict.accounts.gate.authenticate_websocket(token=token)
            await turn_on(strict, viewer)
            assert (await viewer.get("/probe/read")).status_code == 200
            assert (await viewer.get("/api/auth/me")).json()["is_kept_out"] is False
            principal = await strict.accounts.gate.authenticate_websocket(token=token)
            assert await strict.accounts.gate.recheck(principal) is not None
        async with strict.client(authorization=f"Bearer {WRITE_KEY}") as key:
            assert (await key.get("/probe/write")).status_code == 200, "keys are not people"
