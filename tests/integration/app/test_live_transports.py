"""The live transports of the served product, with the clients that people have."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import websockets
from tests.integration.dashboards.board_app import a_document
from tests.integration.live.test_event_stream import COUNT, Reader
from tests.integration.server import EMAIL, PASSWORD, WRITE_KEY, ServedProduct, served

pytestmark = pytest.mark.xdist_group("live-transports")


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    with served(tmp_path_factory.mktemp("live")) as product:
        yield product


def send(product: ServedProduct, name: str, count: int = 1, **fields: Any) -> None:
    events = [{"name": name, **fields} for _ in range(count)]
    assert httpx.post(f"{product.url}/api/events", json=events, headers={"authorization": f"Bearer {WRITE_KEY}"}, timeout=60).status_code == 202


@asynccontextmanager
async def signed_in(product: ServedProduct) -> AsyncIterator[httpx.AsyncClient]:
    """A browser: it has the login's cookie, no token."""
    async with httpx.AsyncClient(base_url=product.url, timeout=60) as client:
        answer = await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
        assert answer.status_code == 200
        yield client


@pytest.mark.req("E4")
@pytest.mark.hostile(95)
async def test_a_page_follows_and_changes_its_stream_with_the_cookie_and_a_foreign_page_cannot(product: ServedProduct) -> None:
    own = {"origin": product.url}
    async with signed_in(product) as browser, browser.stream("GET", "/api/live", headers={"sec-fetch-site": "same-origin"}) as response:
        reader = Reader(response)
        name = (await reader.take("connected"))["connection"]
        subscribe = {"type": "subscribe", "id": "q1", "query": COUNT | {"metric": "streamed"}}
        told = await browser.post(f"/api/live/{name}", json={"messages": [subscribe, {"type": "ping"}, {"type": "nonsense"}]}, headers=own)
        assert told.status_code == 204, told.text
        assert (await reader.take("error"))["code"] == "invalid_message"
        assert (await reader.take("metric_update"))["value"] == 0
        await asyncio.to_thread(send, product, "streamed", 3)
        assert (await reader.take("metric_update"))["value"] == 3
        assert (await browser.get("/api/live", headers={"origin": "https://evil.example"})).status_code == 403
        assert (await browser.post(f"/api/live/{name}", json={"messages": []}, headers={"origin": "https://evil.example"})).status_code == 403
        assert (await browser.post("/api/live/another", json={"messages": [subscribe]}, headers=own)).status_code == 404
        assert (await browser.post(f"/api/live/{name}", json={"messages": "all"}, headers=own)).status_code == 400
        assert response.headers["x-content-type-options"] == "nosniff"
    key = await asyncio.to_thread(httpx.post, f"{product.url}/api/live/{name}", json={"messages": [subscribe]}, headers={"x-api-key": WRITE_KEY})
    assert key.status_code in (403, 404)


@pytest.mark.req("E4")
async def test_a_dashboard_can_be_followed_by_a_stream(product: ServedProduct) -> None:
    made = product.client.post("/api/dashboards", json={"document": a_document(name="Streamed")}).json()
    async with signed_in(product) as browser:
        parameters = {"subscribe": json.dumps({"dashboard": made["id"]})}
        async with browser.stream("GET", "/api/live", params=parameters) as response:
            state = await Reader(response).take("dashboard")
            assert state["document"]["name"] == "Streamed"


@asynccontextmanager
async def metric_socket(product: ServedProduct, **headers: str) -> AsyncIterator[websockets.ClientConnection]:
    shown = headers or {"authorization": product.client.headers["authorization"]}
    async with websockets.connect(product.url.replace("http", "ws") + "/ws/client_123", additional_headers=shown) as socket:
        yield socket


async def heard(socket: websockets.ClientConnection, kind: str) -> dict[str, Any]:
    async with asyncio.timeout(60):
        while (message := json.loads(await socket.recv()))["type"] != kind:
            pass
    return dict(message)


@pytest.mark.req("E2")
async def test_a_client_of_metrics_gets_values_and_alerts_in_data(product: ServedProduct) -> None:
    point = {"metric_name": "api.response_time", "value": 1.5}
    await asyncio.to_thread(product.client.post, "/metrics", json=point, headers={"x-api-key": WRITE_KEY, "authorization": ""})
    rule = {"name": "slow", "metric_name": "api.response_time", "condition": "gt", "threshold": 100}
    assert product.client.post("/alerts/rules", json=rule).status_code == 201
    async with metric_socket(product) as socket:
        await socket.send(json.dumps({"type": "subscribe", "metrics": ["api.response_time", "detection.accuracy", "orders"]}))
        seen = {}
        while len(seen) < 2:
            update = await heard(socket, "metric_update")
            seen[update["data"]["metric_name"]] = update["data"]
        assert set(seen["orders"]) == {"metric_name", "value", "timestamp"}
        assert (seen["orders"]["value"], seen["api.response_time"]["value"]) == (0, 1.5)
        await asyncio.to_thread(product.client.post, "/metrics", json=point | {"value": 250}, headers={"x-api-key": WRITE_KEY, "authorization": ""})
        assert (await heard(socket, "metric_update"))["data"]["value"] == 250
        alert = (await heard(socket, "alert"))["data"]
        assert (alert["name"], alert["state"], alert["value"]) == ("slow", "firing", 250)
        await socket.send(json.dumps({"type": "unsubscribe", "metrics": ["api.response_time"]}))
        await socket.send(json.dumps({"type": "ping"}))
        await heard(socket, "pong")
        await asyncio.to_thread(product.client.post, "/metrics", json=point | {"value": 7}, headers={"x-api-key": WRITE_KEY, "authorization": ""})
        await asyncio.to_thread(send, product, "order", 1)
        assert (await heard(socket, "metric_update"))["data"]["metric_name"] == "orders"
    product.client.delete("/alerts/rules/slow")


