"""Members of a project: who sees them, who changes them, and that an admin always stays."""

from __future__ import annotations

import asyncio

import pytest
from tests.integration.accounts.accounts_app import EMAIL, WRITE_KEY, Stage
from tests.integration.accounts.test_access import add_someone

PATH = "/api/projects/1/members"


async def id_of(on_stage: Stage, email: str, project_id: int = 1) -> str:
    """The id of a member."""
    members = await on_stage.accounts.memberships.members(project_id)
    return next(member.person_id for member in members if member.email == email)


@pytest.mark.req("J1")
async def test_everyone_in_a_project_sees_who_is_in_it(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "viewer")
    async with on_stage.client(authorization=f"Bearer {token}") as vera:
        members = (await vera.get(PATH)).json()["members"]
        assert {(member["email"], member["role"]) for member in members} == {(EMAIL, "admin"), ("vera@example.com", "viewer")}
        assert {member["email"]: member["last_seen_at"] is not None for member in members} == {EMAIL: False, "vera@example.com": True}
        for answer in (
            await vera.get(f"{PATH}/candidates"),
            await vera.post(PATH, json={"email": EMAIL, "role": "viewer"}),
            await vera.put(f"{PATH}/{members[0]['person_id']}", json={"role": "viewer"}),
            await vera.delete(f"{PATH}/{members[0]['person_id']}"),
        ):
            assert answer.status_code == 403
    async with await on_stage.script() as admin:
        read_key = (await admin.post("/api/projects/1/keys", json={"kind": "read", "name": "k"})).json()["key"]
    for key in (read_key, WRITE_KEY):
        async with on_stage.client(authorization=f"Bearer {key}") as holder:
            assert (await holder.get(PATH)).status_code == 403
            assert (await holder.delete(f"{PATH}/me")).status_code in (403, 404)


