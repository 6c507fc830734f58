"""How long events are kept: said over HTTP, foreseen, and enforced in every table and on open screens."""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.server import EMAIL, PASSWORD, SECRET, WRITE_KEY
from tests.unit.live.screens import NamedViewer, RecordingWire, TokenGate

from tidegauge.app.application import create_app
from tidegauge.app.opening import open_parts
from tidegauge.app.parts import Parts
from tidegauge.contracts.retention import Retention
from tidegauge.core.settings import load_settings
from tidegauge.live.connection import Connection
from tidegauge.store.retention import edge_ms

KEY = {"authorization": f"Bearer {WRITE_KEY}"}
DAY_MS = 86_400_000
PATH = "/api/projects/1/retention"


async def send_days(parts: Parts, client: httpx.AsyncClient, names: dict[str, list[int]]) -> None:
    """Events of each name, as many days old as listed; returns when they are stored and rolled up."""
    now_ms = parts.clock.now_ms()
    sent = [{"name": name, "user_id": f"u{age}", "timestamp": now_ms - age * DAY_MS} for name, ages in names.items() for age in ages]
    assert (await client.post("/api/events", json=sent, headers=KEY)).json()["accepted"] == len(sent)
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)
    assert await parts.store.rollup.advance()


async def counted(client: httpx.AsyncClient, **more: Any) -> dict[str, int]:
    question = {"metric": "*", "aggregation": "count", "time_window": "last_30_days", "group_by": ["event_name"], **more}
    answer = await client.post("/api/metrics", json=question)
    return {row["dimensions"]["event_name"]: row["value"] for row in answer.json()["results"]}


@pytest.mark.req("J8")
async def test_events_go_at_their_age_and_only_they(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    await send_days(parts, signed_in, {"page_view": [1, 3, 9, 20], "request": [1, 3, 9], "audit": [1, 25]})
    assert await counted(signed_in) == {"page_view": 4, "request": 3, "audit": 2}
    asked = {"days": 10, "events": [{"event": "request", "days": 2}, {"event": "audit", "days": None}]}
    foreseen = (await signed_in.post(f"{PATH}/preview", json=asked)).json()
    assert (foreseen["events"], foreseen["total"]) == (3, 9)
    assert [(part["event"], part["events"]) for part in foreseen["by_event"]] == [("request", 2), ("page_view", 1)]
    assert await counted(signed_in) == {"page_view": 4, "request": 3, "audit": 2}
    saved = await signed_in.put(PATH, json=asked)
    assert (saved.status_code, saved.json()["days"], saved.json()["limit_days"]) == (200, 10, None)
    assert sorted(rule["event"] for rule in saved.json()["events"]) == ["audit", "request"]
    await parts.expire()
    assert await counted(signed_in) == {"page_view": 3, "request": 1, "audit": 2}
    assert await counted(signed_in, filters=[{"field": "country", "operator": "not_exists"}]) == {"page_view": 3, "request": 1, "audit": 2}
    for table in ("events", "person_events"):
        assert (await parts.store.reader.read(f"SELECT count() FROM {table}")).rows == [(6,)]
    after = (await signed_in.get(PATH)).json()
    assert [(run["events"], run["by_event"]) for run in after["runs"]] == [(3, {"request": 2, "page_view": 1})]
    assert after["last_run"] is not None
    assert (await signed_in.post(f"{PATH}/preview", json=asked)).json()["events"] == 0
    await parts.expire()
    assert len((await signed_in.get(PATH)).json()["runs"]) == 1


@pytest.mark.req("J8", "E5")
async def test_an_open_screen_shows_what_is_left(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    await send_days(parts, signed_in, {"page_view": [1, 3, 9, 20]})
    wire = RecordingWire()
    wire.last_heard_s = asyncio.get_running_loop().time()
    screen = Connection(parts.hub, wire, TokenGate(), NamedViewer(), wire.last_heard_s)
    parts.hub.roster.put(screen)
    question = {"metric": "page_view", "aggregation": "count", "time_window": "last_30_days"}
    await screen.receive(json.dumps({"type": "subscribe", "id": "q", "query": question}))
    assert await shown(wire) == 4
    await kept_by_the_stream(parts)
    await signed_in.put(PATH, json={"days": 5})
    await parts.expire()
    assert await shown(wire, but=4) == 2
    await kept_by_the_stream(parts)
    await signed_in.post("/api/events", json={"name": "page_view"}, headers=KEY)
    assert await shown(wire, but=2) == 3


async def shown(wire: RecordingWire, but: int | None = None) -> Any:
    """The newest number on the screen, once there is one, and another than `but`."""
    async with asyncio.timeout(60):
        while not wire.frames or wire.messages[-1]["value"] == but:
            await asyncio.sleep(0.01)
    return wire.messages[-1]["value"]


async def kept_by_the_stream(parts: Parts) -> None:
    """A long tile shows its first numbers from the store; the stream takes it over behind."""
    async with asyncio.timeout(60):
        while parts.hub.statistics().tiles_refreshed:
            await asyncio.sleep(0.01)


@pytest.mark.req("J8")
async def test_rules_that_cannot_be_are_refused_with_their_place(signed_in: httpx.AsyncClient) -> None:
    for wrong in ({"days": 0}, {"days": "x"}, {"days": 10, "other": 1}, {"events": [{"event": "a"}, {"event": "a"}]}):
        for answer in (await signed_in.put(PATH, json=wrong), await signed_in.post(f"{PATH}/preview", json=wrong)):
            assert answer.status_code == 400, wrong
    assert (await signed_in.get(PATH)).json()["days"] is None
    assert (await signed_in.get("/api/projects/99/retention")).status_code == 404


@pytest.mark.req("J8")
async def test_no_project_keeps_more_than_the_installation(tmp_path: Path) -> None:
    given = {"admin_email": EMAIL, "admin_password": PASSWORD, "write_key": WRITE_KEY, "secret_key": SECRET, "data_dir": tmp_path, "retention_days": 15}
    parts = await open_parts(load_settings(None, {}, given))
    await parts.start()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(create_app(parts)), base_url="http://t") as client:
        token = (await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})).json()["access_token"]
        client.cookies.clear()
        client.headers["authorization"] = f"Bearer {token}"
        await send_days(parts, client, {"page_view": [1, 9, 20], "audit": [1, 20]})
        kept = (await client.put(PATH, json={"days": 8, "events": [{"event": "audit", "days": None}]})).json()
        assert kept["limit_days"] == 15
        await parts.expire()
        assert await counted(client) == {"page_view": 1, "audit": 1}
    await parts.stop()


