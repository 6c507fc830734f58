"""Where one is signed in, and ending logins: on the API at once, on live connections at their next check."""

from __future__ import annotations

import pytest
from tests.integration.accounts.accounts_app import EMAIL, PASSWORD, Stage
from tests.integration.accounts.test_access import add_someone
from tests.integration.accounts.test_members import id_of

from tidegauge.accounts.access import TTL_S
from tidegauge.accounts.login.caller import Caller
from tidegauge.live.limits import LiveLimits

SESSIONS = "/api/auth/sessions"


async def log_in_with(on_stage: Stage, agent: str) -> str:
    """The access token of one more login of the administrator."""
    async with on_stage.client(**{"user-agent": agent}) as client:
        return str((await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})).json()["access_token"])


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


@pytest.mark.req("J2")
@pytest.mark.asvs("7.5.2")
async def test_one_sees_where_one_is_signed_in(on_stage: Stage) -> None:
    await log_in_with(on_stage, "curl/8.5.0")
    on_stage.clock.advance(60_000)
    own = await log_in_with(on_stage, "laptop/1 \x00\x1b[31m")
    async with on_stage.client(**bearer(own)) as client:
        answer = await client.get(SESSIONS)
        assert answer.headers["cache-control"] == "no-store"
        listed = answer.json()["sessions"]
        assert [(one["browser"], one["is_current"], one["network"]) for one in listed] == [
            ("laptop/1", True, "127.0.0.0/24"),
            ("curl/8.5.0", False, "127.0.0.0/24"),
        ]
        assert listed[0]["last_used_at"] == listed[0]["created_at"] > listed[1]["created_at"]
    on_stage.clock.advance(31 * 86_400_000)
    late = await log_in_with(on_stage, "later/1")
    async with on_stage.client(**bearer(late)) as client:
        assert [one["browser"] for one in (await client.get(SESSIONS)).json()["sessions"]] == ["later/1"]


async def test_a_renewal_counts_as_use_and_shows_where_from(on_stage: Stage) -> None:
    pair = await on_stage.log_in()
    on_stage.clock.advance(60_000)
    async with on_stage.client(**{"user-agent": "newer/2"}) as client:
        renewed = (await client.post("/api/auth/refresh", json={"refresh_token": pair["refresh_token"]})).json()
        client.cookies.clear()
        (only,) = (await client.get(SESSIONS, headers=bearer(renewed["access_token"]))).json()["sessions"]
    assert only["browser"] == "newer/2"
    assert only["last_used_at"] > only["created_at"]


@pytest.mark.req("J2")
@pytest.mark.hostile(56)
@pytest.mark.asvs("7.4.1", "7.5.2")
async def test_a_login_that_is_ended_can_do_nothing_more(on_stage: Stage) -> None:
    lost, kept = await on_stage.log_in(), await on_stage.log_in()
    live = await on_stage.accounts.gate.authenticate_websocket(token=lost["access_token"])
    async with on_stage.client(**bearer(kept["access_token"])) as client:
        assert (await client.get("/probe/read", headers=bearer(lost["access_token"]))).status_code == 200
        other = next(one["id"] for one in (await client.get(SESSIONS)).json()["sessions"] if not one["is_current"])
        assert (await client.delete(f"{SESSIONS}/{other}")).status_code == 204
        assert (await client.get("/probe/read", headers=bearer(lost["access_token"]))).status_code == 401
        assert (await client.post("/api/auth/refresh", json={"refresh_token": lost["refresh_token"]})).status_code == 401
        assert not await on_stage.accounts.gate.recheck(live)
        assert (await client.delete(f"{SESSIONS}/{other}")).status_code == 404
        assert (await client.get("/probe/read")).status_code == 200


@pytest.mark.req("J2")
@pytest.mark.hostile(56)
async def test_all_other_logins_end_at_once(on_stage: Stage) -> None:
    others = [await on_stage.log_in() for _ in range(3)]
    own = await on_stage.log_in()
    watched = [await on_stage.accounts.gate.authenticate_websocket(token=pair["access_token"]) for pair in [*others, own]]
    async with on_stage.client(**bearer(own["access_token"])) as client:
        assert (await client.delete(SESSIONS)).json() == {"ended": 3}
        assert (await client.delete(SESSIONS)).json() == {"ended": 0}
        assert [one["is_current"] for one in (await client.get(SESSIONS)).json()["sessions"]] == [True]
    assert [await on_stage.accounts.gate.recheck(one) is not None for one in watched] == [False, False, False, True]


@pytest.mark.hostile(252)
def test_a_login_ended_on_another_node_closes_live_connections_within_a_minute() -> None:
    assert TTL_S + LiveLimits().recheck_s <= 60


@pytest.mark.req("J1")
@pytest.mark.asvs("7.4.5")
async def test_administrators_see_and_end_the_logins_of_others_and_nobody_else_does(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "anna@example.com", "admin")
    anna, root = await id_of(on_stage, "anna@example.com"), await id_of(on_stage, EMAIL)
    async with await on_stage.script() as admin, on_stage.client(**bearer(token)) as member:
        (seen,) = (await admin.get(f"/api/users/{anna}/sessions")).json()["sessions"]
        assert seen["is_current"] is False
        (own,) = (await admin.get(SESSIONS)).json()["sessions"]
        assert (await member.get(f"/api/users/{root}/sessions")).status_code == 403
        assert (await member.delete(f"/api/users/{root}/sessions")).status_code == 403
        assert (await member.delete(f"{SESSIONS}/{own['id']}")).status_code == 404
        assert (await admin.get("/probe/read")).status_code == 200
        assert (await admin.delete(f"/api/users/{anna}/sessions")).json() == {"ended": 1}
        assert (await member.get(SESSIONS)).status_code == 401
        assert (await admin.get("/api/users/nobody/sessions")).status_code == 404
        assert (await admin.delete("/api/users/nobody/sessions")).status_code == 404


@pytest.mark.hostile(279)
@pytest.mark.parametrize(
    ("ip", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2::9", "2001:db8:1::/48"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", ""),
        ("testclient", ""),
    ],
)
def test_no_whole_address_is_kept(ip: str, network: str) -> None:
    assert Caller(ip).network == network
