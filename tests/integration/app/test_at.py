"""What a live screen showed, by its own messages, is what a question of those moments gives later."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest
from tests.integration.server import WRITE_KEY
from tests.unit.live.screens import NamedViewer, RecordingWire, TokenGate

from tidegauge.app.parts import Parts
from tidegauge.core.timestamps import format_timestamp, parse_timestamp_ms
from tidegauge.live.connection import Connection

KEY = {"authorization": f"Bearer {WRITE_KEY}"}
HOUR_MS = 3_600_000
TILES: dict[str, dict[str, Any]] = {
    "orders": {"metric": "order", "time_window": "last_24_hours"},
    "buyers": {"metric": "order", "aggregation": "unique_count", "time_window": "today"},
    "by plan": {"metric": "order", "aggregation": "sum", "group_by": ["plan"], "time_window": "last_12_hours"},
    "course": {"metric": "order", "interval": "hour", "time_window": "last_24_hours"},
}
SENT = [
    [{"user_id": "a", "value": 5, "properties": {"plan": "pro"}}],
    [{"user_id": "b", "value": 7, "properties": {"plan": "free"}}, {"user_id": "a", "value": 1, "properties": {"plan": "pro"}}],
    [{"user_id": "c", "value": 100, "hours_late": 3, "properties": {"plan": "pro"}}],
    [{"user_id": "a", "value": 2, "hours_late": 20, "properties": {"plan": "free"}}, {"user_id": "d", "value": 3, "properties": {"plan": "pro"}}],
]


async def _post(parts: Parts, client: httpx.AsyncClient, events: list[dict[str, Any]]) -> None:
    now_ms = parts.clock.now_ms()
    sent = [{"name": "order", "timestamp": now_ms - HOUR_MS * event.get("hours_late", 0)} | event for event in events]
    for event in sent:
        event.pop("hours_late", None)
    assert (await client.post("/api/events", json=sent, headers=KEY)).json()["accepted"] == len(sent)


async def _until(condition: Any) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.002)


class Screen:
    """A screen that follows the tiles and keeps what it was told, by tile and moment."""

    def __init__(self, parts: Parts, project: int) -> None:
        self.wire = RecordingWire()
        self.wire.last_heard_s = float("inf")  # it never has to say that it is there
        self._connection = Connection(parts.hub, self.wire, TokenGate(), NamedViewer(project_id=project), 0.0)
        parts.hub.roster.put(self._connection)
        self._connection.greet()

    async def follow(self) -> None:
        for id_, query in TILES.items():
            await self._connection.receive(json.dumps({"type": "subscribe", "id": id_, "query": query}))
        await _until(lambda: len(self.updates) == len(TILES))

    @property
    def updates(self) -> list[dict[str, Any]]:
        return [message for message in self.wire.messages if message["type"] == "metric_update"]

    def last(self, id_: str) -> dict[str, Any]:
        return next(message for message in reversed(self.updates) if message["id"] == id_)


@pytest.mark.req("E5", "E9")
async def test_asking_of_the_moments_of_a_live_tiles_messages_gives_what_they_said(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    project = int((await signed_in.get("/api/auth/me")).json()["projects"][0]["id"])
    await _post(parts, signed_in, [{"name": "start", "user_id": "z", "value": 0}])
    screen = Screen(parts, project)
    await screen.follow()
    shown: list[dict[str, Any]] = []
    for events in SENT:
        before = {id_: screen.last(id_)["version"] for id_ in TILES}
        await _post(parts, signed_in, events)
        await _until(lambda before=before: all(screen.last(id_)["version"] > version for id_, version in before.items() if id_ != "buyers"))
        moment_ms = parts.clock.now_ms()
        await _until(lambda moment_ms=moment_ms: parts.clock.now_ms() > moment_ms)  # what comes next is received later
        shown += [screen.last(id_) | {"timestamp": format_timestamp(moment_ms)} for id_ in TILES]
    await _until(lambda: parts.store.stored_sequence >= parts.journal.last_sequence)
    for message in shown:
        answer = (await signed_in.post("/api/metrics", json=TILES[message["id"]] | {"at": message["timestamp"]})).json()
        assert (answer["meta"]["from"], answer["meta"]["to"]) == (message["meta"]["from"], message["meta"]["to"]), message["id"]
        assert answer["results"] == message["results"], message["id"]
    orders = [message["value"] for message in shown if message["id"] == "orders"]
    assert orders == [1, 3, 4, 6], "late events count from their receipt on, in the bucket of their time"


@pytest.mark.req("E5")
async def test_events_are_listed_as_of_an_instant(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    await _post(parts, signed_in, SENT[0])
    first_ms = parts.clock.now_ms()
    await _until(lambda: parts.clock.now_ms() > first_ms)
    await _post(parts, signed_in, SENT[2])
    await _until(lambda: parts.store.stored_sequence >= parts.journal.last_sequence)

    async def listed(**given: Any) -> list[str]:
        answer = await signed_in.get("/api/events", params=given)
        assert answer.status_code == 200, answer.text
        return [event["user_id"] for event in answer.json()["events"]]

    assert await listed() == ["a", "c"]
    assert await listed(at=first_ms) == ["a"]
    assert await listed(at=first_ms, user_id="c") == []
    assert parse_timestamp_ms(format_timestamp(first_ms)) == first_ms
    for at, reason in ((first_ms + HOUR_MS, "future"), ("never", "must be a time"), (first_ms - HOUR_MS, "nothing had been received")):
        refused = await signed_in.get("/api/events", params={"at": at})
        assert (refused.status_code, refused.json()["error"]["details"][0]["field"]) == (400, "at")
        assert reason in refused.json()["error"]["message"]
