"""The schema browser over HTTP on real stores: what came in, examples of it, and what people say of it."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from tests.integration.server import WRITE_KEY

from tidegauge.app.parts import Parts


@pytest.fixture
async def filled(parts: Parts, signed_in: httpx.AsyncClient) -> httpx.AsyncClient:
    """Two kinds of events with properties of several types."""
    events: list[dict[str, Any]] = [
        {"name": "purchase", "properties": {"plan": f"p{i % 3}", "price": i, "mixed": i if i % 2 else "x", "cart": {"size": i % 2}}} for i in range(10)
    ]
    events += [{"name": "view", "properties": {"page": "/help", "plan": "free"}} for _ in range(20)]
    await signed_in.post("/api/events", json=events, headers={"authorization": f"Bearer {WRITE_KEY}"})
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)
    return signed_in


@pytest.mark.req("A11")
async def test_events_and_properties_with_counts_types_and_examples(filled: httpx.AsyncClient) -> None:
    events = (await filled.get("/api/schema/events")).json()["events"]
    assert [(event["name"], event["count"]) for event in events] == [("view", 20), ("purchase", 10)]
    assert events[0]["last_seen"].endswith("Z")
    every = {each["name"]: each for each in (await filled.get("/api/schema/properties")).json()["properties"]}
    assert every["plan"]["values"][0] == "free"
    assert every["plan"]["sampled"] == 30
    assert every["page"]["values"] == ["/help"]
    assert every["mixed"]["is_conflicting"]
    of_one = {each["name"]: each for each in (await filled.get("/api/schema/properties", params={"event": "purchase"})).json()["properties"]}
    assert set(of_one) == {"plan", "price", "mixed", "cart.size"}
    assert (of_one["price"]["types"], of_one["price"]["count"]) == ({"number": 1.0}, 10)
    assert of_one["mixed"]["types"] == {"text": 0.5, "number": 0.5}
    assert of_one["mixed"]["is_conflicting"]
    assert sorted(of_one["plan"]["values"]) == ["p0", "p1", "p2"]
    assert (await filled.get("/api/schema/properties", params={"event": "nothing"})).json() == {"properties": []}


@pytest.mark.req("A11")
async def test_the_commonest_values_of_a_property(filled: httpx.AsyncClient) -> None:
    found = (await filled.get("/api/properties/plan/values")).json()
    assert found["values"][:2] == [{"value": "free", "count": 20}, {"value": "p0", "count": 4}]
    assert not found["truncated"]
    searched = (await filled.get("/api/properties/properties.plan/values", params={"search": "P", "limit": 1})).json()
    assert (searched["values"], searched["truncated"]) == ([{"value": "p0", "count": 4}], True)
    assert (await filled.get("/api/properties/plan/values", params={"event": "view"})).json()["values"] == [{"value": "free", "count": 20}]
    assert (await filled.get("/api/properties/tags/values")).status_code == 400
    assert (await filled.get("/api/properties/plan/values?limit=0")).status_code == 400
    assert (await filled.get("/api/properties/plan/values?limit=x")).status_code == 400


@pytest.mark.req("A11")
async def test_notes_are_kept_and_shown(filled: httpx.AsyncClient) -> None:
    note = {"description": "The plan someone pays for", "owner": "growth", "hidden": True, "tags": ["billing", "billing ", "core"]}
    assert (await filled.put("/api/schema/property/plan", json=note)).json()["tags"] == ["billing", "core"]
    assert (await filled.put("/api/schema/event/view", json={"description": "A page"})).status_code == 200
    plan = next(each for each in (await filled.get("/api/schema/properties")).json()["properties"] if each["name"] == "plan")
    assert (plan["description"], plan["owner"], plan["hidden"], plan["tags"]) == ("The plan someone pays for", "growth", True, ["billing", "core"])
    view = next(each for each in (await filled.get("/api/schema/events")).json()["events"] if each["name"] == "view")
    assert view["description"] == "A page"
    await filled.put("/api/schema/property/plan", json={})
    plan = next(each for each in (await filled.get("/api/schema/properties")).json()["properties"] if each["name"] == "plan")
    assert (plan["description"], plan["hidden"]) == ("", False)
    for path, wrong in (
        ("thing/x", {}),
        ("event/" + "x" * 401, {}),
        ("event/x", {"description": "x" * 2_001}),
        ("event/x", {"tags": [""]}),
        ("event/x", {"colour": 1}),
    ):
        assert (await filled.put(f"/api/schema/{path}", json=wrong)).status_code == 400
