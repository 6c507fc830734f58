from __future__ import annotations

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from tidegauge.app.front_door import FrontDoor


async def _hot(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("hot", status_code=202)(scope, receive, send)


async def _framework(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("framework")(scope, receive, send)


@pytest.fixture
def client() -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(FrontDoor(_framework, {"/api/events": _hot})), base_url="http://t")


async def test_posts_of_hot_paths_skip_the_framework_and_the_rest_does_not(client: httpx.AsyncClient) -> None:
    assert (await client.post("/api/events")).text == "hot"
    assert (await client.get("/api/events")).text == "framework"
    assert (await client.post("/api/metrics")).text == "framework"


async def test_any_site_may_send_events_and_read_the_receipt(client: httpx.AsyncClient) -> None:
    preflight = await client.options("/api/events", headers={"origin": "https://shop.example", "access-control-request-method": "POST"})
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "authorization" in preflight.headers["access-control-allow-headers"]
    answer = await client.post("/api/events", headers={"origin": "https://shop.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


async def test_answers_to_servers_carry_no_browser_headers(client: httpx.AsyncClient) -> None:
    assert "access-control-allow-origin" not in (await client.post("/api/events")).headers


@pytest.mark.req("E7")
async def test_live_connections_skip_the_framework_and_other_sockets_do_not() -> None:
    met: list[tuple[str, str]] = []

    async def live(scope: Scope, receive: Receive, send: Send) -> None:
        met.append(("live", scope["path"]))

    async def framework(scope: Scope, receive: Receive, send: Send) -> None:
        met.append(("framework", scope["path"]))

    door = FrontDoor(framework, {"/ws": _hot}, {"/ws": live, "/ws/": live}, {"/api/live": live})
    for path in ("/ws", "/ws/one", "/ws/one/two", "/other"):
        await door({"type": "websocket", "path": path}, None, None)  # type: ignore[arg-type]
    for path in ("/api/live", "/api/live/x"):
        await door({"type": "http", "method": "GET", "path": path}, None, None)  # type: ignore[arg-type]
    assert met == [
        ("live", "/ws"),
        ("live", "/ws/one"),
        ("framework", "/ws/one/two"),
        ("framework", "/other"),
        ("live", "/api/live"),
        ("framework", "/api/live/x"),
    ]
