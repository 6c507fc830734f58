"""Visitors who become users, over HTTP and on real stores: every number counts them once, for the past too."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest
from tests.integration.server import WRITE_KEY
from tests.unit.live.screens import NamedViewer, RecordingWire, TokenGate

from tidegauge.app.parts import Parts
from tidegauge.live.connection import Connection

UNIQUE = {"metric": "unique_users", "time_window": "last_hour"}


class Site:
    """A project that events are sent to and questions are asked of."""

    def __init__(self, parts: Parts, http: httpx.AsyncClient) -> None:
        self.parts, self.http = parts, http

    async def send(self, *events: dict[str, Any]) -> None:
        answer = await self.http.post("/api/events", json=[{"name": "page_view"} | event for event in events], headers={"authorization": f"Bearer {WRITE_KEY}"})
        assert answer.status_code == 202
        while self.parts.store.stored_sequence < self.parts.journal.last_sequence:
            await asyncio.sleep(0.01)

    async def ask(self, path: str = "/api/metrics", **body: Any) -> dict[str, Any]:
        answer = await self.http.post(path, json=UNIQUE | body if path == "/api/metrics" else body)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def people(self, **body: Any) -> Any:
        return (await self.ask(**body))["meta"]["total"]


@pytest.fixture
async def site(parts: Parts, signed_in: httpx.AsyncClient) -> Site:
    return Site(parts, signed_in)


@pytest.mark.req("C8")
async def test_a_visitor_who_signs_in_was_the_user_all_along(site: Site) -> None:
    await site.send({"anonymous_id": "a"}, {"anonymous_id": "a", "properties": {"page": "/price"}}, {"anonymous_id": "b"}, {"user_id": "u"})
    assert await site.people() == 3
    await site.send({"name": "login", "user_id": "u", "anonymous_id": "a"})
    assert await site.people() == 2
    by_page = await site.ask(group_by="page")
    assert {row["dimensions"]["page"]: row["value"] for row in by_page["results"]} == {"": 2, "/price": 1}
    funnel = await site.ask("/api/analysis/funnel", time_window="last_hour", steps=[{"event": "page_view"}, {"event": "login"}])
    assert [step["count"] for step in funnel["steps"]] == [2, 1]
    found = await site.ask("/api/events/people", time_window="last_hour")
    assert [(person["user_id"], person["anonymous_id"], person["events"]) for person in found["people"]] == [("u", "a", 4), (None, "b", 1)]
    rows = await site.ask("/api/sql", query="SELECT uniq(person) FROM events")
    assert rows["rows"] == [[2]]


@pytest.mark.req("C8")
async def test_a_shared_device_and_an_alias(site: Site) -> None:
    await site.send({"user_id": "u", "anonymous_id": "a"}, {"user_id": "v", "anonymous_id": "a"}, {"anonymous_id": "a"})
    assert await site.people() == 2
    await site.send({"name": "$alias", "user_id": "v", "properties": {"previous_id": "u"}})
    assert await site.people() == 1


@pytest.mark.req("C8", "E1", "E5")
async def test_an_open_screen_follows(site: Site) -> None:
    wire = RecordingWire()
    wire.last_heard_s = float("inf")
    screen = Connection(site.parts.hub, wire, TokenGate(), NamedViewer(), 0.0)
    site.parts.hub.roster.put(screen)
    screen.greet()
    await site.send({"anonymous_id": "a"}, {"anonymous_id": "b"}, {"anonymous_id": "c"})
    views = {"filters": [{"field": "event_name", "operator": "eq", "value": "page_view"}]}
    await screen.receive(json.dumps({"type": "subscribe", "id": "people", "query": UNIQUE | views}))

    async def shows(value: int) -> None:
        while not any(message.get("value") == value for message in wire.messages if message["type"] == "metric_update"):
            await asyncio.sleep(0.01)

    await shows(3)
    await site.send({"name": "login", "user_id": "u", "anonymous_id": "a"}, {"name": "login", "user_id": "u", "anonymous_id": "b"})
    await shows(2)
    assert [message for message in wire.messages if message["type"] == "metric_update"][-1]["meta"]["mode"] == "incremental"
    assert await site.people(**views) == 2
    site.parts.hub.part(screen)


@pytest.mark.req("C8", "B7")
async def test_a_kept_answer_about_people_is_stale_after_a_link_and_others_are_not(site: Site) -> None:
    last_year = {"time_window": None, "from": "2025-01-01", "to": "2025-02-01"}
    await site.send({"anonymous_id": "a", "timestamp": "2025-01-05T00:00:00Z"}, {"user_id": "u", "timestamp": "2025-01-06T00:00:00Z"})
    assert await site.people(**last_year) == 2
    events = await site.ask(metric="page_views", **last_year)
    assert events["meta"]["total"] == 2
    await site.send({"user_id": "u", "anonymous_id": "a"})
    assert await site.people(**last_year) == 1
    assert (await site.ask(metric="page_views", **last_year))["meta"]["cached"]
