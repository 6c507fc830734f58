"""Everything that changes something is recorded, with the change or not at all."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from tests.integration.server import EMAIL, PASSWORD, WRITE_KEY

from tidegauge.accounts.dependencies import route_policies
from tidegauge.app.application import framework
from tidegauge.app.audited import AUDITED, UNAUDITED, UNAUDITED_BELOW
from tidegauge.app.parts import Parts
from tidegauge.core.errors import Unavailable

pytestmark = pytest.mark.req("J5")


async def _log(client: httpx.AsyncClient, **filters: Any) -> list[dict[str, Any]]:
    answer = await client.get("/api/audit", params={"scope": "installation", "limit": 200, **filters})
    assert answer.status_code == 200, answer.text
    entries: list[dict[str, Any]] = answer.json()["entries"]
    return entries


@pytest.mark.hostile(70)
async def test_every_route_that_changes_something_is_recorded_or_says_why_not(parts: Parts) -> None:
    routes = set(route_policies(framework(parts).routes))
    changing = {route for route in routes if route[0] in ("POST", "PUT", "PATCH", "DELETE")}
    undecided = {route for route in changing - AUDITED.keys() - UNAUDITED.keys() if not route[1].startswith(tuple(UNAUDITED_BELOW))}
    assert undecided == set(), "say in app/audited.py what of these is recorded, or why nothing is"
    assert AUDITED.keys() & UNAUDITED.keys() == set()
    assert (AUDITED.keys() | UNAUDITED.keys()) - routes == set(), "these routes are gone"
    assert all(reason.strip() for reason in [*UNAUDITED.values(), *UNAUDITED_BELOW.values()])


@pytest.mark.asvs("16.2.1")
async def test_a_change_has_its_entry_with_who_what_and_before_and_after(signed_in: httpx.AsyncClient) -> None:
    made = await signed_in.post(
        "/api/projects", json={"name": "Berlin", "timezone": "Europe/Berlin"}, headers={"x-request-id": "request-0001", "user-agent": "Test/1"}
    )
    project = made.json()["id"]
    await signed_in.put(f"/api/projects/{project}", json={"name": "Bonn", "timezone": "Europe/Berlin"})
    changed, first, login = (await _log(signed_in))[:3]
    assert (first["action"], first["outcome"], first["email"], first["target_kind"], first["target_id"], first["target_name"]) == (
        "project_made",
        "done",
        EMAIL,
        "project",
        str(project),
        "Berlin",
    )
    assert (first["request_id"], first["agent"], first["project_id"]) == ("request-0001", "Test/1", int(project))
    (change,) = changed["detail"]["changes"]
    assert (change["before"], change["after"]) == ({"name": "Berlin"}, {"name": "Bonn"})
    assert (login["action"], login["email"], login["number"]) == ("login", EMAIL, 1)
    assert login["person_id"] == first["person_id"] != ""


async def test_a_change_that_is_refused_leaves_no_entry_of_having_been_made(signed_in: httpx.AsyncClient) -> None:
    answer = await signed_in.post("/api/projects", json={"name": "", "timezone": "Nowhere"})
    assert answer.status_code == 400
    assert await _log(signed_in, action="project_made") == []


@pytest.mark.hostile(70)
@pytest.mark.asvs("16.3.1", "16.3.2")
async def test_wrong_passwords_and_what_is_forbidden_are_recorded_but_cannot_fill_the_disk(client: httpx.AsyncClient, signed_in: httpx.AsyncClient) -> None:
    bearer = signed_in.headers.pop("authorization")
    for _ in range(40):
        assert (await client.post("/api/auth/login", json={"email": "Eve@example.com", "password": "wrong"})).status_code in (401, 429)
    foreign = await client.get("/api/events", headers={"authorization": bearer, "x-project": "4711"})
    forbidden = await client.get("/api/events", headers={"x-api-key": WRITE_KEY})
    assert (foreign.status_code, forbidden.status_code) == (404, 403)
    signed_in.headers["authorization"] = bearer
    refused = await _log(signed_in, outcome="refused")
    assert 20 < len(refused) <= 30
    assert {(entry["action"], entry["email"], entry["person_id"]) for entry in refused} == {("login", "eve@example.com", "")}


@pytest.mark.hostile(70)
@pytest.mark.asvs("16.3.2")
async def test_who_is_turned_away_at_the_gate_is_recorded(signed_in: httpx.AsyncClient) -> None:
    await signed_in.get("/api/events", headers={"x-project": "4711"})
    await signed_in.get("/api/events", headers={"authorization": f"Bearer {WRITE_KEY}"})
    by_key, by_person = (await _log(signed_in, outcome="refused"))[:2]
    assert (by_person["action"], by_person["email"], by_person["project_id"], by_person["detail"]["reason"]) == ("access_refused", EMAIL, None, "not_found")
    assert by_key["key_id"]
    assert (by_key["project_id"], by_key["detail"]["route"]) == (1, "GET /api/events")


@pytest.mark.asvs("16.3.1")
async def test_signing_out_and_a_stolen_token_are_recorded(client: httpx.AsyncClient, signed_in: httpx.AsyncClient) -> None:
    tokens = (await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})).json()
    client.cookies.clear()
    body = {"refresh_token": tokens["refresh_token"]}
    renewed = (await client.post("/api/auth/refresh", json=body)).json()
    client.cookies.clear()
    assert (await client.post("/api/auth/refresh", json=body)).status_code == 401
    assert renewed["access_token"]
    (stolen,) = await _log(signed_in, action="token_reused")
    assert (stolen["outcome"], stolen["email"]) == ("refused", EMAIL)
    other = (await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})).json()
    client.cookies.clear()
    await client.post("/api/auth/logout", headers={"authorization": f"Bearer {other['access_token']}"})
    (left,) = await _log(signed_in, action="logout")
    assert (left["outcome"], left["email"]) == ("done", EMAIL)


@pytest.mark.hostile(70)
@pytest.mark.asvs("16.2.5")
async def test_no_secret_that_a_route_takes_or_gives_is_in_any_entry(client: httpx.AsyncClient, signed_in: httpx.AsyncClient) -> None:
    canary = "Canary-7f3a9c51-"
    login = (await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})).json()
    client.cookies.clear()
    await client.post("/api/auth/login", json={"email": EMAIL, "password": f"{canary}password"})
    await client.post("/api/auth/refresh", json={"refresh_token": f"{canary}refresh"})
    await client.get("/api/events", headers={"x-api-key": f"{canary}key"})
    keys = [(await signed_in.post("/api/projects/1/keys", json={"kind": kind, "name": "n"})).json() for kind in ("read", "write")]
    await signed_in.get("/api/projects/1/keys")
    board = (await signed_in.post("/api/dashboards", json={"template": "web"})).json()["id"]
    await signed_in.put(f"/api/dashboards/{board}/sharing", json={"visibility": "public", "people": []})
    link = (await signed_in.post(f"/api/dashboards/{board}/links", json={"password": f"{canary}link"})).json()
    assert "token" in link, link
    await client.post(f"/api/share/{link['token']}", json={"password": f"{canary}wrong"})
    settings = {"url": f"https://93.184.216.34/{canary}hook", "secret": f"{canary}secret"}
    channel = await signed_in.post("/api/alerts/channels", json={"name": "c", "kind": "webhook", "settings": settings})
    assert channel.status_code == 201, channel.text
    await signed_in.post("/api/auth/second-factor", json={"password": f"{canary}proof"})
    begun = await signed_in.post("/api/auth/second-factor", json={"password": PASSWORD})
    await signed_in.post("/api/auth/second-factor/confirm", json={"code": "123456"})
    await signed_in.post("/api/sql", json={"query": f"SELECT '{canary}sql' FROM events"})
    entries = await _log(signed_in)
    assert {"login", "key_made", "key_shown", "link_made", "link_opened", "channel_made", "second_factor_changed", "sql_run"} <= {
        entry["action"] for entry in entries
    }
    told = str(entries)
    secrets = [canary, PASSWORD, *(key["key"] for key in keys), link["token"], login["access_token"], login["refresh_token"], begun.json()["secret"]]
    assert [secret for secret in secrets if secret in told] == []
    assert [key["prefix"] for key in keys if key["prefix"] in told] == []


async def test_a_projects_admins_see_what_is_theirs_and_others_nothing(signed_in: httpx.AsyncClient) -> None:
    other = (await signed_in.post("/api/projects", json={"name": "Other", "timezone": "UTC"})).json()["id"]
    key = (await signed_in.post(f"/api/projects/{other}/keys", json={"kind": "read", "name": "n"})).json()["key"]
    own = (await signed_in.get("/api/audit", headers={"x-project": "1"})).json()["entries"]
    theirs = (await signed_in.get("/api/audit", headers={"x-project": other})).json()["entries"]
    assert ({entry["project_id"] for entry in own} <= {1}, [entry["action"] for entry in theirs]) == (True, ["key_made", "project_made"])
    for scope in ("project", "installation"):
        refused = await signed_in.get("/api/audit", params={"scope": scope}, headers={"authorization": f"Bearer {key}"})
        assert refused.status_code == 403


@pytest.mark.hostile(75)
async def test_the_file_has_what_the_list_has_and_says_so_in_the_log(signed_in: httpx.AsyncClient) -> None:
    await signed_in.post("/api/projects", json={"name": "=cmd|' /C calc'!A0", "timezone": "UTC"})
    csv = await signed_in.get("/api/audit/export", params={"scope": "installation"})
    assert csv.headers["content-type"] == "text/csv; charset=utf-8"
    assert csv.headers["content-disposition"] == 'attachment; filename="audit.csv"'
    assert "'=cmd|' /C calc'!A0" in csv.text
    lines = await signed_in.get("/api/audit/export", params={"scope": "installation", "format": "ndjson", "action": "project_made"})
    assert [httpx.Response(200, content=line).json()["target_name"] for line in lines.text.splitlines()] == ["=cmd|' /C calc'!A0"]
    assert [entry["action"] for entry in await _log(signed_in)][:2] == ["audit_exported", "audit_exported"]


@pytest.mark.parametrize(
    "wrong", ["action=nothing", "scope=all", "limit=0", "limit=201", "before=-1", "from_ms=x", "outcome=maybe", "who=%00", "text=" + "x" * 201]
)
async def test_wrong_questions_are_the_askers_fault(signed_in: httpx.AsyncClient, wrong: str) -> None:
    assert (await signed_in.get(f"/api/audit?{wrong}")).status_code == 400


async def test_pages_follow_each_other_without_gap_or_repeat(signed_in: httpx.AsyncClient) -> None:
    for number in range(5):
        await signed_in.post("/api/projects", json={"name": f"P{number}", "timezone": "UTC"})
    seen: list[int] = []
    before: int | None = None
    while True:
        page = (await signed_in.get("/api/audit", params={"scope": "installation", "limit": 2, **({"before": before} if before else {})})).json()
        seen += [entry["number"] for entry in page["entries"]]
        before = page["next"]
        if before is None:
            break
    assert seen == [6, 5, 4, 3, 2, 1]


@pytest.mark.hostile(280)
@pytest.mark.asvs("16.5.3")
async def test_what_cannot_be_recorded_is_not_answered(signed_in: httpx.AsyncClient, parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(*_: Any) -> None:
        raise Unavailable("The metadata store does not answer. Try again shortly.", retry_after_s=2)

    monkeypatch.setattr(parts.accounts.audit, "write", away)
    answer = await signed_in.post("/api/sql", json={"query": "SELECT count() FROM events"})
    assert (answer.status_code, answer.json()["error"]["code"], answer.headers["retry-after"]) == (503, "unavailable", "2")
