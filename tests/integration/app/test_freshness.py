"""How fresh live numbers are, and that a late event corrects what subscribers see."""

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

KEY = {"authorization": f"Bearer {WRITE_KEY}"}
HOUR_MS = 3_600_000
TILES: dict[str, dict[str, Any]] = {
    "course": {"metric": "order", "interval": "hour", "time_window": "last_24_hours"},
    "plans": {"metric": "order", "aggregation": "sum", "group_by": ["plan"], "filters": [{"field": "plan", "operator": "exists"}]},
    "sessions": {"analysis": "sessions", "time_window": "last_7_days"},
}


async def _until(condition: Any) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.002)


class Screen:
    """A screen that follows the tiles."""

    def __init__(self, parts: Parts, project: int) -> None:
        self.wire = RecordingWire()
        self.wire.last_heard_s = float("inf")  # it never has to say that it is there
        self.connection = Connection(parts.hub, self.wire, TokenGate(), NamedViewer(project_id=project), 0.0)
        parts.hub.roster.put(self.connection)
        self.connection.greet()

    def updates(self, id_: str) -> list[dict[str, Any]]:
        return [message for message in self.wire.messages if message.get("id") == id_]

    async def follow(self) -> None:
        for id_, query in TILES.items():
            await self.connection.receive(json.dumps({"type": "subscribe", "id": id_, "query": query}))
        await _until(lambda: all(map(self.updates, TILES)))


async def _send(parts: Parts, client: httpx.AsyncClient, hours_late: float = 0) -> None:
    event = {"name": "order", "user_id": "ada", "value": 5, "timestamp": parts.clock.now_ms() - hours_late * HOUR_MS, "properties": {"plan": "pro"}}
    assert (await client.post("/api/events", json=event, headers=KEY)).json()["accepted"] == 1


@pytest.mark.req("E6", "E9", "K5")
async def test_fresh_and_late_numbers_are_told_tile_by_tile(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    empty = (await signed_in.get("/api/live/freshness")).json()
    assert (empty["progress"]["newest_event"], empty["p95_ms"], empty["tiles"]) == (None, None, [])
    project = int((await signed_in.get("/api/auth/me")).json()["projects"][0]["id"])
    screen = Screen(parts, project)
    await screen.follow()
    await _send(parts, signed_in)
    await _until(lambda: screen.updates("course")[-1]["value"] == 1)
    await _send(parts, signed_in, hours_late=3.5)
    await _until(lambda: screen.updates("course")[-1]["value"] == 2)
    corrected = [row["value"] for row in screen.updates("course")[-1]["results"]]
    assert sum(corrected[:-1]) >= 1, "the bucket that was finished has the late event"

    found = (await signed_in.get("/api/live/freshness")).json()
    progress = found["progress"]
    assert progress["newest_event"] > progress["watermark"]
    assert (progress["allowed_lateness_ms"], progress["waiting_rows"], progress["late"]["events"]) == (60_000, 0, 1)
    assert 0 <= progress["processing_ms"] < 10_000
    tiles = {tile["question"].get("interval") or tile["kind"]: tile for tile in found["tiles"]}
    assert set(tiles) == {"hour", "metric", "sessions"}
    assert tiles["hour"]["question"] == {"metric": "order", "time_window": "last_24_hours", "timezone": "UTC", "interval": "hour", "filters": ["name is order"]}
    assert (tiles["hour"]["followers"], tiles["hour"]["mode"], tiles["hour"]["updates"]) == (1, "incremental", 3)
    assert 0 <= tiles["hour"]["p50_ms"] <= tiles["hour"]["p95_ms"] < 10_000
    assert tiles["hour"]["late"]["events"] == 1
    assert 2 * HOUR_MS < tiles["hour"]["late"]["longest_ms"] <= 3.5 * HOUR_MS
    assert sum(bucket["events"] for bucket in tiles["hour"]["late"]["histogram"]) == 1
    assert tiles["sessions"]["late"] is None
    assert found["p95_ms"] >= found["p50_ms"] >= 0

    answer = await signed_in.post("/api/live/freshness", json=TILES["course"])
    assert answer.status_code == 200, answer.text
    one = answer.json()["tile"]
    assert one == tiles["hour"]
    assert (await signed_in.post("/api/live/freshness", json=TILES["sessions"])).json()["tile"]["kind"] == "sessions"
    assert (await signed_in.post("/api/live/freshness", json={"metric": "nobody_follows"})).json() == {"tile": None}
    refused = await signed_in.post("/api/live/freshness", json={"metric": ""})
    assert refused.status_code == 400

    page = (await signed_in.get("/metrics")).text
    assert 'tidegauge_live_freshness_seconds_count{kind="metric"}' in page
    assert "tidegauge_live_late_events 2.0" in page, "of the hours, and of the panes of the plans"
    assert "tidegauge_stream_lateness_seconds_count 1.0" in page
    assert "tidegauge_stream_watermark_seconds " in page
