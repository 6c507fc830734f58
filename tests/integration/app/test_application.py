"""What holds over the whole product: every route has a policy and one error shape; events become answers; the product reports on itself."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from tests.integration.server import WRITE_KEY

from tidegauge.accounts.dependencies import PUBLIC, route_policies
from tidegauge.app.application import framework
from tidegauge.app.parts import Parts

PUBLIC_ROUTES = {
    ("GET", "/health"),
    ("GET", "/api/health"),
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/metrics"),
    ("GET", "/api/auth/session"),
    ("POST", "/api/auth/login"),
    ("POST", "/api/auth/login/code"),
    ("GET", "/api/auth/oidc/login"),
    ("GET", "/api/auth/oidc/callback"),
    ("POST", "/api/auth/oidc/logout"),
    ("POST", "/api/auth/forgotten"),
    ("POST", "/api/auth/link"),
    ("POST", "/api/auth/link/password"),
    ("POST", "/api/auth/refresh"),
    ("POST", "/api/auth/logout"),
    ("POST", "/api/share/{token}"),
    ("POST", "/api/share/{token}/metrics"),
}


async def _stored(parts: Parts) -> None:
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)


def _policies(parts: Parts) -> dict[tuple[str, str], str | None]:
    """What every documented route asks for; the pages of the interface and of the reference are left out."""
    app = framework(parts)
    documented = {(method.upper(), path) for path, calls in app.openapi()["paths"].items() for method in calls}
    return {(method, path): policy for (method, path), policy in route_policies(app.routes).items() if (method, path.replace(":path", "")) in documented}


@pytest.mark.req("J1")
@pytest.mark.asvs("8.2.1")
async def test_every_route_declares_its_policy_and_the_public_ones_are_listed(parts: Parts) -> None:
    policies = _policies(parts)
    assert len(policies) > 12
    assert [place for place, policy in policies.items() if policy is None] == []
    assert {place for place, policy in policies.items() if policy == PUBLIC} == PUBLIC_ROUTES


@pytest.mark.asvs("8.2.1")
async def test_every_route_that_asks_for_someone_refuses_nobody_in_the_one_shape(parts: Parts, client: httpx.AsyncClient) -> None:
    for (method, path), policy in _policies(parts).items():
        if policy != PUBLIC:
            answer = await client.request(method, path.replace(":path", "").replace("{", "").replace("}", ""))
            assert answer.status_code == 401, f"{method} {path}"
            assert set(answer.json()["error"]) == {"code", "message", "details", "request_id"}, f"{method} {path}"
            assert answer.headers["x-request-id"] == answer.json()["error"]["request_id"]


@pytest.mark.req("A1", "B1", "A5")
async def test_events_and_points_become_answers(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    key = {"authorization": f"Bearer {WRITE_KEY}"}
    events = [{"name": "purchase", "user_id": f"u{i % 3}", "value": 10.5, "properties": {"plan": "pro"}} for i in range(6)]
    assert (await signed_in.post("/api/events", json=events, headers=key)).json()["accepted"] == 6
    assert (await signed_in.post("/metrics", json={"metric_name": "cpu", "value": 41.5, "tags": {"host": "a"}}, headers=key)).status_code == 200
    await _stored(parts)
    asked = {"metric": "purchase", "aggregation": "sum", "time_window": "last_hour", "group_by": ["plan"]}
    assert (await signed_in.post("/api/metrics", json=asked)).json()["results"][0]["value"] == 63.0
    assert (await signed_in.get("/metrics/cpu/latest")).json()["value"] == 41.5
    assert {seen["name"] for seen in (await signed_in.get("/api/metrics/schema")).json()["events"]} == {"purchase", "cpu"}
    assert len((await signed_in.get("/api/events", params={"name": "purchase"})).json()["events"]) == 6


@pytest.mark.req("K5")
async def test_the_product_reports_on_itself(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    bad = [{"name": "x", "timestamp": "yesterday-ish"}, {"name": "ok"}]
    await signed_in.post("/api/events", json=bad, headers={"authorization": f"Bearer {WRITE_KEY}"})
    await _stored(parts)
    numbers: dict[str, Any] = (await signed_in.get("/api/statistics")).json()
    for name in ("events_processed", "active_connections", "active_dashboards", "cache_hit_rate", "queries_executed", "uptime_seconds", "start_time"):
        assert name in numbers
    assert numbers["events_processed"] == 1
    assert sum(numbers["ingest"]["rejected_by_reason"].values()) == 1
    page = (await signed_in.get("/metrics")).text
    for line in ("tidegauge_ingest_accepted_total 1.0", "tidegauge_store_rows_total 1.0", "websocket_active_connections 0.0", "http_request_duration_seconds"):
        assert line in page


@pytest.mark.req("K5")
async def test_health_is_public_and_tells_the_state_of_each_part(client: httpx.AsyncClient) -> None:
    answer = await client.get("/health")
    assert answer.status_code == 200
    assert set(answer.json()) == {"status", "checks"}, "versions and details are not for strangers"
    assert answer.json()["checks"] | {"event_loop": "ok"} == {"journal": "ok", "store": "ok", "metadata": "ok", "event_loop": "ok"}
    assert (await client.get("/health/live")).json() == {"status": "alive"}


@pytest.mark.req("K5")
@pytest.mark.asvs("13.4.2")
async def test_details_of_health_are_for_administrators_of_the_installation(parts: Parts, client: httpx.AsyncClient, signed_in: httpx.AsyncClient) -> None:
    await parts.health.look()
    told = (await signed_in.get("/api/health")).json()
    assert told["version"]
    found = {part["name"]: part for part in told["parts"]}
    assert set(found) == {"journal", "store", "metadata", "event_loop"}
    assert found["metadata"]["latency_ms"] > 0
    assert found["metadata"]["checked_at"] >= found["metadata"]["since"]
    by_key = await client.get("/api/health", headers={"authorization": f"Bearer {WRITE_KEY}"})
    forged = await client.get("/api/health", headers={"authorization": "Bearer nothing"})
    assert set(by_key.json()) == set(forged.json()) == {"status", "checks"}


@pytest.mark.req("K5")
@pytest.mark.asvs("16.5.1")
async def test_words_of_failures_are_for_administrators_of_the_installation(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    made = (await signed_in.post("/api/projects/1/keys", json={"name": "r", "kind": "read"})).json()
    parts.store.writer.statistics.last_error = "canary of another project"
    try:
        assert (await signed_in.get("/api/statistics")).json()["store"]["writer"]["last_error"] == "canary of another project"
        by_key = await signed_in.get("/api/statistics", headers={"authorization": f"Bearer {made['key']}"})
    finally:
        parts.store.writer.statistics.last_error = ""
    assert by_key.status_code == 200
    assert "canary" not in by_key.text
    assert by_key.json()["store"]["writer"]["rows"] >= 0


@pytest.mark.req("K5")
@pytest.mark.hostile(113)
async def test_who_asks_for_the_head_of_health_gets_that_of_health(parts: Parts, client: httpx.AsyncClient) -> None:
    for path in ("/health", "/api/health", "/health/live", "/health/ready", "/metrics"):
        asked = await client.head(path)
        assert (asked.status_code, asked.headers["content-type"].partition(";")[0]) == (200, "text/plain" if path == "/metrics" else "application/json")
    parts.health.is_serving = False
    try:
        assert (await client.head("/health/ready")).status_code == 503
        for path in ("/health/", "/health/redy", "/health/ready/"):
            assert (await client.get(path)).status_code == 404, "a probe with a slip of the pen is no page that is always well"
    finally:
        parts.health.is_serving = True


@pytest.mark.req("K5")
@pytest.mark.hostile(113)
async def test_a_process_is_ready_while_it_serves_and_can_take_events(parts: Parts, client: httpx.AsyncClient) -> None:
    assert (await client.get("/health/ready")).json() == {"status": "ready"}
    parts.journal.statistics.bytes_held, held = parts.settings.journal_max_bytes, parts.journal.statistics.bytes_held
    full = await client.get("/health/ready")
    assert (full.status_code, full.json()["error"]["code"]) == (503, "not_ready")
    assert "full because the store is behind" in full.json()["error"]["message"]
    assert full.headers["retry-after"] == "2"
    assert (await client.get("/health")).json()["status"] == "degraded"
    parts.journal.statistics.bytes_held = held
    parts.health.is_serving = False
    assert "it starts or stops" in (await client.get("/health/ready")).text
    assert (await client.get("/health/live")).status_code == 200
    parts.health.is_serving = True


@pytest.mark.req("M12")
async def test_the_openapi_document_has_every_route(parts: Parts, client: httpx.AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert {"/api/metrics", "/api/events", "/api/auth/login", "/api/projects", "/metrics"} <= set(paths)
    assert "post" in paths["/api/events"]
    assert "post" in paths["/metrics"]


async def test_deleting_a_project_erases_its_events_and_leaves_the_others(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    made = (await signed_in.post("/api/projects", json={"name": "Short-lived", "timezone": "Asia/Bangkok"})).json()
    created = await signed_in.post(f"/api/projects/{made['id']}/keys", json={"kind": "write", "name": "k"})
    for key in (created.json()["key"], WRITE_KEY):
        assert (await signed_in.post("/api/events", json={"name": "x"}, headers={"authorization": f"Bearer {key}"})).status_code == 202
    assert (await signed_in.delete(f"/api/projects/{made['id']}")).status_code == 202
    async with asyncio.timeout(60):
        while len((await parts.store.reader.read("SELECT DISTINCT project FROM events")).rows) != 1:
            await asyncio.sleep(0.05)
    assert (await signed_in.post("/api/events", json={"name": "x"}, headers={"authorization": f"Bearer {created.json()['key']}"})).status_code == 401
