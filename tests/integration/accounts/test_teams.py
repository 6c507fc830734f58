"""Teams: what their people may do together with what they may themselves, and that a team never stands in for a project's admin."""

from __future__ import annotations

import httpx
import pytest
from tests.integration.accounts.accounts_app import EMAIL, WRITE_KEY, Stage
from tests.integration.accounts.test_access import add_someone
from tests.integration.accounts.test_members import PATH, id_of
from tests.integration.accounts.test_permissions import allowed, give

TEAMS, PLACES = "/api/teams", "/api/projects/1/teams"


async def make_team(admin: httpx.AsyncClient, name: str, *people: str) -> str:
    """The id of a new team with these people."""
    made = await admin.post(TEAMS, json={"name": name})
    assert made.status_code == 201, made.text
    for person in people:
        assert (await admin.put(f"{TEAMS}/{made.json()['id']}/members/{person}")).status_code == 200
    return str(made.json()["id"])


@pytest.mark.req("J1")
async def test_the_life_of_a_team(on_stage: Stage) -> None:
    await add_someone(on_stage, "vera@example.com", "viewer")
    vera = await id_of(on_stage, "vera@example.com")
    async with await on_stage.script() as admin:
        team = await make_team(admin, " Analysts ", vera)
        (shown,) = (await admin.get(TEAMS)).json()["teams"]
        assert (shown["name"], [person["email"] for person in shown["people"]], shown["projects"]) == ("Analysts", ["vera@example.com"], [])
        assert (await admin.post(TEAMS, json={"name": "ANALYSTS"})).json()["error"]["code"] == "name_taken"
        other = await make_team(admin, "Other")
        assert (await admin.put(f"{TEAMS}/{other}", json={"name": "analysts"})).status_code == 409
        assert (await admin.put(f"{TEAMS}/{team}", json={"name": "analysts"})).json()["name"] == "analysts"
        assert [one["team_id"] for one in (await admin.get(f"{PLACES}/candidates")).json()["teams"]] == [team, other]
        let_in = await admin.post(PLACES, json={"team_id": team, "role": "viewer", "permissions": ["audit"]})
        assert (let_in.status_code, let_in.json()["permissions"]) == (201, ["read", "query", "audit"])
        assert (await admin.post(PLACES, json={"team_id": team, "role": "viewer"})).status_code == 409
        assert (await admin.get(TEAMS)).json()["teams"][0]["projects"] == [
            {"project_id": "1", "name": "Default", "role": "viewer", "permissions": ["read", "query", "audit"]}
        ]
        assert (await admin.delete(f"{TEAMS}/{team}/members/{vera}")).status_code == 204
        assert (await admin.delete(f"{TEAMS}/{team}/members/{vera}")).status_code == 404
        assert (await admin.delete(f"{TEAMS}/{team}")).status_code == 204
        assert (await admin.get(PLACES)).json() == {"teams": []}
        for wrong in ({"name": ""}, {"name": "  "}, {"name": "a\x00"}, {"name": "x" * 201}, {}, {"name": "x", "is_admin": True}):
            assert (await admin.post(TEAMS, json=wrong)).status_code == 400
        missing = [
            await admin.put(f"{TEAMS}/{team}", json={"name": "x"}),
            await admin.delete(f"{TEAMS}/{team}"),
            await admin.put(f"{TEAMS}/{team}/members/{vera}"),
            await admin.put(f"{TEAMS}/{other}/members/nobody"),
            await admin.post(PLACES, json={"team_id": team, "role": "viewer"}),
            await admin.put(f"{PLACES}/{other}", json={"role": "viewer"}),
            await admin.delete(f"{PLACES}/{other}"),
        ]
        assert [answer.status_code for answer in missing] == [404] * 7


@pytest.mark.req("J1")
async def test_people_may_what_they_and_their_teams_may_together_at_once(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "viewer")
    vera_id = await id_of(on_stage, "vera@example.com")
    async with await on_stage.script() as admin, on_stage.client(authorization=f"Bearer {token}") as vera:
        await give(admin, vera_id, "viewer", ["read"])
        first, second = await make_team(admin, "First", vera_id), await make_team(admin, "Second", vera_id)
        await admin.post(PLACES, json={"team_id": first, "role": "viewer", "permissions": ["keys"]})
        await admin.post(PLACES, json={"team_id": second, "role": "analyst", "permissions": ["dashboard_create"]})
        assert await allowed(vera) == {"read", "query", "keys", "dashboard_create"}
        (project,) = (await vera.get("/api/auth/me")).json()["projects"]
        assert (project["role"], project["permissions"]) == ("editor", ["read", "query", "dashboard_create", "keys"])
        await admin.put(f"{PLACES}/{second}", json={"role": "viewer"})
        assert await allowed(vera) == {"read", "query", "sql", "keys"}
        await admin.delete(f"{TEAMS}/{first}/members/{vera_id}")
        assert await allowed(vera) == {"read", "query", "sql"}
        await admin.delete(f"{PATH}/{vera_id}")
        assert await allowed(vera) == {"read", "query", "sql"}, "she is in the project by her team"
        live = await on_stage.accounts.gate.authenticate_websocket(token=token)
        await admin.delete(f"{PLACES}/{second}")
        assert (await vera.get("/probe/read?project=1")).status_code == 404
        assert await on_stage.accounts.gate.recheck(live) is None
        await admin.post(PLACES, json={"team_id": second, "role": "viewer"})
        assert (await vera.get("/probe/read?project=1")).status_code == 200
        await admin.delete(f"{TEAMS}/{second}")
        assert (await vera.get("/probe/read?project=1")).status_code == 404


