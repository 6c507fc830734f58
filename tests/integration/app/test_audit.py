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
async def test_who_is_turned_away_at_the_gate_is_recorded(signed_in: httpx.AsyncClient) -> None:
    await signed_in.get("/api/events", headers={"x-project": "4711"})
    await signed_in.get("/api/events", headers={"authorization": f"Bearer {WRITE_KEY}"})
    by_key, by_person = (await _log(signed_in, outcome="refused"))[:2]
    assert (by_person["action"], by_person["email"], by_person["project_id"], by_person["detail"]["reason"]) == ("access_refused", EMAIL, None, "not_found")
    assert by_key["key_id"]
    assert (by_key["project_id"], by_key["detail"]["route"]) == (1, "GET /api/events")


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
