"""A WebSocket into the product without a network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from typing import Any, Final

import msgspec
from tests.security.installation import Installation, request_scope

_PING: Final = {"type": "ping"}
OPEN: Final = 101


class Conversation(msgspec.Struct):
    """`status`: OPEN, or that of the refused handshake with its `refusal`. `heard`: what the server said before its answer to the last ping."""

    status: int = OPEN
    refusal: bytes = b""
    heard: list[dict[str, Any]] = []

    def error(self) -> str:
        """The code of the first error that was said, "" when none was."""
        return next((str(message["code"]) for message in self.heard if message["type"] == "error"), "")


async def converse(
    installed: Installation, path: str, headers: dict[str, str], *said: dict[str, Any], query: str = "", until: tuple[str, ...] = ("pong",)
) -> Conversation:
    """Open a socket, say these things in order and a ping, and listen `until` messages of all these types came."""
    talk, heard_all = Conversation(), asyncio.Event()
    said_left = [*said, _PING][::-1]
    scope: dict[str, Any] = {"type": "websocket", "asgi": {"version": "3.0", "spec_version": "2.3"}, "http_version": "1.1", "scheme": "ws", "server": ("t", 80)}
    scope |= {"client": ("127.0.0.1", 4000), "path": path, "raw_path": path.encode(), "root_path": "", "query_string": query.encode(), "subprotocols": []}
    scope |= {"headers": [(name.encode(), value.encode()) for name, value in {"host": "t", **headers}.items()], "extensions": {"websocket.http.response": {}}}
    is_begun = False

    async def receive() -> dict[str, Any]:
        nonlocal is_begun
        if not is_begun:
            is_begun = True
            return {"type": "websocket.connect"}
        if said_left:
            return {"type": "websocket.receive", "text": msgspec.json.encode(said_left.pop()).decode()}
        await heard_all.wait()
        return {"type": "websocket.disconnect", "code": 1000}

    async def send(message: MutableMapping[str, Any]) -> None:
        match message["type"]:
            case "websocket.http.response.start":
                talk.status = message["status"]
            case "websocket.http.response.body":
                talk.refusal += message.get("body", b"")
            case "websocket.close":
                heard_all.set()
            case "websocket.send":
                told = msgspec.json.decode(message.get("text") or message["bytes"])
                talk.heard.append(told)
                if {message["type"] for message in talk.heard}.issuperset(until):
                    heard_all.set()

    async with asyncio.timeout(60):
        await installed.app(scope, receive, send)
    return talk


@asynccontextmanager
async def event_stream(installed: Installation, headers: dict[str, str]) -> AsyncIterator[str]:
    """An event stream that stays open while the context lasts; gives the name that messages to it are sent to."""
    heard, is_named, is_over = bytearray(), asyncio.Event(), asyncio.Event()
    asked = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        if asked:
            return asked.pop()
        await is_over.wait()
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        heard.extend(message.get("body", b""))
        if b'"connection":"' in heard:
            is_named.set()

    scope = request_scope("GET", "/api/live", headers)
    running = asyncio.ensure_future(installed.app(scope, receive, send))
    try:
        async with asyncio.timeout(60):
            await is_named.wait()
        yield heard.split(b'"connection":"')[1].split(b'"')[0].decode()
    finally:
        is_over.set()
        await running
