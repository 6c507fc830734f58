"""A wire over a Socket.IO session, by WebSocket or by polling. Imports the library: load this only when somebody connects."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from typing import Any

import msgspec
from engineio import packet as engine

from tidegauge.live.frame import Frame
from tidegauge.live.messages import PING


class NotedQueue(asyncio.Queue[Any]):
    """Packets to a client. `on_idle` is called when the client could be sent more than there is."""

    on_idle: Callable[[], None] | None = None

    async def get(self) -> Any:
        if self.empty() and self.on_idle is not None:
            self.on_idle()
        return await super().get()


class SocketIoWire:
    """Each frame is an event named by its type; heartbeats are Engine.IO's own. One event waits at the library, the rest with us."""

    def __init__(self, queue: NotedQueue, end: Callable[[], None]) -> None:
        self.can_write = False
        self.last_heard_s = math.inf  # Engine.IO asks for itself
        self.on_writable: Callable[[], None] = lambda: None
        self._queue, self._end = queue, end
        self._is_over = False
        queue.on_idle = self._idle

    def write(self, frame: Frame) -> None:
        if frame.payload == PING or self._is_over:
            return
        self.can_write = False
        message: dict[str, Any] = msgspec.json.decode(frame.payload)
        event = msgspec.json.encode([message.pop("type"), message]).decode()
        self._queue.put_nowait(engine.Packet(engine.MESSAGE, data=f"2{event}"))

    def close(self, code: int, reason: str) -> None:
        if self._is_over:
            return
        self.can_write, self._is_over = False, True
        for packet in (engine.Packet(engine.MESSAGE, data="1"), engine.Packet(engine.CLOSE), None):
            self._queue.put_nowait(packet)

    def abort(self) -> None:
        self.can_write, self._is_over = False, True
        self._end()

    def _idle(self) -> None:
        if not self._is_over:
            self.can_write = True
            self.on_writable()