@pytest.mark.req("J1")
async def test_somebody_with_an_account_comes_in_and_may_at_once_what_the_role_says(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        assert (await admin.post("/api/projects", json={"name": "Second"})).json()["id"] == "2"
        token = await add_someone(on_stage, "eddy@example.com", "viewer", 2)
        async with on_stage.client(authorization=f"Bearer {token}") as eddy:
            assert (await eddy.get("/probe/read?project=1")).status_code == 404
            added = await admin.post(PATH, json={"email": " Eddy@Example.com ", "role": "editor"})
            assert (added.status_code, added.json()["role"], added.json()["email"]) == (201, "editor", "eddy@example.com")
            assert (await eddy.get("/probe/edit?project=1")).status_code == 200
            person_id = added.json()["person_id"]
            assert (await admin.put(f"{PATH}/{person_id}", json={"role": "viewer"})).json()["role"] == "viewer"
            assert (await eddy.get("/probe/edit?project=1")).status_code == 403
            assert (await admin.delete(f"{PATH}/{person_id}")).status_code == 204
            assert (await eddy.get("/probe/read?project=1")).status_code == 404
            assert (await eddy.get("/probe/read?project=2")).status_code == 200
        again = [await admin.post(PATH, json={"email": "eddy@example.com", "role": "viewer"}) for _ in range(2)]
        assert [answer.status_code for answer in again] == [201, 409]
        assert (await admin.post(PATH, json={"email": "nobody@example.com", "role": "viewer"})).status_code == 404
        for wrong in ({"email": "", "role": "viewer"}, {"email": "a@b.c", "role": "owner"}, {"email": "a@b.c"}, {"email": "a\x00", "role": "viewer"}):
            assert (await admin.post(PATH, json=wrong)).status_code == 400
        assert (await admin.get(f"{PATH}/candidates", params={"search": "\x00"})).status_code == 400
        for wrong_id in ("nobody", "f" * 24, "%00", "../1"):
            assert (await admin.put(f"{PATH}/{wrong_id}", json={"role": "viewer"})).status_code in (400, 404)
            assert (await admin.delete(f"{PATH}/{wrong_id}")).status_code in (400, 404, 405)


@pytest.mark.req("J1")
@pytest.mark.hostile(63)
async def test_a_project_never_loses_its_last_admin(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        own = await id_of(on_stage, EMAIL)
        for answer in (await admin.put(f"{PATH}/{own}", json={"role": "editor"}), await admin.delete(f"{PATH}/{own}"), await admin.delete(f"{PATH}/me")):
            assert (answer.status_code, answer.json()["error"]["code"]) == (409, "last_admin")
        token = await add_someone(on_stage, "anna@example.com", "admin")
        async with on_stage.client(authorization=f"Bearer {token}") as anna:
            assert (await anna.put(f"{PATH}/{own}", json={"role": "viewer"})).json()["role"] == "viewer"
            assert (await anna.delete(f"{PATH}/me")).status_code == 409
            assert (await anna.put(f"{PATH}/{own}", json={"role": "admin"})).status_code == 200
            assert (await anna.delete(f"{PATH}/me")).status_code == 204
            assert (await anna.get(PATH)).status_code == 404
        assert [member["email"] for member in (await admin.get(PATH)).json()["members"]] == [EMAIL]


@pytest.mark.req("J1")
@pytest.mark.hostile(63)
async def test_of_two_admins_who_step_back_at_once_one_stays(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "anna@example.com", "admin")
    async with await on_stage.script() as admin, on_stage.client(authorization=f"Bearer {token}") as anna:
        answers = await asyncio.gather(admin.delete(f"{PATH}/me"), anna.delete(f"{PATH}/me"))
        assert sorted(answer.status_code for answer in answers) == [204, 409]


@pytest.mark.req("J1")
@pytest.mark.asvs("1.2.9")
async def test_an_admin_of_a_project_is_offered_only_people_they_work_with(on_stage: Stage) -> None:
    async with await on_stage.script() as root:
        for name in ("Second", "Third"):
            await root.post("/api/projects", json={"name": name})
        anna_token = await add_someone(on_stage, "anna@example.com", "admin")
        await add_someone(on_stage, "bob@example.com", "viewer", 2)
        await add_someone(on_stage, "carol_100%@example.com", "viewer", 3)
        anna_id = await id_of(on_stage, "anna@example.com")
        offered = (await root.get(f"{PATH}/candidates")).json()["people"]
        assert [person["email"] for person in offered] == ["bob@example.com", "carol_100%@example.com"]
        assert [person["email"] for person in (await root.get(f"{PATH}/candidates", params={"search": "_100%"})).json()["people"]] == ["carol_100%@example.com"]
        async with on_stage.client(authorization=f"Bearer {anna_token}") as anna:
            assert (await anna.get(f"{PATH}/candidates")).json() == {"people": []}
            assert (await root.post("/api/projects/2/members", json={"email": "anna@example.com", "role": "viewer"})).status_code == 201
            assert [person["email"] for person in (await anna.get(f"{PATH}/candidates")).json()["people"]] == ["bob@example.com"]
            assert (await anna.get("/api/projects/2/members/candidates")).status_code == 403
            assert (await anna.get("/api/projects/3/members")).status_code == 404
            assert (await anna.delete(f"/api/projects/3/members/{anna_id}")).status_code == 404


async def test_every_route_of_members_says_who_may_call_it(on_stage: Stage) -> None:
    from tidegauge.accounts.dependencies import route_policies

    policies = {key: policy for key, policy in route_policies(on_stage.app.routes).items() if key[1].startswith("/api/projects/{project_id}/members")}
    assert policies == {
        ("GET", "/api/projects/{project_id}/members"): "read",
        ("POST", "/api/projects/{project_id}/members"): "manage_people",
        ("GET", "/api/projects/{project_id}/members/candidates"): "manage_people",
        ("DELETE", "/api/projects/{project_id}/members/me"): "read",
        ("PUT", "/api/projects/{project_id}/members/{person_id}"): "manage_people",
        ("DELETE", "/api/projects/{project_id}/members/{person_id}"): "manage_people",
    }
