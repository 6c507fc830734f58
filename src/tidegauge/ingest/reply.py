"""Answers of the plain ASGI handlers."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from typing import Any, Final

import msgspec

from tidegauge.core.errors import TidegaugeError

Send = Callable[[Any], Awaitable[None]]

# A write key lets events in and nothing out, so any site may send with it; no cookies are involved.
ANY_ORIGIN: Final = (b"access-control-allow-origin", b"*")
OPEN_HEADERS: Final = (ANY_ORIGIN, (b"access-control-expose-headers", b"x-request-id, retry-after"))


def json_headers(size_bytes: int, request_id: str) -> list[tuple[bytes, bytes]]:
    """The headers of every JSON answer."""
    return [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % size_bytes),
        (b"x-content-type-options", b"nosniff"),
        (b"cache-control", b"no-store"),
        (b"x-request-id", request_id.encode()),
    ]


async def send_json(send: Send, status: int, body: bytes, request_id: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> None:
    """Send a whole JSON answer."""
    await send({"type": "http.response.start", "status": status, "headers": [*json_headers(len(body), request_id), *headers]})
    await send({"type": "http.response.body", "body": body})


async def send_error(send: Send, error: TidegaugeError, request_id: str) -> None:
    """Send an error in the one shape of every route, with Retry-After when it has one."""
    body = {"error": {"code": error.code, "message": error.message, "details": error.details, "request_id": request_id}}
    headers: list[tuple[bytes, bytes]] = []
    if error.retry_after_s is not None:
        headers.append((b"retry-after", b"%d" % max(1, math.ceil(error.retry_after_s))))
    if error.status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    if error.status == 413:
        headers.append((b"connection", b"close"))  # the rest of the body stays unread
    await send_json(send, error.status, msgspec.json.encode(body), request_id, tuple(headers))


def open_to_any_origin(send: Send) -> Send:
    """A `send` whose answers any origin may read."""

    async def send_open(message: Any) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *OPEN_HEADERS]
        await send(message)

    return send_open
