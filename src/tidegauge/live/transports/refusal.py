"""How a live connection is refused before it is open: the error's status, the one error shape, and an id that finds it in the log."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Literal

import msgspec
import structlog

from tidegauge.core.errors import TidegaugeError
from tidegauge.core.ids import new_id
from tidegauge.telemetry.request_id import current_request_id

log = structlog.get_logger(__name__)

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


async def refuse(send: Send, error: TidegaugeError, kind: Literal["websocket.http", "http"]) -> None:
    """Answer with the error; `kind` is the prefix of ASGI's response messages."""
    request_id = current_request_id() or new_id()
    log.info("live_refused", code=error.code, status=error.status, request_id=request_id)
    headers = [(b"content-type", b"application/json"), (b"cache-control", b"no-store"), (b"x-request-id", request_id.encode())]
    if error.retry_after_s is not None:
        headers.append((b"retry-after", str(max(1, round(error.retry_after_s))).encode()))
    body = msgspec.json.encode({"error": {"code": error.code, "message": error.message, "details": error.details, "request_id": request_id}})
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
