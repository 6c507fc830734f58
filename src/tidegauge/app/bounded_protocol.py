"""What a connection may cost before it is anybody's: uvicorn waits without end for headers and bodies, takes headers of any size and any number of
connections, all of them from one address."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Collection, Iterable
from functools import partial
from typing import Final

import msgspec

from tidegauge.app.guests import Guests
from tidegauge.ingest.client_address import Networks
from tidegauge.live.transports.frame_protocol import FrameProtocol
from tidegauge.live.transports.stream_protocol import StreamProtocol

SWEEP_S: Final = 1.0
_REASONS: Final = {408: "Request Timeout", 431: "Request Header Fields Too Large", 503: "Service Unavailable"}
_TEXTS: Final = {
    408: ("request_timeout", "The request did not arrive in time. Send it again."),
    431: ("headers_too_large", "The request's line and headers are larger than this server takes (max_header_bytes)."),
    503: ("unavailable", "This server has as many connections as it takes, in all or from your address. Try again shortly."),
}


class ConnectionLimits(msgspec.Struct, frozen=True):
    """Times in seconds."""

    connections: int = 20_000
    connections_per_address: int = 5_000
    trusted_proxies: Networks = ()
    header_timeout_s: float = 10.0
    body_timeout_s: float = 31.0
    header_bytes: int = 32_768


class BoundedProtocol(StreamProtocol):
    """Give uvicorn a subclass with `limits`, and call `sweep` every second: a timer for each request would cost more than all of them need."""

    limits = ConnectionLimits()
    guests = Guests(ConnectionLimits.connections_per_address)
    _is_proxied = False
    _is_turned_away = False
    _deadline_s = 0.0
    _read_bytes = 0
    _is_in_headers = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._deadline_s = self.loop.time() + self.limits.header_timeout_s
        self._places: deque[str] = deque()  # whose the connection and its requests are, as long as they are counted
        peer = self.client[0] if self.client else ""
        self._is_proxied = self.guests.is_proxy(peer)
        if len(self.connections) > self.limits.connections or not (self._is_proxied or self._enter(peer)):
            self._turn_away()

    def connection_lost(self, exc: Exception | None) -> None:
        _leave(self.guests, self._places)
        self._places.clear()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._is_in_headers:
            self._read_bytes += len(data)
            super().data_received(data)
            if self._is_in_headers and self._read_bytes > self.limits.header_bytes:
                self._refuse(431)
        else:
            super().data_received(data)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._is_in_headers = True
        self._deadline_s = self.loop.time() + self.limits.header_timeout_s

    def on_headers_complete(self) -> None:
        if self.transport.is_closing():
            return
        if self._read_bytes > self.limits.header_bytes and self._header_bytes() > self.limits.header_bytes:
            self._refuse(431)
            return
        if self._is_proxied and not self._enter(self.guests.named_in(self.scope)):
            self._turn_away()
            return
        self._is_in_headers = False
        self._read_bytes = 0
        self._deadline_s += self.limits.body_timeout_s
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        if self._is_proxied and self._places:
            self.guests.leave(self._places.popleft())
        super().on_response_complete()

    def on_message_complete(self) -> None:
        self._deadline_s = 0.0
        if not self.transport.is_closing():
            super().on_message_complete()

    def on_body(self, body: bytes) -> None:
        if not self.transport.is_closing():
            super().on_body(body)

    def handle_websocket_upgrade(self) -> None:
        self._deadline_s = 0.0
        if not self.transport.is_closing():
            super().handle_websocket_upgrade()
            self._hand_over()

    def _enter(self, address: str) -> bool:
        place = self.guests.enter(address)
        if place is None:
            return False
        self._places.append(place)
        return True

    def _hand_over(self) -> None:
        """What was an HTTP connection is a WebSocket now, and counts until that is gone."""
        protocol = self.transport.get_protocol()
        if isinstance(protocol, FrameProtocol):
            protocol.on_lost = partial(_leave, self.guests, tuple(self._places))
            self._places.clear()

    def check(self, now_s: float) -> None:
        """End the connection when what it waits for has not come in time. While it is not read (a body that is not asked for yet), it is not late."""
        if not self._deadline_s or now_s < self._deadline_s:
            return
        if self.flow.read_paused:
            self._deadline_s = now_s + self.limits.header_timeout_s
            return
        self._deadline_s = 0.0
        self._refuse(408)

    def _header_bytes(self) -> int:
        return len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)

    def _may_answer(self) -> bool:
        """Whether the other side waits for an answer and none is under way; who never sent a byte (a browser's connection ahead of need) does not."""
        if self._is_in_headers:
            return (self.cycle is None or self.cycle.response_complete) and (self._read_bytes > 0 or self._is_turned_away)
        return self.cycle is None or not self.cycle.response_started

    def _turn_away(self) -> None:
        self._is_turned_away = True
        self._refuse(503)

    def _refuse(self, status: int) -> None:
        """Say why, where that is still possible, and close."""
        if self.transport.is_closing():
            return
        if self._may_answer():
            code, message = _TEXTS[status]
            body = msgspec.json.encode({"error": {"code": code, "message": message, "details": [], "request_id": ""}})
            head = f"HTTP/1.1 {status} {_REASONS[status]}\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
            self.transport.write(head.encode() + body)
        self.transport.close()


def _leave(guests: Guests, places: Iterable[str]) -> None:
    for place in places:
        guests.leave(place)


async def sweep_forever(connections: Collection[object]) -> None:
    """Look at all connections every second."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(SWEEP_S)
        now_s = loop.time()
        for connection in list(connections):
            if isinstance(connection, BoundedProtocol):
                connection.check(now_s)
