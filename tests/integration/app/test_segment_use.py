"""Segments where they are used: as a filter, on dashboards and public links, in live answers, by role, and once they are gone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from tests.integration.server import PASSWORD, WRITE_KEY
from tests.unit.live.screens import NamedViewer, RecordingWire, TokenGate

from tidegauge.accounts.people.repository import add_person
from tidegauge.accounts.projects.repository import add_member
from tidegauge.app.application import create_app
from tidegauge.app.parts import Parts
from tidegauge.core.time_range import DAY_MS
from tidegauge.core.timestamps import format_timestamp
from tidegauge.live.connection import Connection
from tidegauge.query.segments.repository import set_aside

pytestmark = pytest.mark.req("C6")

BUYERS = {"did": {"event": "purchase"}}
VIEWS = {"metric": "page_view", "time_window": "last_90_days"}


async def _send(parts: Parts, http: httpx.AsyncClient, *events: tuple[str, str, float]) -> None:
    """Events as (name, user, days ago)."""
    now_ms = parts.clock.now_ms()
    body = [{"name": name, "user_id": user, "timestamp": format_timestamp(now_ms - int(days * DAY_MS))} for name, user, days in events]
    answer = await http.post("/api/events", json=body, headers={"authorization": f"Bearer {WRITE_KEY}"})
    assert answer.status_code == 202
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)


@pytest.fixture
async def http(parts: Parts, signed_in: httpx.AsyncClient) -> httpx.AsyncClient:
    """ada bought, bo and cy looked only; cy long ago."""
    await _send(parts, signed_in, ("page_view", "ada", 3), ("purchase", "ada", 2), ("page_view", "bo", 1), ("page_view", "cy", 60))
    return signed_in


async def _define(http: httpx.AsyncClient, name: str = "Buyers", rule: dict[str, Any] | None = None) -> str:
    answer = await http.post("/api/segments", json={"name": name, "rule": rule or BUYERS})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def _of(operator: str, value: Any) -> list[dict[str, Any]]:
    return [{"field": "in_segment", "operator": operator, "value": value}]


async def _views(http: httpx.AsyncClient, *filters: dict[str, Any], **more: Any) -> Any:
    answer = await http.post("/api/metrics", json={**VIEWS, "filters": filters, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()["meta"]["total"]


async def _refusal(http: httpx.AsyncClient, path: str, body: dict[str, Any]) -> str:
    answer = await http.post(path, json=body)
    assert answer.status_code == 400, answer.text
    return str(answer.json()["error"]["message"])


async def test_a_filter_takes_segments_by_name_and_id(http: httpx.AsyncClient) -> None:
    segment = await _define(http)
    assert await _views(http, *_of("eq", segment)) == 1
    assert await _views(http, *_of("eq", "buyers")) == 1
    assert await _views(http, *_of("neq", "Buyers")) == 2
    assert await _views(http, *_of("in", ["Buyers", "inactive"])) == 2
    assert await _views(http, *_of("not_in", ["Buyers", "inactive"])) == 1
    assert await _views(http, {"or": [*_of("eq", "inactive"), {"field": "user_id", "operator": "eq", "value": "bo"}]}) == 2
    assert await _views(http, *_of("eq", "active"), segment=segment) == 1
    rows = (await http.post("/api/rows", json={"time_window": "last_90_days", "columns": ["name"], "filters": _of("eq", segment)})).json()
    assert rows["total"] == 2
    sessions = (await http.post("/api/analysis/sessions", json={"time_window": "last_90_days", "filters": _of("neq", segment)})).json()
    assert sessions["users"] == 2
    explained = (await http.post("/api/metrics/explain", json={**VIEWS, "filters": _of("in", [segment, "new"]), "segment": "active"})).json()
    assert explained["filters"] == ["(people of the segment Buyers or people of the segment new)", "people of the segment active"]


async def test_a_filter_that_is_no_segment_is_refused_with_what_would_do(http: httpx.AsyncClient) -> None:
    for filters, message in (
        (_of("eq", "premum"), "Did you mean 'premium'?"),
        (_of("contains", "premium"), "takes eq, neq, in or not_in"),
        (_of("in", []), "1 to 5 segments"),
        (_of("in", ["new"] * 6), "1 to 5 segments"),
        (_of("eq", 3), "name or id of a segment"),
    ):
        assert message in await _refusal(http, "/api/metrics", {**VIEWS, "filters": filters})
        assert message in await _refusal(http, "/api/analysis/sessions", {"filters": filters})
    nested = {"did": {"event": "purchase", "filters": _of("eq", "premium")}}
    assert "cannot ask for another one" in await _refusal(http, "/api/segments/preview", {"rule": nested})
    definition = {"name": "own", "event": "page_view", "aggregation": "count", "filters": _of("eq", "premium")}
    assert "cannot ask for a segment" in await _refusal(http, "/api/metrics/definitions", definition)


async def test_a_kept_answer_whose_step_is_of_a_segment_is_stale_when_it_changes(parts: Parts, http: httpx.AsyncClient) -> None:
    segment = await _define(http)
    steps = [{"event": "page_view", "filters": _of("eq", segment)}, {"event": "purchase"}]
    body = {"steps": steps, "from": "2020-01-01", "to": format_timestamp(parts.clock.now_ms())}

    async def ask() -> tuple[list[int], bool]:
        answer = (await http.post("/api/analysis/funnel", json=body)).json()
        return [step["count"] for step in answer["steps"]], answer["meta"]["cached"]

    assert [await ask(), await ask()] == [([1, 1], False), ([1, 1], True)]
    await http.put(f"/api/segments/{segment}", json={"name": "Buyers", "rule": {"not": BUYERS}})
    assert await ask() == ([2, 0], False)


async def test_a_deleted_segment_can_be_restored_and_is_named_until_then(http: httpx.AsyncClient) -> None:
    segment = await _define(http)
    assert (await http.delete(f"/api/segments/{segment}")).status_code == 204
    assert segment not in [one["id"] for one in (await http.get("/api/segments")).json()["segments"]]
    for asked in ({"segment": segment}, {"segment": "Buyers"}, {"filters": _of("eq", segment)}):
        for path, body in (("/api/metrics", VIEWS), ("/api/analysis/sessions", {})):
            assert "The segment 'Buyers' was deleted." in await _refusal(http, path, {**body, **asked})
    restored = await http.post(f"/api/segments/{segment}/restore")
    assert (restored.status_code, restored.json()["name"]) == (200, "Buyers")
    assert await _views(http, *_of("eq", segment)) == 1
    await http.delete(f"/api/segments/{segment}")
    other = await _define(http, rule={"not": BUYERS})
    assert (await http.post(f"/api/segments/{segment}/restore")).status_code == 409
    assert await _views(http, *_of("eq", "Buyers")) == 2
    assert (await http.delete(f"/api/segments/{other}")).status_code == 204
    assert (await http.post(f"/api/segments/{segment}/restore")).status_code == 200
    assert (await http.post("/api/segments/nothing/restore")).status_code == 404


async def test_a_segment_deleted_long_ago_is_gone(parts: Parts, http: httpx.AsyncClient) -> None:
    long_ago, lately = await _define(http), await _define(http, "Others", {"not": BUYERS})
    for segment, days in ((long_ago, 31), (lately, 29)):
        await parts.database.write(set_aside, 1, segment, parts.clock.now_ms() - days * DAY_MS)
    await parts.workbench.segments.refresh()
    assert "There is no segment" in await _refusal(http, "/api/metrics", {**VIEWS, "segment": long_ago})
    assert (await http.post(f"/api/segments/{long_ago}/restore")).status_code == 404
    assert (await http.post(f"/api/segments/{lately}/restore")).status_code == 200


@asynccontextmanager
async def _member(parts: Parts, role: str) -> AsyncIterator[httpx.AsyncClient]:
    hash, email = parts.accounts.passwords.hash_now(PASSWORD), f"{role}@example.com"
    person = await parts.accounts.database.write(add_person, email=email, name=role, role="member", password_hash=hash, now_ms=parts.clock.now_ms())
    await parts.accounts.database.write(add_member, 1, person, role)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(create_app(parts)), base_url="http://t") as client:
        token = (await client.post("/api/auth/login", json={"email": email, "password": PASSWORD})).json()["access_token"]
        client.cookies.clear()
        client.headers["authorization"] = f"Bearer {token}"
        yield client


@pytest.mark.req("J1")
async def test_a_viewer_asks_but_does_not_change(parts: Parts, http: httpx.AsyncClient) -> None:
    segment = await _define(http)
    body = {"name": "Mine", "rule": BUYERS}
    async with _member(parts, "viewer") as viewer:
        assert (await viewer.get(f"/api/segments/{segment}/size")).json() == {"people": 1, "total": 3}
        assert (await viewer.post("/api/segments/preview", json={"rule": BUYERS})).json() == {"people": 1, "total": 3}
        assert await _views(viewer, *_of("eq", segment)) == 1
        refused = [
            await viewer.post("/api/segments", json=body),
            await viewer.put(f"/api/segments/{segment}", json=body),
            await viewer.delete(f"/api/segments/{segment}"),
            await viewer.post(f"/api/segments/{segment}/restore"),
        ]
        assert [answer.status_code for answer in refused] == [403] * 4
    async with _member(parts, "editor") as editor:
        assert (await editor.put(f"/api/segments/{segment}", json=body)).status_code == 200


async def test_a_dashboard_and_its_public_link_are_of_a_segment_and_say_when_it_is_gone(http: httpx.AsyncClient) -> None:
    segment = await _define(http)
    queries = [{"id": "A", "query": {"metric": "page_view", "segment": segment}}]
    widget = {"id": "w1", "kind": "number", "title": "Views", "x": 0, "y": 0, "w": 3, "h": 3, "queries": queries, "options": {}}
    plain = widget | {"id": "w2", "x": 3, "queries": [{"id": "A", "query": {"metric": "page_view"}}]}
    document = {"name": "Board", "tabs": [{"id": "main", "name": "Main", "widgets": [widget, plain]}], "filters": _of("eq", segment)}
    made = await http.post("/api/dashboards", json={"document": document | {"time": {"range": "last_90_days"}}})
    assert made.status_code == 201, made.text
    link = (await http.post(f"/api/dashboards/{made.json()['id']}/links", json={})).json()
    session = (await http.post(f"/api/share/{link['token']}", json={})).json()["session"]

    async def shown(widget: str) -> httpx.Response:
        bearer = {"authorization": f"Bearer {session}"}
        return await http.post(f"/api/share/{link['token']}/metrics", json={"widget_id": widget, "query_id": "A"}, headers=bearer)

    assert [(await shown(each)).json()["meta"]["total"] for each in ("w1", "w2")] == [1, 1]
    await http.delete(f"/api/segments/{segment}")
    for each in ("w1", "w2"):
        gone = await shown(each)
        assert (gone.status_code, "The segment 'Buyers' was deleted." in gone.text) == (400, True)
    kept = (await http.get(f"/api/dashboards/{made.json()['id']}")).json()
    renamed = kept["document"] | {"name": "Still to be edited"}
    saved = await http.put(f"/api/dashboards/{made.json()['id']}", json={"document": renamed, "base_version": kept["version"]})
    assert saved.status_code == 200, saved.text


@pytest.mark.req("E1", "E5")
async def test_a_live_answer_follows_its_segment_and_says_when_it_is_gone(parts: Parts, http: httpx.AsyncClient) -> None:
    segment = await _define(http)
    wire = RecordingWire()
    wire.last_heard_s = float("inf")
    screen = Connection(parts.hub, wire, TokenGate(), NamedViewer(), 0.0)
    parts.hub.roster.put(screen)
    screen.greet()

    async def shows(id_: str, value: int) -> None:
        while not any(message.get("id") == id_ and message.get("value") == value for message in wire.messages):
            await asyncio.sleep(0.01)
        wire.messages.clear()

    await screen.receive(json.dumps({"type": "subscribe", "id": "views", "query": {**VIEWS, "filters": _of("eq", segment)}}))
    await shows("views", 1)
    await _send(parts, http, ("page_view", "ada", 0), ("page_view", "bo", 0))
    await shows("views", 2)
    await _send(parts, http, ("purchase", "bo", 0))
    await shows("views", 4)
    await http.put(f"/api/segments/{segment}", json={"name": "Buyers", "rule": {"not": BUYERS}})
    await shows("views", 1)
    users = {"analysis": "sessions", "time_window": "last_90_days", "segment": segment}
    await screen.receive(json.dumps({"type": "subscribe", "id": "users", "query": users}))
    while not any(message.get("id") == "users" for message in wire.messages):
        await asyncio.sleep(0.01)
    await http.delete(f"/api/segments/{segment}")
    told: set[str] = set()
    while told < {"views", "users"}:
        told |= {str(message["id"]) for message in wire.messages if message["type"] == "error" and "'Buyers' was deleted" in str(message)}
        await asyncio.sleep(0.01)
    feed = {"type": "subscribe", "id": "feed", "feed": {"filters": _of("eq", "premium")}}
    await screen.receive(json.dumps(feed))
    assert "cannot be of a segment" in str(wire.messages[-1])
    parts.hub.part(screen)
