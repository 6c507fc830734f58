"""A wire over plain ASGI, for servers without our frame protocol."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from tidegauge.live.frame import Frame

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class AsgiWire:
    """Sends one message at a time with ASGI's `send`; while one is on its way, `can_write` is false. `run` must be running."""

    def __init__(self, send: Send) -> None:
        self.can_write = True
        self.last_heard_s = asyncio.get_running_loop().time()
        self.on_writable: Callable[[], None] = lambda: None
        self._send = send
        self._next: dict[str, Any] | None = None
        self._end: tuple[int, str] | None = None
        self._is_over = False
        self._has_work = asyncio.Event()
        self._runner: asyncio.Task[None] | None = None

    def write(self, frame: Frame) -> None:
        if not self._is_over:
            self._next = self._message(frame)
            self.can_write = False
            self._has_work.set()

    def close(self, code: int, reason: str) -> None:
        self._end = self._end or (code, reason)
        self._has_work.set()

    def abort(self) -> None:
        self.can_write, self._is_over = False, True
        if self._runner is not None:
            self._runner.cancel()

    async def run(self) -> None:
        """Send what is written, until closed, cancelled, or the peer is gone (OSError of the server's `send`). What was said before the end comes before it."""
        self._runner = asyncio.current_task()
        try:
            while await self._has_work.wait():
                self._has_work.clear()
                if self._next is not None:
                    message, self._next = self._next, None
                    await self._send(message)
                self.can_write = True
                self.on_writable()
                if self._next is None and self._end is not None:
                    self.can_write, self._is_over = False, True
                    await self._send(self._farewell(*self._end))
                    return
        except OSError:
            return
        finally:
            self.can_write, self._is_over = False, True

    def _message(self, frame: Frame) -> dict[str, Any]:
        return {"type": "websocket.send", "text": frame.text}

    def _farewell(self, code: int, reason: str) -> dict[str, Any]:
        return {"type": "websocket.close", "code": code, "reason": reason}
