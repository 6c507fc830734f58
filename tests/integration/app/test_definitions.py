"""Metrics that a project defines: made, asked, changed and removed over HTTP."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from tests.integration.server import WRITE_KEY

from tidegauge.app.parts import Parts

PAID = {
    "name": "paid_orders",
    "description": "Orders of paying plans",
    "event": "purchase",
    "aggregation": "sum",
    "filters": [{"field": "plan", "operator": "neq", "value": "free"}],
    "unit": "USD",
}
SHARE = {"name": "paid_share", "formula": "paid_orders / revenue * 100", "unit": "percent", "good_when": "down"}


@pytest.mark.req("B6")
async def test_the_life_of_a_projects_own_metric(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    events = [{"name": "purchase", "value": 10, "properties": {"plan": plan}} for plan in ("free", "pro", "pro", "free")]
    await signed_in.post("/api/events", json=events, headers={"authorization": f"Bearer {WRITE_KEY}"})
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)
    for definition in (PAID, SHARE):
        assert (await signed_in.post("/api/metrics/definitions", json=definition)).status_code == 201
    assert (await signed_in.post("/api/metrics/definitions", json=PAID)).status_code == 409
    assert (await signed_in.post("/api/metrics/definitions", json={**PAID, "name": "revenue"})).status_code == 409
    assert (await signed_in.post("/api/metrics", json={"metric": "paid_share", "time_window": "last_hour"})).json()["results"][0]["value"] == 50.0
    listed = {each["name"]: each for each in (await signed_in.get("/api/metrics/schema")).json()["metrics"]}
    assert (listed["paid_share"]["is_own"], listed["paid_share"]["good_when"], listed["paid_share"]["aggregation"]) == (True, "down", "formula")
    assert not listed["revenue"]["is_own"]
    changed = await signed_in.put("/api/metrics/definitions/paid_orders", json={**PAID, "aggregation": "count"})
    assert changed.json()["aggregation"] == "count"
    assert (await signed_in.post("/api/metrics", json={"metric": "paid_orders", "time_window": "last_hour"})).json()["results"][0]["value"] == 2
    assert (await signed_in.put("/api/metrics/definitions/paid_orders", json={**PAID, "name": "other"})).status_code == 400
    assert (await signed_in.delete("/api/metrics/definitions/paid_orders")).status_code == 409
    assert (await signed_in.delete("/api/metrics/definitions/paid_share")).status_code == 204
    assert (await signed_in.delete("/api/metrics/definitions/paid_orders")).status_code == 204
    assert (await signed_in.get("/api/metrics/definitions")).json() == {"definitions": []}
    assert (await signed_in.get("/api/metrics/definitions/paid_orders")).status_code == 404


@pytest.mark.hostile(165)
async def test_a_metric_that_would_need_itself_is_refused(signed_in: httpx.AsyncClient) -> None:
    assert (await signed_in.post("/api/metrics/definitions", json={"name": "loop_a", "formula": "loop_a / revenue"})).status_code == 400
    assert (await signed_in.post("/api/metrics/definitions", json={"name": "loop_a", "formula": "loop_b / revenue"})).status_code == 201
    answer = await signed_in.post("/api/metrics/definitions", json={"name": "loop_b", "formula": "loop_a / revenue"})
    assert answer.status_code == 400
    assert "nest" in answer.json()["error"]["message"]
