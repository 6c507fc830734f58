"""Who gets in where: roles, keys, projects, foreign pages and forged tokens."""

from __future__ import annotations

import base64
import json
from typing import Any

import jwt
import pytest
from tests.integration.accounts.accounts_app import EMAIL, HOST, PASSWORD, SECRET, WRITE_KEY, Stage

from tidegauge.accounts.dependencies import route_policies
from tidegauge.accounts.grant import ordered
from tidegauge.accounts.people.repository import add_person
from tidegauge.accounts.policy import OF_ROLE, Permission
from tidegauge.accounts.projects.repository import add_member
from tidegauge.accounts.secret import derive_key
from tidegauge.core.errors import Forbidden, NotFound, Unauthenticated, Unavailable


async def add_someone(on_stage: Stage, email: str, role: str, project_id: int = 1) -> str:
    """A member of a project; gives an access token."""
    hash, now_ms = on_stage.accounts.passwords.hash_now(PASSWORD), on_stage.clock.now_ms()
    person_id = await on_stage.accounts.database.write(add_person, email=email, name=email, role="member", password_hash=hash, now_ms=now_ms)
    await on_stage.accounts.database.write(add_member, project_id, person_id, role)
    return str((await on_stage.log_in(email))["access_token"])


@pytest.mark.req("J1")
@pytest.mark.asvs("8.3.1")
async def test_each_role_may_do_what_the_policy_says_and_no_more(on_stage: Stage) -> None:
    for role in ("viewer", "editor", "admin"):
        token = await add_someone(on_stage, f"{role}@example.com", role)
        async with on_stage.client(authorization=f"Bearer {token}") as client:
            for permission in Permission:
                answer = await client.get(f"/probe/{permission.value}")
                assert answer.status_code == (200 if permission in OF_ROLE[role] else 403), (role, permission)


async def test_an_administrator_of_the_installation_may_do_everything_in_its_projects(on_stage: Stage) -> None:
    async with await on_stage.script() as client:
        assert {(await client.get(f"/probe/{permission.value}")).status_code for permission in Permission} == {200}


