"""Fine permissions: what a member may do beyond and short of their role, and that nobody gives what they do not hold."""

from __future__ import annotations

from collections.abc import Sequence

import httpx
import pytest
from tests.integration.accounts.accounts_app import EMAIL, Stage
from tests.integration.accounts.test_access import add_someone
from tests.integration.accounts.test_members import PATH, id_of

from tidegauge.accounts.access import TTL_S, AccessCache
from tidegauge.accounts.people.repository import load_access
from tidegauge.accounts.policy import Permission
from tidegauge.live.limits import LiveLimits


async def allowed(client: httpx.AsyncClient) -> set[str]:
    """The permissions that the caller's calls are let through with."""
    return {permission.value for permission in Permission if (await client.get(f"/probe/{permission.value}")).status_code == 200}


async def give(host: httpx.AsyncClient, person_id: str, role: str, permissions: Sequence[str] | None = None) -> httpx.Response:
    """What the host gives to a member."""
    return await host.put(f"{PATH}/{person_id}", json={"role": role} | ({} if permissions is None else {"permissions": list(permissions)}))


@pytest.mark.req("J1")
async def test_a_member_may_exactly_what_they_were_given_at_once(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "viewer")
    vera_id = await id_of(on_stage, "vera@example.com")
    async with await on_stage.script() as admin, on_stage.client(authorization=f"Bearer {token}") as vera:
        assert await allowed(vera) == {"read", "query", "sql"}
        given = await give(admin, vera_id, "analyst", ["read", "write", "dashboard_create"])
        assert (given.status_code, given.json()["role"], given.json()["permissions"]) == (200, "editor", ["read", "query", "write", "dashboard_create"])
        assert await allowed(vera) == {"read", "query", "write", "dashboard_create"}
        assert (await vera.get("/api/auth/me")).json()["projects"][0]["permissions"] == given.json()["permissions"]
        assert (await give(admin, vera_id, "viewer", ["read", "query", "audit"])).status_code == 200
        assert await allowed(vera) == {"read", "query", "audit"}
        assert (await give(admin, vera_id, "viewer")).json()["permissions"] == ["read", "query", "sql"], "a role alone has its usual ones"
        assert await allowed(vera) == {"read", "query", "sql"}
        for wrong in (["fly"], ["admin"], "read", [1]):
            assert (await admin.put(f"{PATH}/{vera_id}", json={"role": "viewer", "permissions": wrong})).status_code == 400
        assert (await admin.delete(f"{PATH}/{vera_id}")).status_code == 204
        again = await admin.post(PATH, json={"email": "vera@example.com", "role": "viewer", "permissions": ["keys"]})
        assert (again.status_code, again.json()["permissions"]) == (201, ["read", "query", "keys"])


@pytest.mark.req("J1")
async def test_another_node_knows_within_ten_seconds_and_a_live_connection_within_a_minute(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "editor")
    vera_id = await id_of(on_stage, "vera@example.com")
    accounts = on_stage.accounts
    live = await accounts.gate.authenticate_websocket(token=token)
    other = AccessCache(lambda person, login: accounts.database.read(load_access, person, login, on_stage.clock.now_ms()), on_stage.clock)

    async def elsewhere() -> frozenset[Permission]:
        access = await other.get(vera_id, live.session_id)
        assert access is not None
        return access.projects[0].permissions

    assert Permission.SQL in await elsewhere()
    async with await on_stage.script() as admin:
        await give(admin, vera_id, "editor", ["read", "alerts_edit"])
    now = await accounts.gate.recheck(live)
    assert now is not None
    assert now.permissions == {Permission.READ, Permission.QUERY, Permission.ALERTS_EDIT}
    on_stage.clock.advance(round(TTL_S * 1000))
    assert Permission.SQL not in await elsewhere()
    assert TTL_S + LiveLimits().recheck_s <= 60


@pytest.mark.req("J1")
@pytest.mark.hostile(62)
@pytest.mark.asvs("8.2.3")
async def test_a_viewer_cannot_raise_themselves(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "viewer")
    vera_id = await id_of(on_stage, "vera@example.com")
    async with on_stage.client(authorization=f"Bearer {token}") as vera:
        before = await allowed(vera)
        more = {"role": "admin", "permissions": ["manage_people"]}
        refused = [
            await vera.put(f"{PATH}/{vera_id}", json=more),
            await vera.put(f"{PATH}/me", json=more),
            await vera.post(PATH, json=more | {"email": "vera@example.com"}),
            await vera.put(f"/api/users/{vera_id}", json={"role": "admin"}),
        ]
        assert [answer.status_code for answer in refused] == [403] * 4
        for path in (f"{PATH}/{vera_id}", f"/api/users/{vera_id}", "/api/auth/me"):
            assert (await vera.patch(path, json=more)).status_code in (403, 404, 405)
        assert await allowed(vera) == before


