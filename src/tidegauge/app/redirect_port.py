"""A port without TLS that does one thing: lead people to HTTPS. Programs are told that they came the wrong way."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from typing import Final

MAX_BYTES: Final = 8_192
TIMEOUT_S: Final = 5.0
_LINE: Final = re.compile(rb"([A-Z]{1,16}) (/[!-~]{0,2000}) HTTP/1\.[01]\r\n")
_OF_PROGRAMS: Final = re.compile(rb"/(api|admin/api|alerts/rules|health|metrics|ws|socket\.io)(?![^/?#])")
"""First parts of paths that programs call: a redirect would hide from them that keys and data went unencrypted."""
_REFUSAL: Final = json.dumps(
    {
        "error": {
            "code": "https_required",
            "message": "This call came unencrypted, and nothing was done. Send it by HTTPS, and replace the key or password that it carried.",
            "details": [],
        }
    }
).encode()


class RedirectPort:
    """Answers requests for pages with 308 to the same path below `base_url`, never to a host that the request names, and all others with 403."""

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
            return _head(b"400 Bad Request", b"")
        method, path = found.groups()
        if method not in (b"GET", b"HEAD") or _OF_PROGRAMS.match(path):
            body = b"" if method == b"HEAD" else _REFUSAL
            return _head(b"403 Forbidden", b"content-type: application/json\r\ncache-control: no-store\r\n", len(_REFUSAL)) + body
        return _head(b"308 Permanent Redirect", b"location: " + self._base_url.encode() + path + b"\r\n")


def _head(status: bytes, headers: bytes, length: int = 0) -> bytes:
    return b"HTTP/1.1 " + status + b"\r\n" + headers + b"content-length: %d\r\nconnection: close\r\n\r\n" % length
