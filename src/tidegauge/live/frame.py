"""An outgoing message, framed once for all who get it."""

from __future__ import annotations

from functools import cached_property


class Frame:
    """A text message. `wire` is its WebSocket frame (servers do not mask), `text` what ASGI's send takes; each is made once, when first wanted."""

    def __init__(self, payload: bytes) -> None:
        self.payload = payload

    @cached_property
    def wire(self) -> bytes:
        size = len(self.payload)
        if size < 126:
            return b"\x81%c%b" % (size, self.payload)
        if size < 65_536:
            return b"\x81\x7e%b%b" % (size.to_bytes(2, "big"), self.payload)
        return b"\x81\x7f%b%b" % (size.to_bytes(8, "big"), self.payload)

    @cached_property
    def text(self) -> str:
        return self.payload.decode()
