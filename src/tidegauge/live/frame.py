"""An outgoing message, framed once for all who get it."""

from __future__ import annotations

from functools import cached_property

from websockets import frames


class Frame:
    """A text message. `wire` is its WebSocket frame (servers do not mask), `text` what ASGI's send takes; each is made once, when first wanted."""

    def __init__(self, payload: bytes) -> None:
        self.payload = payload

    @cached_property
    def wire(self) -> bytes:
        return frames.Frame(frames.Opcode.TEXT, self.payload).serialize(mask=False)

    @cached_property
    def text(self) -> str:
        return self.payload.decode()
