"""A port without TLS that does one thing: lead to HTTPS."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from typing import Final

MAX_BYTES: Final = 8_192
TIMEOUT_S: Final = 5.0
_LINE: Final = re.compile(rb"[A-Z]{1,16} (/[!-~]{0,2000}) HTTP/1\.[01]\r\n")


class RedirectPort:
    """Answers every request with 308 to the same path below `base_url`, never to a host that the request names."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._server: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> int:
        """Listen; gives the port. Raises OSError."""
        self._server = await asyncio.start_server(self._answer, host, port, limit=MAX_BYTES)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            async with asyncio.timeout(TIMEOUT_S):
                head = await reader.readuntil(b"\r\n")
                writer.write(self.response(head))
                await writer.drain()
        writer.close()

    def response(self, line: bytes) -> bytes:
        """The answer to a request's first line."""
        found = _LINE.fullmatch(line)
        if found is None:
            return b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        location = self._base_url.encode() + found[1]
        return b"HTTP/1.1 308 Permanent Redirect\r\nlocation: " + location + b"\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
