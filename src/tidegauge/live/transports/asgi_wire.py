"""A wire over plain ASGI, for servers without our frame protocol."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from tidegauge.live.frame import Frame

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class AsgiWire:
    """Sends one frame at a time with ASGI's `send`; while one is on its way, `can_write` is false. `run` must be running."""

    def __init__(self, send: Send) -> None:
        self.on_writable: Callable[[], None] = lambda: None
        self._send = send
        self._frame: Frame | None = None
        self._has_frame = asyncio.Event()
        self._is_ended = False
        self._heard_s = asyncio.get_running_loop().time()
        self._run: asyncio.Task[None] | None = None

    @property
    def can_write(self) -> bool:
        return self._frame is None and not self._is_ended

    @property
    def last_heard_s(self) -> float:
        return self._heard_s

    def heard(self) -> None:
        """The peer gave a sign of life."""
        self._heard_s = asyncio.get_running_loop().time()

    def write(self, frame: Frame) -> None:
        if not self._is_ended:
            self._frame = frame
            self._has_frame.set()

    def abort(self) -> None:
        self._is_ended = True
        if self._run is not None:
            self._run.cancel()

    async def run(self) -> None:
        """Send what is written, until cancelled or the peer is gone (OSError of the server's `send`)."""
        self._run = asyncio.current_task()
        try:
            while True:
                await self._has_frame.wait()
                self._has_frame.clear()
                if self._frame is not None:
                    await self._send({"type": "websocket.send", "text": self._frame.text})
                    self._frame = None
                    self.on_writable()
        except OSError:
            return
        finally:
            self._is_ended = True
