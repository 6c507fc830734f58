"""Answers of the plain ASGI handlers."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from tidegauge.core.errors import TidegaugeError

Send = Callable[[Any], Awaitable[None]]


async def send_json(send: Send, status: int, body: bytes, request_id: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> None:
    """Send a whole JSON answer."""
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (b"content-type", b"application/json"),
                (b"content-length", b"%d" % len(body)),
                (b"x-content-type-options", b"nosniff"),
                (b"cache-control", b"no-store"),
                (b"x-request-id", request_id.encode()),
                *headers,
            ],
        }
    )
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
