"""`/api/live`: the messages of `/ws` as server-sent events, where a proxy lets no WebSocket through.

GET with `subscribe=` (a subscribe message as JSON, any number of times), or POST with `{"subscribe": [...]}`; more messages go to `/api/live/{connection}`.
"""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec
from starlette.datastructures import Headers, QueryParams

from tidegauge.accounts.body import decode_body
from tidegauge.accounts.gate import Gate as Accounts
from tidegauge.accounts.principal import Principal
from tidegauge.core.errors import ErrorDetail, InvalidInput, NotFound, PayloadTooLarge, TidegaugeError, Unauthenticated
from tidegauge.live.connection import Connection, Viewer
from tidegauge.live.frame import Frame
from tidegauge.live.hub import Hub
from tidegauge.live.messages import Connected
from tidegauge.live.transports.frame_protocol import MAX_MESSAGE_BYTES
from tidegauge.live.transports.handshake import RequestHandshake
from tidegauge.live.transports.refusal import Send, refuse_any
from tidegauge.live.transports.stream_protocol import TRANSPORT
from tidegauge.live.transports.stream_wire import EventStreamWire
from tidegauge.live.transports.websocket import Entrance, Receive, Scope

PATH: Final = "/api/live"
RETRY_MS: Final = (1_000, 5_000)
"""Between these a browser's EventSource waits before it comes back; each is told its own time, so that a restart brings no crowd."""
_HEADERS: Final = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),  # nginx would keep the events back
    (b"x-content-type-options", b"nosniff"),
]
Message = dict[str, Any]


class Asked(msgspec.Struct, forbid_unknown_fields=True):
    """The body of a POST: subscribe messages."""

    subscribe: list[Message] = []


class EventStreams:
    """The ASGI application of the path, and the streams that are open. `entrance` makes the gate of a request."""

    def __init__(self, hub: Hub, entrance: Callable[[Scope], Entrance]) -> None:
        self._hub, self._entrance = hub, entrance
        self._open: dict[str, Connection] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        gate = self._entrance(scope)
        try:
            viewer = await gate.enter()
            if viewer is None:
                raise Unauthenticated("Not signed in. Send a token or key as 'Authorization: Bearer …' or '?token=', or the login cookie.")
            asked = await _asked(scope, receive)
            self._hub.roster.check_room(viewer.name)
        except TidegaugeError as error:
            await refuse_any(scope, send, error)
            return
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": b"retry: %d\n\n" % random.randint(*RETRY_MS), "more_body": True})
        transport = scope.get("extensions", {}).get(TRANSPORT, {}).get("transport")
        await self._serve(EventStreamWire(send, transport, _last_id(scope), self._hub.limits.idle_s), gate, viewer, asked, receive)

    async def _serve(self, wire: EventStreamWire, gate: Entrance, viewer: Viewer, asked: list[Message], receive: Receive) -> None:
        loop, name = asyncio.get_running_loop(), secrets.token_urlsafe(16)
        connection = self._open[name] = Connection(self._hub, wire, gate, viewer, loop.time(), "event_stream")
        self._hub.roster.put(connection)
        sending = loop.create_task(wire.run())
        try:
            connection.greet()
            connection.outbox.remark(Frame(msgspec.json.encode(Connected(name))))
            for number, message in enumerate(asked, 1):
                await connection.receive(msgspec.json.encode({"id": str(number)} | message | {"type": "subscribe"}))
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            del self._open[name]
            self._hub.part(connection)
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)

    async def tell(self, name: str, caller: Principal, messages: Sequence[Message]) -> None:
        """Messages from the reader of a stream, in order, at a socket's pace; what is wrong with one is said on the stream.

        Raises NotFound for a stream that is not the caller's.
        """
        for message in messages:
            connection = self._open.get(name)
            viewer = connection.viewer if connection is not None else None
            if connection is None or viewer is None or (viewer.name, viewer.project_id) != (caller.name, caller.project_id):
                raise NotFound("There is no such stream of yours. Open it again.")
            wait_s = connection.delay_s(asyncio.get_running_loop().time())
            if wait_s is None:
                return
            if wait_s:
                await asyncio.sleep(wait_s)
            await connection.receive(msgspec.json.encode(message))


def event_streams(hub: Hub, accounts: Accounts) -> EventStreams:
    """For the app: its accounts decide who may look."""
    return EventStreams(hub, lambda scope: RequestHandshake(accounts, scope))


async def _asked(scope: Scope, receive: Receive) -> list[Message]:
    given = QueryParams(scope.get("query_string", b"")).getlist("subscribe")
    try:
        asked = [msgspec.json.decode(text, type=Message) for text in given]
    except (msgspec.DecodeError, RecursionError) as problem:
        reason = f"subscribe: not a subscribe message as JSON: {problem}."
        raise InvalidInput(reason, details=[ErrorDetail("subscribe", "is no JSON object")]) from None
    if scope["method"] == "POST":
        asked += decode_body(await _body(receive), Headers(scope=scope).get("content-type", ""), Asked, MAX_MESSAGE_BYTES).subscribe
    return asked


async def _body(receive: Receive) -> bytes:
    body = bytearray()
    while (message := await receive())["type"] == "http.request":
        body += message.get("body", b"")
        if len(body) > MAX_MESSAGE_BYTES:
            raise PayloadTooLarge(f"The body is larger than {MAX_MESSAGE_BYTES:,} bytes.")
        if not message.get("more_body"):
            break
    return bytes(body)


def _last_id(scope: Scope) -> int:
    """Where a returning reader's ids go on. What it missed is in the snapshots that every subscription starts with."""
    text = Headers(scope=scope).get("last-event-id", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
