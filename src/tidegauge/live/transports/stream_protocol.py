"""uvicorn's HTTP protocol, which also shows its transport to the application: a reader that has stopped reading cannot be let go through ASGI.

It is offered in `scope["extensions"]["tidegauge.transport"]`.
"""

from __future__ import annotations

import asyncio
from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

TRANSPORT: Final = "tidegauge.transport"


class StreamProtocol(HttpToolsProtocol):
    """Give this class to uvicorn as `http`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._extensions: dict[str, dict[object, object]] = {TRANSPORT: {"transport": transport}}

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = self._extensions

    def handle_websocket_upgrade(self) -> None:
        super().handle_websocket_upgrade()
        # The parser and this object hold each other: kilobytes a connection until the next full collection, which may be far off.
        del self.parser, self.scope, self.headers, self.pipeline, self._extensions