@pytest.mark.req("J8")
async def test_the_next_clean_up_is_told_and_comes(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    came = asyncio.Event()

    async def clean_up() -> None:
        came.set()

    assert (await signed_in.get(PATH)).json()["next_run"] is not None
    job = asyncio.create_task(parts.retention.run(clean_up, first_s=0.01))
    await asyncio.wait_for(came.wait(), 60)
    job.cancel()


@pytest.mark.req("J8")
async def test_a_preview_says_what_is_kept_how_big_it_is_and_which_boards_look_further(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    await send_days(parts, signed_in, {"page_view": [1, 3, 20], "request": [1]})
    document = {"name": "Quarter", "time": {"range": "last_90_days"}, "tabs": [{"id": "main", "name": "Main", "widgets": []}]}
    made = await signed_in.post("/api/dashboards", json={"document": document})
    assert made.status_code in (200, 201), made.text
    foreseen = (await signed_in.post(f"{PATH}/preview", json={"days": 10})).json()
    assert [(part["event"], part["events"]) for part in foreseen["stored"]] == [("page_view", 3), ("request", 1)]
    assert 0 < foreseen["bytes"] < foreseen["stored"][0]["bytes"] < 1_000_000
    assert ("Quarter", 90) in [(one["name"], one["days"]) for one in foreseen["boards"]]
    assert (await signed_in.post(f"{PATH}/preview", json={"days": 90})).json()["boards"] == []
    assert (await signed_in.post(f"{PATH}/preview", json={})).json()["boards"] == []


@pytest.mark.req("J8")
async def test_nothing_goes_while_it_is_held(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    await send_days(parts, signed_in, {"page_view": [1, 9]})
    await signed_in.put(PATH, json={"days": 5})
    held = await signed_in.put(f"{PATH}/hold", json={"reason": "Case 12/2026"})
    assert held.json()["hold"]["reason"] == "Case 12/2026"
    await parts.expire()
    assert await counted(signed_in) == {"page_view": 2}
    assert (await signed_in.get(PATH)).json()["last_run"] is not None
    assert (await signed_in.delete(f"{PATH}/hold")).json()["hold"] is None
    assert (await signed_in.delete(f"{PATH}/hold")).status_code == 404
    assert (await signed_in.put(f"{PATH}/hold", json={"reason": ""})).status_code == 400
    await parts.expire()
    assert await counted(signed_in) == {"page_view": 1}
    actions = [entry["action"] for entry in (await signed_in.get("/api/audit", params={"limit": 10})).json()["entries"]]
    assert actions.count("retention_held") == 2


@pytest.mark.hostile(415)
@pytest.mark.req("J8")
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_what_is_left_is_exactly_what_is_within_its_age_in_rows_and_roll_ups(parts: Parts, signed_in: httpx.AsyncClient, seed: int) -> None:
    """Whole UTC days go: rows and roll-up buckets keep the same edge, so that both give the same numbers afterwards."""
    source, now_ms = random.Random(seed), parts.clock.now_ms()
    sent = [(f"e{source.randrange(4)}", now_ms - source.randrange(28 * DAY_MS)) for _ in range(400)]
    sent += [(name, edge_ms(days, now_ms) + off) for name in ("e0", "e1") for days in (3, 10) for off in (-1, 0, 1)]
    body = [{"name": name, "user_id": f"u{row % 7}", "timestamp": at_ms, "value": 1} for row, (name, at_ms) in enumerate(sent)]
    assert (await signed_in.post("/api/events", json=body, headers=KEY)).json()["accepted"] == len(sent)
    await parts.drain.wait()
    await parts.store.rollup.advance()
    rules = Retention(source.choice([None, 3, 10, 20]), {f"e{number}": source.choice([None, 1, 3, 10]) for number in source.sample(range(4), 2)})
    asked = {"days": rules.days, "events": [{"event": event, "days": days} for event, days in rules.events.items()]}
    await signed_in.put(PATH, json=asked)
    foreseen = (await signed_in.post(f"{PATH}/preview", json=asked)).json()["events"]
    await parts.expire()
    kept = sorted((name, at_ms) for name, at_ms in sent if (days := rules.days_of(name)) is None or at_ms >= edge_ms(days, now_ms))
    assert foreseen == len(sent) - len(kept)
    for table in ("events", "person_events"):
        rows = (await parts.store.reader.read(f"SELECT name, toUnixTimestamp64Milli(timestamp) FROM {table} WHERE project = 1")).rows
        assert sorted(map(tuple, rows)) == kept
    by_name = dict(Counter(name for name, _ in kept))
    assert await counted(signed_in) == by_name
    assert await counted(signed_in, filters=[{"field": "country", "operator": "not_exists"}]) == by_name
