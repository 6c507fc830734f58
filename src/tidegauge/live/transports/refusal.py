"""How a live connection is refused before it is open: the error's status and the one error shape."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Literal

import msgspec

from tidegauge.core.errors import TidegaugeError

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


async def refuse(send: Send, error: TidegaugeError, kind: Literal["websocket.http", "http"]) -> None:
    """Answer with the error; `kind` is the prefix of ASGI's response messages."""
    headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store")]
    if error.retry_after_s is not None:
        headers.append((b"retry-after", str(max(1, round(error.retry_after_s))).encode()))
    body = msgspec.json.encode({"error": {"code": error.code, "message": error.message, "details": error.details}})
    if kind == "http":
        headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": f"{kind}.response.start", "status": error.status, "headers": headers})
    await send({"type": f"{kind}.response.body", "body": body})


async def refuse_any(scope: MutableMapping[str, Any], send: Send, error: TidegaugeError) -> None:
    """Answer a request or a handshake with the error; a handshake is only closed where the server cannot answer it."""
    if scope["type"] == "http":
        await refuse(send, error, "http")
    elif "websocket.http.response" in scope.get("extensions", {}):
        await refuse(send, error, "websocket.http")
    else:
        await send({"type": "websocket.close", "code": 1008, "reason": error.code})
