"""Sources and refused items over HTTP: what came in, what did not, and sending it again."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from tests.integration.server import WRITE_KEY

from tidegauge.app.parts import Parts
from tidegauge.ingest.refusals.repository import KEPT

KEY = {"authorization": f"Bearer {WRITE_KEY}"}


async def _stored(parts: Parts) -> None:
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)


@pytest.mark.req("A11", "K5")
async def test_what_came_in_by_source_and_by_key(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    now_ms = parts.clock.now_ms()
    events: list[dict[str, Any]] = [{"name": "x", "source": "web", "timestamp": now_ms - 60_000} for _ in range(8)] + [
        {"name": "x", "source": "app"} for _ in range(2)
    ]
    sent = await signed_in.post("/api/events", json=[*events, {"name": "bad", "timestamp": "soon-ish"}], headers=KEY)
    assert sent.json()["rejected"] == 1
    await signed_in.post("/api/events", content=b"{", headers=KEY)
    await _stored(parts)
    found = (await signed_in.get("/api/sources")).json()
    web, app = found["sources"]
    assert (web["source"], web["events_last_minute"], web["events_last_hour"], web["events_last_day"]) == ("web", 8, 8, 8)
    assert 59_000 < web["lag_p50_ms"] < 70_000
    assert app["lag_p95_ms"] < 10_000
    (key,) = found["keys"]
    assert (key["events_last_minute"], key["rejected_last_day"], key["requests_last_day"]) == (10, 2, 2)
    assert key["bytes_last_hour"] == len(sent.request.content) + 1


@pytest.mark.req("A11")
async def test_refused_items_are_shown_mended_and_sent_again(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    bad = [{"name": "good"}, {"name": "late", "timestamp": "soon-ish", "user_id": "u1"}, {"name": 5}]
    assert (await signed_in.post("/api/events", json=bad, headers=KEY)).json()["rejected"] == 2
    assert (await signed_in.post("/api/events", content=b'{"name": "cut', headers=KEY)).status_code == 400
    assert (await signed_in.post("/metrics", json={"metric_name": "cpu", "value": "high"}, headers=KEY)).status_code == 400
    page = (await signed_in.get("/api/rejects")).json()
    assert page["kept"] == 4
    assert sum(count["count"] for count in page["counts"]) == sum(hour["count"] for hour in page["by_hour"]) == 4
    by_body = {item["body"]: item for item in page["rejects"]}
    late = next(item for body, item in by_body.items() if '"late"' in body)
    assert (late["index"], late["field"], late["call"], late["is_cut"]) == (1, "timestamp", "events", False)
    assert by_body['{"name": "cut']["index"] == -1
    assert [item["id"] for item in (await signed_in.get("/api/rejects", params={"reason": late["reason"], "limit": 1})).json()["rejects"]] == [late["id"]]
    again = (await signed_in.post(f"/api/rejects/{late['id']}/replay")).json()
    assert (again["accepted"], again["rejected"]) == (0, 1)
    mended = (await signed_in.post(f"/api/rejects/{late['id']}/replay", json={"body": {"name": "late", "user_id": "u1"}})).json()
    assert (mended["accepted"], mended["rejected"]) == (1, 0)
    assert (await signed_in.post(f"/api/rejects/{late['id']}/replay")).status_code == 404
    point = next(item for item in page["rejects"] if item["call"] == "points")
    assert (await signed_in.post(f"/api/rejects/{point['id']}/replay", json={"body": {"metric_name": "cpu", "value": 4}})).json()["accepted"] == 1
    await _stored(parts)
    assert [event["user_id"] for event in (await signed_in.get("/api/events", params={"name": "late"})).json()["events"]] == ["u1"]
    assert (await signed_in.get("/metrics/cpu/latest")).json()["value"] == 4
    unreadable = by_body['{"name": "cut']["id"]
    assert (await signed_in.post(f"/api/rejects/{unreadable}/replay")).status_code == 400
    assert (await signed_in.delete(f"/api/rejects/{unreadable}")).status_code == 204
    assert (await signed_in.delete(f"/api/rejects/{unreadable}")).status_code == 404
    assert (await signed_in.delete("/api/rejects")).json() == {"removed": 1}
    assert (await signed_in.get("/api/rejects")).json() == {"rejects": [], "counts": [], "by_hour": [], "kept": 0}


@pytest.mark.hostile(151)
async def test_the_newest_refusals_are_kept_and_long_ones_cut(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    for number in range(KEPT // 50 + 2):
        items = [{"name": "x", "timestamp": f"never {number}-{item}"} for item in range(50)]
        assert (await signed_in.post("/api/events", json=items, headers=KEY)).status_code == 400
        await parts.workbench.refusals.flush()
    page = (await signed_in.get("/api/rejects", params={"limit": 1_000})).json()
    assert (page["kept"], len(page["rejects"])) == (KEPT, KEPT)
    assert "never 21-49" in page["rejects"][0]["body"]
    await signed_in.post("/api/events", json={"name": "x", "timestamp": "never", "properties": {f"p{i}": "y" * 1_000 for i in range(30)}}, headers=KEY)
    long = (await signed_in.get("/api/rejects", params={"limit": 1})).json()["rejects"][0]
    assert long["is_cut"]
    assert (await signed_in.post(f"/api/rejects/{long['id']}/replay")).status_code == 409
    assert (await signed_in.get("/api/rejects?limit=0")).status_code == 400