@pytest.mark.req("E2")
@pytest.mark.hostile(95, 96, 97)
async def test_a_client_of_metrics_is_let_in_and_answered_as_on_ws(product: ServedProduct) -> None:
    with pytest.raises(websockets.InvalidStatus) as caught:
        async with metric_socket(product, cookie="tg_access=x", origin="https://evil.example"):
            pass
    assert caught.value.response.status_code == 403
    async with metric_socket(product, **{"user-agent": "anonymous"}) as stranger:
        await stranger.send(json.dumps({"type": "subscribe", "metrics": ["orders"]}))
        assert (await heard(stranger, "error"))["code"] == "unauthenticated"
        token = product.client.headers["authorization"].removeprefix("Bearer ")
        await stranger.send(json.dumps({"type": "auth", "token": token}))
        for wrong in ("[]", '{"type":"subscribe"}', '{"type":"subscribe","metrics":[""]}', '{"type":"subscribe","metrics":"all"}', "\x00"):
            await stranger.send(wrong)
            assert (await heard(stranger, "error"))["message"]
        await stranger.send(json.dumps({"type": "subscribe", "metrics": [f"m{number}" for number in range(200)]}))
        await stranger.send(json.dumps({"type": "subscribe", "metrics": ["one more"]}))
        assert (await heard(stranger, "error"))["code"] == "limit_reached"


@pytest.mark.req("E7")
async def test_how_many_look_at_the_project_is_told(product: ServedProduct) -> None:
    async with metric_socket(product), signed_in(product) as browser, browser.stream("GET", "/api/live") as response:
        reader = Reader(response)  # dropping it would close the stream
        await reader.take("connected")
        presence = (await browser.get("/api/live/presence")).json()
        assert presence == {"people": 1, "connections": 2, "transports": {"websocket": 1, "event_stream": 1}}
        metrics = (await browser.get("/metrics")).text
        assert 'tidegauge_live_connections{transport="event_stream"} 1.0' in metrics
        assert "tidegauge_live_people 1.0" in metrics


def _handshake(path: str, token: str, *more: str) -> bytes:
    return "\r\n".join((f"GET {path} HTTP/1.1", "Host: x", f"Authorization: Bearer {token}", *more, "", "")).encode()


@pytest.mark.req("E7")
@pytest.mark.hostile(100)
@pytest.mark.asvs("1.4.3")
async def test_peers_that_vanish_in_the_middle_leave_no_descriptor_behind(product: ServedProduct) -> None:
    token = product.client.headers["authorization"].removeprefix("Bearer ")
    upgrade = ("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13")
    hellos = [
        _handshake("/ws", token, *upgrade),
        _handshake("/ws/c", token, *upgrade),
        _handshake("/api/live", token),
        b"GET /ws HT",
        _handshake("/ws", "", *upgrade),
    ]
    host, port = product.url.removeprefix("http://").split(":")

    def state() -> tuple[int, int]:
        live = product.client.get("/api/statistics").json()["active_connections"]
        return len(list(Path(f"/proc/{product.process.pid}/fd").iterdir())), live

    async def vanish(hello: bytes) -> None:
        _, writer = await asyncio.open_connection(host, int(port))
        writer.write(hello)
        await writer.drain()
        await asyncio.sleep(0.2)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    base, _ = await asyncio.to_thread(state)
    await asyncio.gather(*(vanish(hellos[number % len(hellos)]) for number in range(400)))
    async with asyncio.timeout(60):
        while (now := await asyncio.to_thread(state))[1] or now[0] > base + 5:
            await asyncio.sleep(0.05)


@pytest.mark.req("J3", "E7")
@pytest.mark.hostile(56)
async def test_a_key_that_is_revoked_loses_its_live_connection_at_once(product: ServedProduct) -> None:
    made = await asyncio.to_thread(product.client.post, "/api/projects/1/keys", json={"kind": "read", "name": "Wall"})
    url = product.url.replace("http", "ws")
    async with websockets.connect(f"{url}/ws", additional_headers={"authorization": f"Bearer {made.json()['key']}"}) as wire:
        await wire.send(json.dumps({"type": "ping"}))
        assert await wire.recv()
        assert (await asyncio.to_thread(product.client.delete, f"/api/projects/1/keys/{made.json()['id']}")).status_code == 204
        await asyncio.wait_for(wire.wait_closed(), 60)
    assert wire.close_code == 4401
