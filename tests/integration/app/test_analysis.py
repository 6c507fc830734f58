"""Analyses over HTTP, on real stores."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from tests.integration.server import WRITE_KEY
from tests.unit.live.screens import NamedViewer, RecordingWire, TokenGate

from tidegauge.app.parts import Parts
from tidegauge.live.connection import Connection


@pytest.fixture
async def visited(parts: Parts, signed_in: httpx.AsyncClient) -> httpx.AsyncClient:
    """Four events of two people."""
    events = [{"name": "page_view", "user_id": f"u{i % 2}"} for i in range(4)]
    await signed_in.post("/api/events", json=events, headers={"authorization": f"Bearer {WRITE_KEY}"})
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)
    return signed_in


@pytest.mark.req("C5")
async def test_every_kind_is_listed_with_its_question_and_answers_over_http(visited: httpx.AsyncClient) -> None:
    listed = (await visited.get("/api/analysis")).json()["analyses"]
    assert "sessions" in [kind["name"] for kind in listed]
    assert all(kind["question"]["$ref"] for kind in listed)
    found = (await visited.post("/api/analysis/sessions", json={"time_window": "last_hour"})).json()
    assert (found["sessions"], found["users"], found["events"]) == (2, 2, 4)
    assert found["meta"]["rows_read"] > 0


async def test_errors_have_the_one_shape(visited: httpx.AsyncClient) -> None:
    for body, message in (
        ({"gap": 5}, "Unknown field 'gap'"),
        ({"time_window": "last_hours"}, "Unknown time window"),
        ({"filters": [{"field": ""}]}, "A field name must have"),
    ):
        answer = await visited.post("/api/analysis/sessions", json=body)
        assert answer.status_code == 400
        assert message in answer.json()["error"]["message"]
    assert (await visited.post("/api/analysis/none", json={})).status_code in (404, 405)


@pytest.mark.req("H3")
async def test_a_dashboard_keeps_a_widget_that_asks_for_an_analysis(visited: httpx.AsyncClient) -> None:
    def board(**query: object) -> dict[str, object]:
        widget = {"id": "w", "kind": "line", "title": "Visits", "x": 0, "y": 0, "w": 6, "h": 6, "queries": [{"id": "A", "query": query}]}
        return {"document": {"name": "Visits", "tabs": [{"id": "t", "name": "All", "widgets": [widget]}]}}

    kept = await visited.post("/api/dashboards", json=board(analysis="sessions", gap_seconds=600))
    assert kept.status_code == 201
    for query, message in (
        ({"analysis": "session"}, "There is no analysis 'session'. Did you mean 'sessions'?"),
        ({"analysis": "sessions", "gap_seconds": "x"}, "gap_seconds"),
        ({"analysis": "sessions", "filters": [{"field": "a", "operator": "is"}]}, "operator"),
        ({"analysis": "sessions", "time_window": "never"}, "never"),
    ):
        refused = await visited.post("/api/dashboards", json=board(**query))
        assert refused.status_code == 400
        assert message in refused.json()["error"]["message"]


@pytest.mark.req("E1", "C5")
async def test_a_live_analysis_follows_the_events(parts: Parts, visited: httpx.AsyncClient) -> None:
    wire = RecordingWire()
    wire.last_heard_s = float("inf")
    screen = Connection(parts.hub, wire, TokenGate(), NamedViewer(), 0.0)
    parts.hub.roster.put(screen)
    screen.greet()
    await screen.receive(json.dumps({"type": "subscribe", "id": "s", "query": {"analysis": "sessions", "time_window": "last_hour"}}))

    async def update(number: int) -> dict[str, Any]:
        while len(updates := [message for message in wire.messages if message["type"] == "metric_update"]) < number:
            await asyncio.sleep(0.01)
        return updates[number - 1]

    first = await update(1)
    await visited.post("/api/events", json={"name": "page_view", "user_id": "new"}, headers={"authorization": f"Bearer {WRITE_KEY}"})
    second = await update(2)
    assert [(message["value"], message["answer"]["users"]) for message in (first, second)] == [(2, 2), (3, 3)]
    assert second["meta"]["lag_ms"] > 0
    parts.hub.part(screen)


@pytest.mark.req("E5", "D1")
async def test_a_live_funnel_is_kept_by_the_stream(parts: Parts, visited: httpx.AsyncClient) -> None:
    wire = RecordingWire()
    wire.last_heard_s = float("inf")
    screen = Connection(parts.hub, wire, TokenGate(), NamedViewer(), 0.0)
    parts.hub.roster.put(screen)
    screen.greet()
    question = {"analysis": "funnel", "time_window": "last_hour", "steps": [{"event": "page_view"}, {"event": "buy"}]}
    await screen.receive(json.dumps({"type": "subscribe", "id": "f", "query": question}))

    async def until(counts: list[int], mode: str) -> dict[str, Any]:
        while True:
            for message in (message for message in wire.messages if message["type"] == "metric_update"):
                if [step["count"] for step in message["answer"]["steps"]] == counts and message["meta"]["mode"] == mode:
                    return message
            await asyncio.sleep(0.005)

    await until([2, 0], "incremental")
    header = {"authorization": f"Bearer {WRITE_KEY}"}
    await visited.post("/api/events", json={"name": "buy", "user_id": "u1"}, headers=header)
    bought = await until([2, 1], "incremental")
    assert bought["value"] == 50.0
    late = {"name": "page_view", "user_id": "late", "timestamp": (datetime.now(UTC) - timedelta(minutes=5)).isoformat()}
    await visited.post("/api/events", json={"name": "buy", "user_id": "late"}, headers=header)
    await visited.post("/api/events", json=late, headers=header)
    await until([3, 2], "incremental")
    await visited.post("/api/events", json={"name": "buy", "anonymous_id": "v"}, headers=header)
    await visited.post("/api/events", json={"name": "login", "anonymous_id": "v", "user_id": "u0"}, headers=header)
    kept = await until([3, 3], "incremental")
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)
    asked = (await visited.post("/api/analysis/funnel", json={key: value for key, value in question.items() if key != "analysis"})).json()
    for part in ("steps", "conversion_rate", "time_to_convert", "results"):
        assert kept["answer"][part] == asked[part]
    parts.hub.part(screen)


@pytest.mark.req("E5", "C2")
async def test_live_cohorts_are_kept_by_the_stream(parts: Parts, visited: httpx.AsyncClient) -> None:
    wire = RecordingWire()
    wire.last_heard_s = float("inf")
    screen = Connection(parts.hub, wire, TokenGate(), NamedViewer(), 0.0)
    parts.hub.roster.put(screen)
    screen.greet()
    question = {"analysis": "cohort", "period": "daily", "time_window": "last_7_days", "start_event": {"event": "page_view"}}
    await screen.receive(json.dumps({"type": "subscribe", "id": "c", "query": question}))

    async def until(total: int) -> dict[str, Any]:
        while True:
            for message in (message for message in wire.messages if message["type"] == "metric_update"):
                if (message["value"], message["meta"]["mode"]) == (total, "incremental"):
                    return message
            await asyncio.sleep(0.005)

    await until(2)
    header = {"authorization": f"Bearer {WRITE_KEY}"}
    await visited.post("/api/events", json={"name": "page_view", "anonymous_id": "v"}, headers=header)
    await until(3)
    day_ago = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    await visited.post("/api/events", json={"name": "page_view", "user_id": "late", "timestamp": day_ago}, headers=header)
    kept = await until(4)
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)
    asked = (await visited.post("/api/analysis/cohort", json={key: value for key, value in question.items() if key != "analysis"})).json()
    assert (kept["answer"]["cohorts"], kept["answer"]["results"]) == (asked["cohorts"], asked["results"])
    assert (kept["answer"]["meta"]["from"], kept["answer"]["meta"]["interval"]) == (asked["meta"]["from"], asked["meta"]["interval"])
    parts.hub.part(screen)


@pytest.mark.req("H10")
async def test_a_public_link_answers_the_analysis_of_its_dashboard(visited: httpx.AsyncClient) -> None:
    query = {"analysis": "sessions", "filters": [{"field": "name", "operator": "eq", "value": "$what"}]}
    widget = {"id": "w", "kind": "line", "title": "Visits", "x": 0, "y": 0, "w": 6, "h": 6, "queries": [{"id": "A", "query": query}]}
    variable = {"name": "what", "label": "What", "kind": "text", "default": "page_view"}
    document = {"name": "Visits", "variables": [variable], "tabs": [{"id": "t", "name": "All", "widgets": [widget]}]}
    board = (await visited.post("/api/dashboards", json={"document": document})).json()["id"]
    link = (await visited.post(f"/api/dashboards/{board}/links", json={"allow_filters": True})).json()["token"]
    session = (await visited.post(f"/api/share/{link}", json={})).json()["session"]
    headers = {"authorization": f"Bearer {session}"}
    asked = {"widget_id": "w", "query_id": "A"}
    shown = (await visited.post(f"/api/share/{link}/metrics", json=asked, headers=headers)).json()
    assert shown["sessions"] == 2
    other = (await visited.post(f"/api/share/{link}/metrics", json={**asked, "variables": {"what": ["click"]}}, headers=headers)).json()
    assert other["sessions"] == 0


@pytest.mark.req("C1")
async def test_the_people_of_an_analysis_have_two_addresses(visited: httpx.AsyncClient) -> None:
    body = {"time_window": "last_hour", "steps": [{"event": "page_view"}], "step": 1}
    for path in ("funnel-people", "funnel/people"):
        found = (await visited.post(f"/api/analysis/{path}", json=body)).json()
        assert {person["user_id"] for person in found["people"]} == {"u0", "u1"}
