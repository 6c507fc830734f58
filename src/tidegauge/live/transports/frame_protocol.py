"""uvicorn's WebSocket protocol with a side door for frames that are already built.

ASGI's `send` costs a coroutine, a dict and a frame per message: 23 us a subscriber. The side door writes shared bytes to the transport, next to the cost of
the system call itself. It is offered to the application in `scope["extensions"]["tidegauge.wire"]`.
"""

from __future__ import annotations

import logging
import socket
from asyncio.transports import BaseTransport
from collections.abc import Callable
from typing import Any, Final, cast

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets import frames
from websockets.http11 import Request

from tidegauge.live.frame import Frame
from tidegauge.live.transports.mailbox import Mailbox, Signal

EXTENSION: Final = "tidegauge.wire"
MAX_MESSAGE_BYTES: Final = 65_536
MAX_FRAGMENTS: Final = 1_000
"""Fragments of one message; empty ones cost memory without counting as bytes."""
UNSENT_BYTES: Final = 65_536
"""Frames wait with us for a slow peer, not in the kernel (whose queue would grow to megabytes of old states): the socket holds at most this much unsent."""

_quiet = logging.getLogger("uvicorn.error.websocket")
_quiet.setLevel(logging.WARNING)  # uvicorn's info line of an accepted socket holds its whole URL, tokens included


class FrameProtocol(WebSocketsSansIOProtocol):
    """Give this class to uvicorn as `ws`. No compression (one frame for all, no deflate bombs); messages above 64 KB end the connection with 1009."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.logger = _quiet
        self.queue = cast(Any, Mailbox())
        self.writable = cast(Any, Signal())
        self.conn.logger = _quiet  # else a line of the log for every connection
        self.conn.max_message_size = MAX_MESSAGE_BYTES
        self.conn.available_extensions = []
        self.can_write = True
        self.last_heard_s = self.loop.time()
        self.on_writable: Callable[[], None] = _nothing
        self.on_lost: Callable[[], None] = _nothing

    def write(self, frame: Frame) -> None:
        if not self.close_sent:
            self.transport.write(frame.wire)

    def close(self, code: int, reason: str) -> None:
        if self.close_sent or self.transport.is_closing():
            return
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.conn.send_close(code, reason)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        if self.read_paused:
            self.read_paused = False
            self.transport.resume_reading()
        self.close_timer = self.loop.call_later(self.close_timeout, self.transport.abort)

    def abort(self) -> None:
        self.transport.abort()

    def connection_made(self, transport: BaseTransport) -> None:
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(high=UNSENT_BYTES)
        raw = transport.get_extra_info("socket")
        if raw is not None and raw.family in (socket.AF_INET, socket.AF_INET6) and hasattr(socket, "TCP_NOTSENT_LOWAT"):
            raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT_BYTES)

    def connection_lost(self, exc: Exception | None) -> None:
        self.can_write = False
        self.on_writable = _nothing
        self.on_lost()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self.last_heard_s = self.loop.time()
        super().data_received(data)

    def pause_writing(self) -> None:
        super().pause_writing()
        self.can_write = False

    def resume_writing(self) -> None:
        super().resume_writing()
        self.can_write = True
        self.on_writable()

    def handle_cont(self, event: frames.Frame) -> None:
        super().handle_cont(event)
        if len(self.frames) > MAX_FRAGMENTS:
            self.transport.abort()

    async def send(self, message: ASGISendEvent) -> None:
        await super().send(message)
        if message["type"] == "websocket.accept":
            self.request.headers.clear()  # the parser holds on to the request
            self.request.path = ""
            del self.request, self.response  # kilobytes of headers, and a token, that an open connection has no use for

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if not self.close_sent:
            self.scope["extensions"][EXTENSION] = {"wire": self}


def _nothing() -> None:
    return None
