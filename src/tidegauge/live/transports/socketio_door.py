"""`/socket.io/`: the way in for Socket.IO clients. The library is loaded when the first of them comes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, MutableMapping
from typing import TYPE_CHECKING, Any, Final

from starlette.datastructures import QueryParams

from tidegauge.accounts.gate import Gate as Accounts
from tidegauge.core.errors import InvalidInput, PayloadTooLarge, TidegaugeError
from tidegauge.live.hub import Hub
from tidegauge.live.transports import socketio_library
from tidegauge.live.transports.frame_protocol import MAX_MESSAGE_BYTES
from tidegauge.live.transports.handshake import Handshake, RequestHandshake
from tidegauge.live.transports.refusal import Send, refuse_any
from tidegauge.live.transports.websocket import Entrance, Receive, Scope

if TYPE_CHECKING:
    from tidegauge.live.transports.socketio_server import SocketIoServer

PATH: Final = "/socket.io/"
_SERVER: Final = "tidegauge.live.transports.socketio_server"
_SEPARATOR: Final = "\x1e"
_GONE: Final = {"type": "websocket.disconnect", "code": 1003}


class SocketIoDoor:
    """The ASGI application of the path. What is no packet of the protocol ends its session before the library sees it."""

    def __init__(self, hub: Hub, entrance: Callable[[Scope], Entrance]) -> None:
        self._hub, self._entrance = hub, entrance
        self._server: SocketIoServer | None = None
        self._loading = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope = {**scope}  # a WebSocket that is open forgets its headers; who comes is asked after that here
        query = QueryParams(scope.get("query_string", b""))
        try:
            if "j" in query:
                raise InvalidInput("JSONP is not served: use polling or a WebSocket.")
            if "sid" not in query:
                self._hub.roster.check_room(None)
            server = self._server or await self._load()
            if scope["type"] == "websocket":
                receive = self._packets(server, query.get("sid", ""), scope, receive)
            elif scope["method"] == "POST":
                receive = await self._body(server, query.get("sid", ""), receive)
        except TidegaugeError as error:
            await refuse_any(scope, send, error)
            return
        await server.handle_request(scope, receive, send)

    async def stop(self) -> None:
        """End the library's own work."""
        if self._server is not None:
            await self._server.shutdown()

    async def _load(self) -> SocketIoServer:
        async with self._loading:
            if self._server is None:
                module = await asyncio.to_thread(socketio_library.load, _SERVER)
                self._server = module.SocketIoServer(self._hub, self._entrance)
        assert self._server is not None
        return self._server

    def _packets(self, server: SocketIoServer, engine_id: str, scope: Scope, receive: Receive) -> Receive:
        """A `receive` that ends the WebSocket instead of giving what is no packet."""
        server.note_socket(engine_id, scope)

        async def received() -> MutableMapping[str, Any]:
            message = await receive()
            return message if message["type"] != "websocket.receive" or _is_packet(message.get("text")) else dict(_GONE)

        return received

    async def _body(self, server: SocketIoServer, engine_id: str, receive: Receive) -> Receive:
        """A `receive` with the whole body, whose packets were looked at. Raises InvalidInput, PayloadTooLarge; the session is over then."""
        body = bytearray()
        while (message := await receive())["type"] == "http.request":
            body += message.get("body", b"")
            if len(body) > MAX_MESSAGE_BYTES:
                await server.drop(engine_id)
                raise PayloadTooLarge(f"The body is larger than {MAX_MESSAGE_BYTES:,} bytes.")
            if not message.get("more_body"):
                break
        if not all(map(_is_packet, body.decode(errors="replace").split(_SEPARATOR))):
            await server.drop(engine_id)
            raise InvalidInput("Not packets of Engine.IO 4.")

        async def received() -> MutableMapping[str, Any]:
            return {"type": "http.request", "body": bytes(body), "more_body": False}

        return received


def socketio_door(hub: Hub, accounts: Accounts) -> SocketIoDoor:
    """For the app: its accounts decide who may look."""
    return SocketIoDoor(hub, lambda scope: (Handshake if scope["type"] == "websocket" else RequestHandshake)(accounts, scope))


def _is_packet(text: str | None) -> bool:
    """Whether this is a packet of Engine.IO 4 that clients send: close, ping, pong, upgrade, or a Socket.IO packet without attachments."""
    if not text:
        return False
    return text[1:2] in ("0", "1", "2", "3") if text[0] == "4" else text in ("1", "2", "2probe", "3", "3probe", "5", "6")