@pytest.mark.hostile(29)
async def test_keys_open_only_what_they_are_for(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        read_key = (await admin.post("/api/projects/1/keys", json={"kind": "read", "name": "Wall screen"})).json()["key"]
    for key, open_to in ((WRITE_KEY, {"write"}), (read_key, {"read", "query", "sql"})):
        for header in ({"authorization": f"Bearer {key}"}, {"x-api-key": key}):
            async with on_stage.client(**header) as client:
                statuses = {permission.value: (await client.get(f"/probe/{permission.value}")).status_code for permission in Permission}
                assert {name for name, status in statuses.items() if status == 200} == open_to
                assert {status for name, status in statuses.items() if name not in open_to} == {403}
                assert (await client.get("/api/auth/me")).status_code == 403
    async with on_stage.client() as client:
        assert (await client.get(f"/probe/read?api_key={read_key}")).json()["kind"] == "read_key"
        refusals = [(await client.get("/probe/read", headers={"x-api-key": key})).json()["error"] | {"request_id": ""} for key in ("tg_read_unknown", "x")]
        assert refusals[0] == refusals[1]
        assert refusals[0]["code"] == "unauthenticated"


@pytest.mark.req("J3")
async def test_the_life_of_a_key(on_stage: Stage) -> None:
    keys = on_stage.accounts.keys
    async with await on_stage.script() as client:
        made = await client.post("/api/projects/1/keys", json={"kind": "write", "name": " Web shop "})
        assert made.status_code == 201
        key = made.json()
        assert key["key"].startswith("tg_write_")
        assert key["key"].startswith(key["prefix"])
        assert len(key["prefix"]) == len("tg_write_") + 4
        assert key["name"] == "Web shop"
        found = keys.find(key["key"])
        assert found is not None
        assert (found.project, found.kind, found.id) == (1, "write", key["id"])
        on_stage.clock.advance(5_000)
        await keys.refresh()
        listed = (await client.get("/api/projects/1/keys")).json()["keys"]
        assert [one["key"] for one in listed] == [WRITE_KEY, key["key"]]
        assert [one["last_used_at"] is None for one in listed] == [True, False]
        assert (await client.delete(f"/api/projects/1/keys/{key['id']}")).status_code == 204
        assert keys.find(key["key"]) is None
        revoked = (await client.get("/api/projects/1/keys")).json()["keys"][1]
        assert revoked["revoked_at"] is not None
        assert revoked["key"] is None
        assert (await client.delete("/api/projects/1/keys/nothing")).status_code == 404
        assert (await client.post("/api/projects/1/keys", json={"kind": "admin", "name": "x"})).status_code == 400
        assert (await client.post("/api/projects/1/keys", json={"kind": "read", "name": "  "})).status_code == 400


@pytest.mark.hostile(64)
async def test_a_read_key_is_shown_once_and_write_keys_only_to_editors(on_stage: Stage) -> None:
    async with await on_stage.script() as client:
        assert (await client.post("/api/projects/1/keys", json={"kind": "read", "name": "r"})).json()["key"].startswith("tg_read_")
        assert [key["key"] for key in (await client.get("/api/projects/1/keys")).json()["keys"]] == [WRITE_KEY, None]
    async with on_stage.client(authorization=f"Bearer {await add_someone(on_stage, 'v@example.com', 'viewer')}") as viewer:
        assert [key["key"] for key in (await viewer.get("/api/projects/1/keys")).json()["keys"]] == [None, None]
        assert (await viewer.post("/api/projects/1/keys", json={"kind": "write", "name": "w"})).status_code == 403


@pytest.mark.hostile(61)
@pytest.mark.asvs("8.4.1")
async def test_two_projects_do_not_see_each_other(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        made = await admin.post("/api/projects", json={"name": "Second", "timezone": "Asia/Bangkok"})
        assert made.status_code == 201
        second = {"id": "2", "name": "Second", "timezone": "Asia/Bangkok", "is_demo": False, "role": "admin", "has_events": False}
        assert made.json() == second | {"permissions": ordered(OF_ROLE["admin"])}
        assert (await admin.get("/probe/read", headers={"x-project": "2"})).json()["zone"] == "Asia/Bangkok"
        assert (await admin.get("/probe/read?project=2")).json()["project"] == 2
        assert (await admin.get("/probe/read")).json()["project"] == 1
        second_key = (await admin.post("/api/projects/2/keys", json={"kind": "read", "name": "k"})).json()
    token = await add_someone(on_stage, "first@example.com", "editor", 1)
    async with on_stage.client(authorization=f"Bearer {token}") as first:
        foreign = await first.get("/probe/read", headers={"x-project": "2"})
        missing = await first.get("/probe/read", headers={"x-project": "77"})
        assert foreign.status_code == missing.status_code == 404
        assert foreign.json()["error"]["message"] == missing.json()["error"]["message"]
        assert (await first.get("/api/projects/2/keys")).status_code == 404
        assert (await first.delete("/api/projects/2")).status_code == 404
        assert (await first.delete(f"/api/projects/1/keys/{second_key['id']}")).status_code == 404
        for odd in ("1e0", "-1", "٣", "9" * 30, "1 OR 1=1", "\x00"):
            assert (await first.get("/probe/read", params={"project": odd})).status_code == 404
        assert [project["id"] for project in (await first.get("/api/projects")).json()["projects"]] == ["1"]
    async with on_stage.client(**{"x-api-key": second_key["key"]}) as reader:
        assert (await reader.get("/probe/read")).json()["project"] == 2
        assert (await reader.get("/probe/read?project=1")).status_code == 404


@pytest.mark.hostile(128)
async def test_a_deleted_project_is_gone_at_once_and_erased_afterwards(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        await admin.post("/api/projects", json={"name": "Second"})
        assert await on_stage.accounts.tenancy.timezone(2) == "UTC"
        key = (await admin.post("/api/projects/2/keys", json={"kind": "write", "name": "k"})).json()["key"]
        assert (await admin.delete("/api/projects/2")).status_code == 202
        assert on_stage.accounts.keys.find(key) is None
        assert (await admin.get("/probe/read?project=2")).status_code == 404
        assert not await on_stage.accounts.tenancy.exists(2)
        with pytest.raises(NotFound):
            await on_stage.accounts.tenancy.timezone(2)
        assert (await admin.delete("/api/projects/2")).status_code == 404
        await on_stage.accounts.tenancy.erase_pending(on_stage.erase)
        assert on_stage.erased == [2]
        assert (await admin.post("/api/projects", json={"name": "Third"})).json()["id"] == "3"
        assert (await admin.post("/api/projects", json={"name": "x", "timezone": "Mars/Olympus"})).status_code == 400


async def test_a_project_that_cannot_be_erased_holds_up_no_other(on_stage: Stage) -> None:
    tenancy, tried = on_stage.accounts.tenancy, []

    async def erase(project_id: int) -> None:
        tried.append(project_id)
        if project_id == 2 and tried.count(2) < 3:
            raise Unavailable("The store is away.") if tried.count(2) == 1 else OSError("broken")

    async with await on_stage.script() as admin:
        for name in ("Second", "Third"):
            project = (await admin.post("/api/projects", json={"name": name})).json()["id"]
            assert (await admin.delete(f"/api/projects/{project}")).status_code == 202
    await tenancy.erase_pending(erase)
    assert tried == [2, 3]
    assert await tenancy.all_ids() == [1, 2]
    await tenancy.erase_pending(erase)
    assert tried == [2, 3], "not before its time"
    for wait_s, left in ((10, [1, 2]), (20, [1])):
        on_stage.clock.advance(wait_s * 1000)
        await tenancy.erase_pending(erase)
        assert await tenancy.all_ids() == left
    assert tried == [2, 3, 2, 2]
    assert tenancy.retries.failures() == []


@pytest.mark.hostile(67)
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "http://tide.example.evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": HOST}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": HOST}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
    ],
)
@pytest.mark.asvs("3.5.1")
async def test_a_cookie_changes_things_only_from_the_products_own_pages(on_stage: Stage, headers: dict[str, str], status: int) -> None:
    async with on_stage.client() as client:
        await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
        assert (await client.get("/probe/read", headers=headers)).status_code == 200
        assert (await client.post("/probe/edit", headers=headers)).status_code == status
        assert (await client.post("/api/auth/refresh", headers=headers)).status_code == status