@pytest.mark.req("J1")
@pytest.mark.hostile(62)
async def test_teams_are_made_by_administrators_and_let_in_by_who_may_as_much(on_stage: Stage) -> None:
    tokens = {name: await add_someone(on_stage, f"{name}@example.com", role) for name, role in (("host", "editor"), ("anna", "admin"))}
    host_id = await id_of(on_stage, "host@example.com")
    async with await on_stage.script() as admin, on_stage.client(authorization=f"Bearer {tokens['host']}") as host:
        team = await make_team(admin, "Team", host_id)
        async with on_stage.client(authorization=f"Bearer {tokens['anna']}") as anna:
            refused = [
                await anna.get(TEAMS),
                await anna.post(TEAMS, json={"name": "x"}),
                await anna.put(f"{TEAMS}/{team}", json={"name": "x"}),
                await anna.delete(f"{TEAMS}/{team}"),
                await anna.put(f"{TEAMS}/{team}/members/{host_id}"),
                await anna.delete(f"{TEAMS}/{team}/members/{host_id}"),
                await host.post(PLACES, json={"team_id": team, "role": "viewer"}),
                await host.get(f"{PLACES}/candidates"),
            ]
            assert [answer.status_code for answer in refused] == [403] * 8
        await give(admin, host_id, "editor", ["read", "sql", "manage_people"])
        for more in ({"role": "admin"}, {"role": "editor"}, {"role": "viewer", "permissions": ["audit"]}):
            assert (await host.post(PLACES, json={"team_id": team} | more)).json()["error"]["code"] == "more_than_own"
        assert (await host.post(PLACES, json={"team_id": team, "role": "viewer"})).status_code == 201
        assert (await host.put(f"{PLACES}/{team}", json={"role": "editor"})).status_code == 403
        await admin.put(f"{PLACES}/{team}", json={"role": "viewer", "permissions": ["read", "audit"]})
        assert (await host.delete(f"{PLACES}/{team}")).status_code == 204, "by now they hold it themselves, as one of the team"
        assert [(await host.get(path)).status_code for path in (PLACES, "/api/projects/2/teams")] == [200, 404]
    async with on_stage.client(authorization=f"Bearer {WRITE_KEY}") as key:
        assert (await key.get(PLACES)).status_code == 403


@pytest.mark.req("J1")
@pytest.mark.hostile(63)
async def test_a_team_of_admins_does_not_stand_in_for_a_projects_last_admin(on_stage: Stage) -> None:
    await add_someone(on_stage, "anna@example.com", "viewer")
    async with await on_stage.script() as admin:
        team = await make_team(admin, "Admins", await id_of(on_stage, "anna@example.com"))
        await admin.post(PLACES, json={"team_id": team, "role": "admin"})
        own = await id_of(on_stage, EMAIL)
        for answer in (await admin.put(f"{PATH}/{own}", json={"role": "viewer"}), await admin.delete(f"{PATH}/me")):
            assert answer.json()["error"]["code"] == "last_admin"
        assert (await admin.delete(f"{TEAMS}/{team}")).status_code == 204
        assert (await admin.get("/probe/manage_people")).status_code == 200


async def test_what_can_be_given_is_listed_with_the_roles_that_have_it(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        listed = {one["name"]: one for one in (await admin.get("/api/permissions")).json()["permissions"]}
    assert "admin" not in listed
    assert listed["read"]["is_always"] is True
    assert listed["dashboard_create"]["roles"] == ["editor", "admin"]
    assert all(one["meaning"].endswith(".") for one in listed.values())


async def test_a_name_is_taken_whatever_its_case_and_alphabet(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        assert [(await admin.post(TEAMS, json={"name": name})).status_code for name in ("Ärzte", "ärzte", "ÄRZTE", "Ärzte")] == [201, 409, 409, 409]


async def test_an_admin_of_a_project_is_offered_only_teams_they_are_in_or_work_with(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "boss@example.com", "admin")
    async with await on_stage.script() as admin, on_stage.client(authorization=f"Bearer {token}") as boss:
        teams = {name: (await admin.post("/api/teams", json={"name": name})).json()["id"] for name in ("Near", "Own", "Far")}
        second = (await admin.post("/api/projects", json={"name": "Second"})).json()["id"]
        await admin.post(f"/api/projects/{second}/members", json={"email": "boss@example.com", "role": "viewer"})
        await admin.post(f"/api/projects/{second}/teams", json={"team_id": teams["Near"], "role": "viewer"})
        me = (await boss.get("/api/auth/me")).json()["id"]
        assert (await admin.put(f"/api/teams/{teams['Own']}/members/{me}")).status_code < 300
        for client, seen in ((boss, ["Near", "Own"]), (admin, ["Far", "Near", "Own"])):
            offered = (await client.get("/api/projects/1/teams/candidates")).json()["teams"]
            assert [team["name"] for team in offered] == seen
        answers = [await boss.post(PLACES, json={"team_id": team, "role": "viewer"}) for team in (teams["Far"], "f" * 32, teams["Near"], teams["Own"])]
        assert [answer.status_code for answer in answers] == [404, 404, 201, 201]
        assert answers[0].json()["error"]["message"] == answers[1].json()["error"]["message"]
