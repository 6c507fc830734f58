"""`/ws`: live messages over a WebSocket. The server must run with `ws=FrameProtocol` to send at full speed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol

from starlette.routing import WebSocketRoute

from tidegauge.accounts.gate import Gate as Accounts
from tidegauge.core.errors import TidegaugeError
from tidegauge.live.connection import Connection, Gate, Viewer
from tidegauge.live.hub import Hub
from tidegauge.live.outbox import Wire
from tidegauge.live.transports.asgi_wire import AsgiWire
from tidegauge.live.transports.frame_protocol import EXTENSION
from tidegauge.live.transports.handshake import Handshake
from tidegauge.live.transports.refusal import refuse_any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Entrance(Gate, Protocol):
    """A gate for one handshake: knows its project, cookie, token and origin."""

    async def enter(self) -> Viewer | None:
        """The viewer that the handshake itself proves; None when it shows nothing, so that the first message must. Raises as `admit`."""
        ...


class Face(Protocol):
    """How connections of a path speak."""

    def wire(self, wire: Wire) -> Wire:
        """What the connection writes to."""
        ...

    async def receive(self, connection: Connection, text: str | bytes) -> None:
        """Do what one message asks."""
        ...


class OwnFace:
    """The product's own messages, as they are."""

    def wire(self, wire: Wire) -> Wire:
        return wire

    async def receive(self, connection: Connection, text: str | bytes) -> None:
        await connection.receive(text)


def websocket_route(hub: Hub, accounts: Accounts) -> WebSocketRoute:
    """The route for the app's router."""
    return WebSocketRoute("/ws", websocket_endpoint(hub, accounts), name="live")


def websocket_endpoint(hub: Hub, accounts: Accounts, face: Face | None = None) -> WebSocketEndpoint:
    """The same as a plain ASGI application, to be called without a router around it."""
    return WebSocketEndpoint(hub, lambda scope: Handshake(accounts, scope), face)


class WebSocketEndpoint:
    """The ASGI application of a path. `entrance` makes the gate of a handshake."""

    def __init__(self, hub: Hub, entrance: Callable[[Scope], Entrance], face: Face | None = None) -> None:
        self._hub, self._entrance, self._face = hub, entrance, face or OwnFace()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        gate = self._entrance(scope)
        try:
            viewer = await gate.enter()
            self._hub.roster.check_room(viewer.name if viewer else None)
        except TidegaugeError as error:
            await refuse_any(scope, send, error)
            return
        await send({"type": "websocket.accept"})
        scope["headers"], scope["query_string"] = [], b""  # the server holds on to the scope: an open connection keeps neither its headers nor its token
        side_door = scope.get("extensions", {}).get(EXTENSION)
        if side_door is not None:
            await self._serve(side_door["wire"], gate, viewer, receive)
            return
        wire = AsgiWire(send)
        sending = asyncio.get_running_loop().create_task(wire.run())
        try:
            await self._serve(wire, gate, viewer, _heard(wire, receive))
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)

    async def _serve(self, wire: Wire, gate: Gate, viewer: Viewer | None, receive: Receive) -> None:
        loop = asyncio.get_running_loop()
        connection = Connection(self._hub, self._face.wire(wire), gate, viewer, loop.time())
        self._hub.roster.put(connection)
        try:
            connection.greet()
            while (message := await receive())["type"] == "websocket.receive":
                wait_s = connection.delay_s(loop.time())
                if wait_s is None:
                    return
                if wait_s:  # the peer's next messages stay in its own socket meanwhile
                    await asyncio.sleep(wait_s)
                text = message.get("text")
                await self._face.receive(connection, message.get("bytes") or b"" if text is None else text)
        finally:
            self._hub.part(connection)


def _heard(wire: AsgiWire, receive: Receive) -> Receive:
    async def heard() -> MutableMapping[str, Any]:
        message = await receive()
        wire.last_heard_s = asyncio.get_running_loop().time()
        return message

    return heard
