"""Every request has an id: in the log, in errors, and in the answer's `X-Request-ID`."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from contextvars import ContextVar
from typing import Any, Final

import structlog

from tidegauge.core.clock import Clock
from tidegauge.core.ids import new_id
from tidegauge.telemetry.metrics import Metrics

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_GIVEN_ID: Final = re.compile(rb"[A-Za-z0-9._-]{8,64}")
_request_id: ContextVar[str] = ContextVar("request_id", default="")

log = structlog.get_logger(__name__)


def current_request_id() -> str:
    """The id of the request being answered, "" outside of one."""
    return _request_id.get()


class RequestIds:
    """ASGI middleware: takes the caller's id when it has 8 to 64 plain characters, else makes one; then one access-log line and one metric a request.

    The access log is at debug level for `quiet` paths, which come too often to be read.
    """

    def __init__(self, app: App, metrics: Metrics, clock: Clock, *, quiet: frozenset[str] = frozenset()) -> None:
        self._app = app
        self._metrics = metrics
        self._clock = clock
        self._quiet = quiet

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        request_id = _given_id(scope) or new_id()
        token = _request_id.set(request_id)
        try:
            if scope["type"] == "http":
                await self._answer(scope, receive, send, request_id)
            else:
                await self._app(scope, receive, send)
        finally:
            _request_id.reset(token)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> None:
        started_s, status = self._clock.monotonic_s(), 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", request_id.encode())]
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
        finally:
            self._note(scope, status, self._clock.monotonic_s() - started_s)

    def _note(self, scope: Scope, status: int, duration_s: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else "OTHER"
        self._metrics.observe_request(method, endpoint_of(scope), status, duration_s)
        write = log.debug if scope["path"] in self._quiet else log.info
        write("request", method=scope["method"], path=scope["path"], status=status, duration_ms=round(duration_s * 1000, 2), client=_client(scope))


def _given_id(scope: Scope) -> str:
    given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
    return given.decode() if _GIVEN_ID.fullmatch(given) else ""


def endpoint_of(scope: Scope) -> str:
    """The pattern of the route that answered; "other" when none did, so that paths made up by callers make no time series."""
    route = scope.get("route")
    return getattr(route, "path", None) or scope.get("endpoint_name") or "other"


def _client(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""
