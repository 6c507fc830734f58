"""A wire over one HTTP answer that does not end: server-sent events."""

from __future__ import annotations

import asyncio
import math
import socket
from typing import Any, Final

import msgspec

from tidegauge.live.frame import Frame
from tidegauge.live.messages import PING, Closing
from tidegauge.live.transports.asgi_wire import AsgiWire, Send

UNSENT_BYTES: Final = 65_536
"""As for WebSockets: the latest state waits with us, not many old ones in the kernel."""
_HEARTBEAT: Final = b": ping\n\n"


class EventStreamWire(AsgiWire):
    """Each frame is one event with a growing `id`, from `last_id` on; heartbeats are comments.

    Nothing is ever heard of a reader: TCP tells when it is gone, after `idle_s` without a sign that anything arrives.
    """

    def __init__(self, send: Send, transport: asyncio.Transport | None, last_id: int, idle_s: float) -> None:
        super().__init__(send)
        self.last_heard_s = math.inf
        self._transport = transport
        self._id = last_id
        raw = transport.get_extra_info("socket") if transport is not None else None
        if raw is not None and raw.family in (socket.AF_INET, socket.AF_INET6) and hasattr(socket, "TCP_NOTSENT_LOWAT"):
            raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT_BYTES)
            raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, round(idle_s * 1000))

    def abort(self) -> None:
        super().abort()
        if self._transport is not None:
            self._transport.abort()  # a polite end would wait for the peer to read

    def _message(self, frame: Frame) -> dict[str, Any]:
        if frame.payload == PING:
            return {"type": "http.response.body", "body": _HEARTBEAT, "more_body": True}
        return {"type": "http.response.body", "body": self._event(frame.payload), "more_body": True}

    def _farewell(self, code: int, reason: str) -> dict[str, Any]:
        return {"type": "http.response.body", "body": self._event(msgspec.json.encode(Closing(code, reason))), "more_body": False}

    def _event(self, payload: bytes) -> bytes:
        self._id += 1
        return b"id: %d\ndata: %b\n\n" % (self._id, payload)
