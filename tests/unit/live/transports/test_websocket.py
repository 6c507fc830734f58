from __future__ import annotations

import asyncio
import json
from collections.abc import MutableMapping
from typing import Any

import pytest
from tests.unit.live.screens import NamedViewer, TokenGate
from tests.unit.live.test_hub import House
from tests.unit.live.test_tile_registry import settle

from tidegauge.core.errors import RateLimited, TidegaugeError
from tidegauge.live.transports.websocket import WebSocketEndpoint, websocket_route


class Door(TokenGate):
    """Lets "ada" in by the handshake, or refuses with `error`."""

    def __init__(self, error: TidegaugeError | None = None) -> None:
        super().__init__()
        self._error = error

    async def enter(self) -> NamedViewer | None:
        if self._error is not None:
            raise self._error
        return NamedViewer()


class Call:
    """One handshake and what follows, as an ASGI server drives it."""

    def __init__(self, house: House, door: Door, *, extensions: dict[str, Any] | None = None) -> None:
        self.sent: list[MutableMapping[str, Any]] = []
        self.queue: asyncio.Queue[MutableMapping[str, Any]] = asyncio.Queue()
        self.queue.put_nowait({"type": "websocket.connect"})
        self.scope = {"type": "websocket", "path": "/ws", "extensions": extensions or {}, "headers": [(b"cookie", b"c")], "query_string": b"token=t"}
        self.running = asyncio.create_task(WebSocketEndpoint(house.hub, lambda _: door)(self.scope, self.queue.get, self._send))

    async def _send(self, message: MutableMapping[str, Any]) -> None:
        self.sent.append(message)

    async def say(self, message: MutableMapping[str, Any]) -> None:
        self.queue.put_nowait(message)
        await settle()


async def test_messages_as_text_or_bytes_are_answered_until_the_peer_goes() -> None:
    house = House()
    call = Call(house, Door())
    await call.say({"type": "websocket.receive", "text": '{"type":"ping"}'})
    await call.say({"type": "websocket.receive", "text": None, "bytes": b'{"type":"ping"}'})
    assert [message["type"] for message in call.sent] == ["websocket.accept", "websocket.send", "websocket.send"]
    assert house.hub.statistics().connections == 1
    assert (call.scope["headers"], call.scope["query_string"]) == ([], b""), "an open connection does not keep its token"
    await call.say({"type": "websocket.disconnect", "code": 1000})
    await call.running
    assert house.hub.statistics().connections == 0


@pytest.mark.hostile(95)
async def test_a_refusal_is_an_http_answer_where_the_server_can_give_one() -> None:
    error = RateLimited("Too many.", retry_after_s=10)
    with_answer = Call(House(), Door(error), extensions={"websocket.http.response": {}})
    await with_answer.running
    start, body = with_answer.sent
    assert start["status"] == 429
    assert (b"retry-after", b"10") in start["headers"]
    request_id = dict(start["headers"])[b"x-request-id"].decode()
    assert len(request_id) == 24
    assert json.loads(body["body"])["error"] == {"code": "rate_limited", "message": "Too many.", "details": [], "request_id": request_id}
    without = Call(House(), Door(error))
    await without.running
    assert without.sent == [{"type": "websocket.close", "code": 1008, "reason": "rate_limited"}]


def test_the_route_is_the_contracts() -> None:
    assert websocket_route(House().hub, None).path == "/ws"  # type: ignore[arg-type]