def _forged(on_stage: Stage, **changes: Any) -> dict[str, str]:
    """Tokens that must all be refused, from a payload that would be right."""
    claims = {"iss": "tidegauge", "aud": "access", "sub": changes["sub"], "sid": changes["sid"], "jti": "x"}
    now_s = on_stage.clock.now_ms() // 1000
    claims |= {"iat": now_s, "nbf": now_s, "exp": now_s + 900}
    key = derive_key(SECRET.encode(), "token:access")

    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    def signed(key: bytes = key, headers: dict[str, Any] | None = None, algorithm: str = "HS256", **other: Any) -> str:
        return jwt.encode({name: value for name, value in (claims | other).items() if value is not None}, key, algorithm=algorithm, headers=headers)

    return {
        "alg none": f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(claims)}.",
        "alg NONE": f"{part({'alg': 'NONE', 'typ': 'JWT'})}.{part(claims)}.",
        "no signature": signed().rpartition(".")[0] + ".",
        "other algorithm": signed(key + key, algorithm="HS512"),
        "the secret itself as key": signed(SECRET.encode()),
        "other installation": signed(derive_key(b"x" * 32, "token:access")),
        "refresh key": signed(derive_key(SECRET.encode(), "token:refresh")),
        "wrong audience": signed(aud="refresh"),
        "audience list": signed(aud=["access", "refresh"]),
        "wrong issuer": signed(iss="other"),
        "no expiry": signed(exp=None),
        "no audience": signed(aud=None),
        "no issuer": signed(iss=None),
        "no session": signed(sid=None),
        "expired": signed(exp=now_s - 60),
        "not yet": signed(nbf=now_s + 600),
        "subject no text": signed(sub=1),
        "critical extension": signed(headers={"crit": ["exp-policy"], "exp-policy": 1}),
        "unknown person": signed(sub="f" * 24),
        "unknown session": signed(sid="f" * 24),
        "garbage": "a.b.c",
        "very long": "a" * 10_000,
    }


