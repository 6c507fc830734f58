"""The people of the installation: invited, changed, deactivated, and never without an administrator."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.integration.accounts.accounts_app import EMAIL, PASSWORD, Stage
from tests.integration.accounts.test_access import add_someone
from tests.integration.accounts.test_credentials import NEW, link_for, status_of
from tests.integration.accounts.test_members import id_of

from tidegauge.accounts.people.repository import find_login
from tidegauge.core.errors import InvalidInput
from tidegauge.meta.model import Membership, Person

USERS = "/api/users"


@pytest.mark.req("J1")
@pytest.mark.asvs("6.4.1")
async def test_from_invitation_to_signing_in(on_stage: Stage) -> None:
    async with await on_stage.script() as admin, on_stage.client() as anyone:
        made = await admin.post(USERS, json={"email": "Nina@Example.com", "name": " Nina "})
        assert made.status_code == 201, made.text
        user, link = made.json()["user"], made.json()["link"]
        assert {key: user[key] for key in ("email", "name", "role", "is_active", "is_invited", "has_second_factor", "last_seen_at")} == {
            "email": "nina@example.com",
            "name": "Nina",
            "role": "member",
            "is_active": True,
            "is_invited": True,
            "has_second_factor": False,
            "last_seen_at": None,
        }
        assert link["is_invitation"] is True
        assert [await status_of(on_stage, "nina@example.com", password) for password in ("", "!", PASSWORD)] == [401, 401, 401]
        token = link["path"].partition("#")[2]
        on_stage.clock.advance(6 * 86_400_000)
        assert (await anyone.post("/api/auth/link", json={"token": token})).json()["is_invitation"] is True
        assert (await anyone.post("/api/auth/link/password", json={"token": token, "new_password": NEW})).status_code == 204
        assert await status_of(on_stage, "nina@example.com", NEW) == 200
    async with await on_stage.script() as admin:
        listed = (await admin.get(USERS)).json()["users"]
        assert {one["email"]: (one["is_invited"], one["last_seen_at"] is not None) for one in listed} == {
            EMAIL: (False, True),
            "nina@example.com": (False, True),
        }
        assert (await admin.get(USERS, params={"id": user["id"]})).json()["name"] == "Nina"
        assert (await admin.get(USERS, params={"id": "nobody"})).status_code == 404
        assert (await admin.post(USERS, json={"email": "nina@example.com", "name": "x"})).json()["error"]["code"] == "address_taken"
        for wrong in (
            {"email": "x", "name": "y"},
            {"email": "a@b", "name": ""},
            {"email": "a b@c", "name": "y"},
            {"email": "a@b", "name": "y", "role": "owner"},
        ):
            assert (await admin.post(USERS, json=wrong)).status_code == 400


@pytest.mark.req("J1")
async def test_an_invitation_carries_projects_and_gives_no_more_than_the_host_may(on_stage: Stage) -> None:
    async with await on_stage.script() as admin, on_stage.client() as anyone:
        own, lesser, foreign = [
            (await admin.post("/api/projects", json={"name": name, "timezone": "UTC"})).json()["id"] for name in ("Own", "Lesser", "Foreign")
        ]
        for project, role, permissions in ((lesser, "editor", "manage_people"), (foreign, "", "")):
            await on_stage.accounts.database.write(replace_grant, int(project), EMAIL, role, permissions)
        on_stage.accounts.access.clear()

        async def invite(*projects: dict[str, object], **more: object) -> httpx.Response:
            return await admin.post(USERS, json={"email": "nina@example.com", "projects": list(projects), **more})

        viewer = {"project_id": own, "role": "viewer"}
        refusals = (
            ((viewer, {"project_id": lesser, "role": "admin"}), 403, "more_than_own"),
            (({"project_id": lesser, "role": "viewer", "permissions": ["audit"]},), 403, "more_than_own"),
            (({"project_id": foreign, "role": "viewer"},), 404, "not_found"),
            (({"project_id": "999", "role": "viewer"},), 404, "not_found"),
            ((viewer, viewer), 400, "invalid_request"),
            (({"project_id": "x", "role": "viewer"},), 400, "invalid_request"),
            (({"project_id": own, "role": "owner"},), 400, "invalid_request"),
        )
        for projects, status, code in refusals:
            refused = await invite(*projects)
            assert (refused.status_code, refused.json()["error"]["code"]) == (status, code), projects
        assert (await invite(viewer, role="viewer")).status_code == 201, "the one of the caller's project, 1, is another"
        made = await invite({**viewer, "permissions": ["audit"]}, {"project_id": lesser, "role": "editor"}, email="olga@example.com")
        token = made.json()["link"]["path"].partition("#")[2]
        assert (await anyone.post("/api/auth/link/password", json={"token": token, "new_password": NEW})).status_code == 204
    access = (await on_stage.log_in("olga@example.com", NEW))["access_token"]
    async with on_stage.client(authorization=f"Bearer {access}") as olga:
        projects = (await olga.get("/api/auth/me")).json()["projects"]
        assert [(project["id"], project["role"]) for project in projects] == [(own, "viewer"), (lesser, "editor")]
        assert [("audit" in project["permissions"], "sql" in project["permissions"]) for project in projects] == [(True, False), (False, True)]


def replace_grant(session: Session, project_id: int, email: str, role: str, granted: str) -> None:
    """Another role and more for a member, or (without a role) none."""
    member = session.scalars(select(Membership).join(Person).where(Person.email == email, Membership.project_id == project_id)).one()
    if role:
        member.role, member.granted = role, granted
    else:
        session.delete(member)


@pytest.mark.req("J1")
async def test_only_administrators_of_the_installation_see_and_change_people(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "anna@example.com", "admin")
    root = await id_of(on_stage, EMAIL)
    async with on_stage.client(authorization=f"Bearer {token}") as anna:
        answers = [
            await anna.get(USERS),
            await anna.post(USERS, json={"email": "a@b.co", "name": "A"}),
            await anna.put(f"{USERS}/{root}", json={"role": "member"}),
            await anna.post(f"{USERS}/{root}/link"),
        ]
    assert [answer.status_code for answer in answers] == [403] * 4


@pytest.mark.req("J1")
@pytest.mark.hostile(56)
@pytest.mark.asvs("7.4.2")
async def test_who_is_deactivated_is_out_at_once_and_may_come_back(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "viewer")
    person = await id_of(on_stage, "vera@example.com")
    live = await on_stage.accounts.gate.authenticate_websocket(token=token)
    async with await on_stage.script() as admin, on_stage.client(authorization=f"Bearer {token}") as vera, on_stage.client() as anyone:
        link = await link_for(admin, person)
        gone = await admin.put(f"{USERS}/{person}", json={"is_active": False})
        assert (gone.status_code, gone.json()["is_active"]) == (200, False)
        assert (await vera.get("/api/auth/me")).status_code == 401
        assert not await on_stage.accounts.gate.recheck(live)
        assert await status_of(on_stage, "vera@example.com", PASSWORD) == 401
        assert (await anyone.post("/api/auth/link", json={"token": link})).status_code == 404
        assert (await admin.post(f"{USERS}/{person}/link")).status_code == 404
        assert (await admin.put(f"{USERS}/{person}", json={"is_active": True, "name": "Vera"})).json()["name"] == "Vera"
        assert await status_of(on_stage, "vera@example.com", PASSWORD) == 200
        assert (await vera.get("/api/auth/me")).status_code == 401, "logins that ended stay ended"
        assert (await admin.put(f"{USERS}/nobody", json={"name": "x"})).status_code == 404


@pytest.mark.req("J1")
@pytest.mark.hostile(56)
async def test_another_role_holds_at_once_and_an_administrator_always_stays(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "admin")
    vera_id, root = await id_of(on_stage, "vera@example.com"), await id_of(on_stage, EMAIL)
    async with await on_stage.script() as admin, on_stage.client(authorization=f"Bearer {token}") as vera:
        for last in ({"role": "member"}, {"is_active": False}):
            refused = await admin.put(f"{USERS}/{root}", json=last)
            assert (refused.status_code, refused.json()["error"]["code"]) == (409, "last_admin")
        assert (await vera.get("/probe/admin")).status_code == 403
        assert (await admin.put(f"{USERS}/{vera_id}", json={"role": "admin"})).json()["role"] == "admin"
        assert (await vera.get("/probe/admin")).status_code == 200
        both = await asyncio.gather(
            admin.put(f"{USERS}/{vera_id}", json={"role": "member"}),
            vera.put(f"{USERS}/{root}", json={"role": "member"}),
        )
        assert 200 in {answer.status_code for answer in both}
        left = [(await client.get("/probe/admin")).status_code for client in (admin, vera)]
        assert sorted(left) == [200, 403]


@pytest.mark.req("J1")
async def test_somebody_is_invited_into_a_project_with_a_role_and_permissions_in_one_call(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        asked = {"username": "data_analyst", "email": "analyst@company.com", "role": "analyst", "permissions": ["read", "write", "dashboard_create"]}
        made = await admin.post(USERS, json=asked)
        assert made.status_code == 201, made.text
        user = made.json()["user"]
        assert (user["name"], user["role"], user["permissions"]) == ("data_analyst", "member", ["read", "query", "write", "dashboard_create"])
        changed = await admin.put(USERS, json={"id": user["id"], "username": "Dana", "role": "viewer", "permissions": ["read", "audit"]})
        assert (changed.status_code, changed.json()["name"], changed.json()["permissions"]) == (200, "Dana", ["read", "query", "audit"])
        assert (await admin.get(USERS, params={"id": user["id"]})).json()["permissions"] == ["read", "query", "audit"]
        root = await id_of(on_stage, EMAIL)
        assert "admin" in (await admin.get(USERS, params={"id": root})).json()["permissions"]
        assert (await admin.put(USERS, json={"id": user["id"], "role": "admin"})).json()["permissions"] == ["read", "query", "audit", "admin"]
        back = (await admin.put(USERS, json={"id": user["id"], "role": "viewer", "permissions": ["read"]})).json()
        assert (back["role"], back["permissions"]) == ("member", ["read", "query"]), "who is a viewer is no administrator any more"
        alone = await admin.put(USERS, json={"id": root, "role": "viewer"})
        assert (alone.status_code, alone.json()["error"]["code"]) == (409, "last_admin")
        for wrong in ({"role": "member", "permissions": ["read"]}, {"permissions": ["read"]}, {"role": "viewer", "permissions": ["fly"]}, {"role": "owner"}):
            assert (await admin.put(USERS, json={"id": user["id"]} | wrong)).status_code == 400
        assert (await admin.put(USERS, json={"name": "x"})).status_code == 400
        assert (await admin.put(USERS, json={"id": "nobody", "name": "x"})).status_code == 404


@pytest.mark.req("J1")
@pytest.mark.hostile(62)
async def test_an_administrator_gives_in_a_project_only_what_they_hold_there(on_stage: Stage) -> None:
    await add_someone(on_stage, "anna@example.com", "admin")
    async with await on_stage.script() as admin:
        own = await id_of(on_stage, EMAIL)
        assert (await admin.put(f"/api/projects/1/members/{own}", json={"role": "viewer"})).status_code == 200
        asked = {"email": "new@example.com", "name": "New", "role": "viewer"}
        assert (await admin.post(USERS, json=asked)).status_code == 403
        assert (await admin.put(USERS, json={"id": own, "role": "editor"})).status_code == 403
        assert (await admin.post(USERS, json={"email": "new@example.com", "name": "New"})).status_code == 201, "nothing was made before"


@pytest.mark.hostile(282)
async def test_what_no_column_takes_is_refused_in_words(on_stage: Stage) -> None:
    async with await on_stage.script() as admin, on_stage.client() as stranger:
        long = (await admin.post("/api/users", json={"email": f"{'x' * 240}@example.com"})).json()["user"]
        assert long["name"] == "x" * 200
        answer = await stranger.post("/api/auth/login", json={"email": "a\0@example.com", "password": "x"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthenticated")
        assert (await admin.delete("/api/projects/1/keys/a%00")).status_code == 400
        is_strict = on_stage.accounts.settings.meta_url.startswith("postgresql")
        with pytest.raises(InvalidInput, match="NUL") if is_strict else nullcontext():
            await on_stage.accounts.database.read(find_login, "a\0")