@pytest.mark.req("J1")
@pytest.mark.hostile(62)
@pytest.mark.asvs("8.2.3", "15.3.3")
async def test_fields_that_are_not_the_callers_to_set_are_refused(on_stage: Stage) -> None:
    await add_someone(on_stage, "vera@example.com", "viewer")
    vera_id = await id_of(on_stage, "vera@example.com")
    async with await on_stage.script() as admin:
        for extra in ({"tenant_id": 2}, {"project_id": 2}, {"is_admin": True}, {"person_id": "x"}, {"granted": "audit"}):
            for answer in (
                await admin.put(f"{PATH}/{vera_id}", json={"role": "viewer"} | extra),
                await admin.post(PATH, json={"email": "a@b.co", "role": "viewer"} | extra),
                await admin.put(f"/api/users/{vera_id}", json={"name": "V"} | extra),
                await admin.post("/api/users", json={"email": "a@b.co", "name": "A"} | extra),
                await admin.post("/api/projects", json={"name": "P"} | extra),
            ):
                assert answer.status_code == 400, answer.text
                assert next(iter(extra)) in answer.json()["error"]["message"]
        members = (await admin.get(PATH)).json()["members"]
        assert {member["email"]: member["role"] for member in members} == {EMAIL: "admin", "vera@example.com": "viewer"}


@pytest.mark.req("J1")
@pytest.mark.hostile(62)
async def test_who_manages_people_gives_no_more_than_they_hold(on_stage: Stage) -> None:
    tokens = {name: await add_someone(on_stage, f"{name}@example.com", role) for name, role in (("host", "editor"), ("vera", "viewer"), ("anna", "admin"))}
    ids = {name: await id_of(on_stage, f"{name}@example.com") for name in tokens}
    async with await on_stage.script() as admin, on_stage.client(authorization=f"Bearer {tokens['host']}") as host:
        assert (await give(host, ids["vera"], "viewer")).status_code == 403
        await give(admin, ids["host"], "editor", ["read", "dashboard_create", "manage_people"])
        assert (await give(host, ids["vera"], "viewer", ["read", "dashboard_create", "manage_people"])).status_code == 403, (
            "SQL, which she has, is not his to take"
        )
        await give(admin, ids["vera"], "viewer", [])
        assert (await give(host, ids["vera"], "viewer", ["read", "dashboard_create", "manage_people"])).status_code == 200
        refused = [
            await give(host, ids["vera"], "viewer"),
            await give(host, ids["vera"], "admin"),
            await give(host, ids["vera"], "viewer", ["audit"]),
            await give(host, ids["host"], "editor"),
            await give(host, ids["host"], "admin"),
            await give(host, ids["anna"], "viewer", []),
            await host.delete(f"{PATH}/{ids['anna']}"),
        ]
        assert [(answer.status_code, answer.json()["error"]["code"]) for answer in refused] == [(403, "more_than_own")] * 7
        await admin.post("/api/users", json={"email": "new@example.com", "name": "New"})
        await admin.post("/api/projects", json={"name": "Second"})
        assert (await host.post(PATH, json={"email": "new@example.com", "role": "editor"})).status_code == 403
        assert (await host.post(PATH, json={"email": "new@example.com", "role": "viewer", "permissions": []})).status_code == 201
        assert (await host.delete(f"{PATH}/{ids['vera']}")).status_code == 204
        assert (await host.get("/api/projects/2/members")).status_code == 404


@pytest.mark.req("J1", "J3")
@pytest.mark.hostile(62)
async def test_a_key_opens_no_more_than_who_makes_it(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "viewer")
    async with await on_stage.script() as admin, on_stage.client(authorization=f"Bearer {token}") as vera:
        await give(admin, await id_of(on_stage, "vera@example.com"), "viewer", ["keys"])
        for kind in ("read", "write"):
            refused = await vera.post("/api/projects/1/keys", json={"kind": kind, "name": "k"})
            assert (refused.status_code, refused.json()["error"]["code"]) == (403, "more_than_own")
        await give(admin, await id_of(on_stage, "vera@example.com"), "viewer", ["keys", "sql"])
        assert (await vera.post("/api/projects/1/keys", json={"kind": "read", "name": "k"})).status_code == 201