@pytest.mark.hostile(50, 51, 52)
@pytest.mark.asvs("7.2.1", "9.1.1", "9.1.2", "9.1.3", "9.2.3", "9.2.4")
async def test_forged_tokens_are_refused(on_stage: Stage) -> None:
    claims = on_stage.accounts.tokens.read("access", (await on_stage.log_in())["access_token"])
    assert claims is not None
    async with on_stage.client() as client:
        for what, token in _forged(on_stage, sub=claims.sub, sid=claims.sid).items():
            answer = await client.get("/api/auth/me", headers={"authorization": f"Bearer {token}"})
            assert answer.status_code == 401, what
            assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.hostile(95)
@pytest.mark.asvs("4.4.2", "4.4.4")
async def test_live_connections_take_a_token_from_anywhere_and_the_cookie_only_from_own_pages(on_stage: Stage) -> None:
    token = (await on_stage.log_in())["access_token"]
    gate = on_stage.accounts.gate
    principal = await gate.authenticate_websocket(token=token, origin="https://evil.example", host="tide.example")
    assert (principal.project_id, principal.timezone) == (1, "UTC")
    assert (await gate.authenticate_websocket(cookie=token, origin=HOST, host="tide.example")).email == EMAIL
    for origin in ("", "null", "https://evil.example"):
        with pytest.raises(Forbidden):
            await gate.authenticate_websocket(cookie=token, origin=origin, host="tide.example")
    with pytest.raises(Unauthenticated):
        await gate.authenticate_websocket(host="tide.example")
    with pytest.raises(NotFound):
        await gate.authenticate_websocket(token=token, project="9")
    with pytest.raises(Forbidden):
        await gate.authenticate_websocket(token=WRITE_KEY)


@pytest.mark.hostile(96, 56)
@pytest.mark.asvs("4.4.3")
async def test_a_live_connection_ends_with_its_session_not_with_its_token(on_stage: Stage) -> None:
    gate = on_stage.accounts.gate
    pair = await on_stage.log_in()
    principal = await gate.authenticate_websocket(token=pair["access_token"])
    on_stage.clock.advance(3_600_000)
    assert await gate.recheck(principal)
    await on_stage.accounts.logins.log_out("", pair["refresh_token"])
    assert not await gate.recheck(principal)


@pytest.mark.asvs("8.2.1")
async def test_every_route_says_who_may_call_it(on_stage: Stage) -> None:
    policies = route_policies(on_stage.app.routes)
    assert None not in policies.values()
    assert policies[("POST", "/api/auth/login")] == "public"
    assert policies[("GET", "/api/auth/me")] == "signed_in"
    assert policies[("POST", "/api/projects")] == "admin"
    assert policies[("DELETE", "/api/projects/{project_id}")] == "manage_project"
    assert policies[("POST", "/api/projects/{project_id}/keys")] == "keys"


async def test_bodies_are_described_in_openapi(on_stage: Stage) -> None:
    login = on_stage.app.openapi()["paths"]["/api/auth/login"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert set(login["properties"]) == {"email", "password"}


async def test_an_admin_gives_a_project_another_name_and_zone_and_others_may_not(on_stage: Stage) -> None:
    tenancy = on_stage.accounts.tenancy
    before = await tenancy.timezone(1)
    async with await on_stage.script() as admin:
        changed = await admin.put("/api/projects/1", json={"name": " Web shop ", "timezone": "Asia/Bangkok"})
        assert (changed.status_code, changed.json()["name"], changed.json()["timezone"]) == (200, "Web shop", "Asia/Bangkok")
        listed = (await admin.get("/api/projects")).json()["projects"][0]
        assert (listed["name"], listed["timezone"]) == ("Web shop", "Asia/Bangkok")
        for wrong in ({"name": "", "timezone": "UTC"}, {"name": "x", "timezone": "Mars/Olympus"}, {"timezone": "UTC"}):
            assert (await admin.put("/api/projects/1", json=wrong)).status_code == 400
    assert (before, await tenancy.timezone(1)) == ("UTC", "Asia/Bangkok")
    token = await add_someone(on_stage, "editor@example.com", "editor")
    async with on_stage.client(authorization=f"Bearer {token}") as editor:
        assert (await editor.put("/api/projects/1", json={"name": "Mine", "timezone": "UTC"})).status_code == 403
