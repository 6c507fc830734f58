"""The doors to the events behind the numbers, over HTTP, on real stores."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from tests.integration.server import WRITE_KEY

from tidegauge.app.parts import Parts


@pytest.fixture
async def filled(parts: Parts, signed_in: httpx.AsyncClient) -> httpx.AsyncClient:
    """Ten purchases of three people."""
    events = [{"name": "purchase", "id": f"p{i}", "user_id": f"u{i % 3}", "session_id": "s", "value": i, "properties": {"plan": "pro"}} for i in range(10)]
    await signed_in.post("/api/events", json=events, headers={"authorization": f"Bearer {WRITE_KEY}"})
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)
    return signed_in


@pytest.mark.req("H5", "B10")
async def test_points_rows_people_and_explanations(filled: httpx.AsyncClient) -> None:
    series = (await filled.post("/api/series", json={"metric": "purchase", "time_window": "last_hour", "width": 400})).json()
    assert sorted(value for _, value in series["points"]) == list(range(10))
    assert (series["total_points"], series["sampled"]) == (10, False)
    table = (await filled.post("/api/rows", json={"columns": ["id", "plan"], "time_window": "last_hour", "limit": 3, "offset": 2})).json()
    assert table["columns"] == [{"field": "id", "type": "text"}, {"field": "plan", "type": "text"}]
    assert len(table["rows"]) == 3
    assert table["total"] == 10
    people = (await filled.post("/api/events/people", json={"event": "purchase", "time_window": "last_hour"})).json()
    assert sorted((person["user_id"], person["events"]) for person in people["people"]) == [("u0", 4), ("u1", 3), ("u2", 3)]
    question = {"metric": "purchase", "time_window": "last_hour"}
    explained = (await filled.post("/api/metrics/explain", json=question)).json()
    assert {"sql", "source", "rows_read", "bytes_read", "elapsed_ms", "exact", "definition", "filters", "freshness"} <= explained.keys()
    beside = (await filled.post("/api/metrics", json={**question, "explain": True})).json()
    assert beside["results"][0]["value"] == 10
    assert beside["explain"]["definition"] == "Number of events where name is purchase"


async def test_an_event_and_its_neighbours_over_http(filled: httpx.AsyncClient) -> None:
    assert (await filled.get("/api/events/p4")).json()["id"] == "p4"
    for by in ("user", "session", "time"):
        found = (await filled.get("/api/events/p4/neighbours", params={"by": by, "limit": 20})).json()
        assert found["event"]["id"] == "p4"
        assert len(found["before"]) + len(found["after"]) == (2 if by == "user" else 9)
    assert (await filled.get("/api/events/none")).status_code == 404
    assert (await filled.get("/api/events/p4/neighbours?by=colour")).status_code == 400
    assert (await filled.post("/api/series", json={"width": 5})).status_code == 400
    assert (await filled.post("/api/rows", json={"colums": []})).json()["error"]["message"].startswith("Unknown field 'colums'. Did you mean 'columns'")


async def test_an_event_on_a_live_screen_is_found_before_it_is_in_the_store(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    key = {"authorization": f"Bearer {WRITE_KEY}"}
    for number in range(5):
        await signed_in.post("/api/events", json={"name": "fresh", "user_id": f"u{number}"}, headers=key)
        found = await signed_in.get(f"/api/events/{parts.journal.last_sequence}-0/neighbours?by=time")
        assert found.status_code == 200
        assert found.json()["event"]["user_id"] == f"u{number}"
    assert (await signed_in.get("/api/events/999999-0/neighbours")).status_code == 404
