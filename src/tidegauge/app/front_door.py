"""The first thing a request meets: the hot ingest routes and live connections go straight to their handlers, everything else to the framework."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from tidegauge.ingest.reply import ANY_ORIGIN, open_to_any_origin

Handler = Callable[[Scope, Receive, Send], Awaitable[None]]

_PREFLIGHT: Final = [
    ANY_ORIGIN,
    (b"access-control-allow-methods", b"POST"),
    (b"access-control-allow-headers", b"authorization, content-type, content-encoding, x-api-key"),
    (b"access-control-max-age", b"86400"),
    (b"content-length", b"0"),
]


class FrontDoor:
    """ASGI: `hot` maps a path to the plain handler of its POST, `live` the path of a WebSocket to its endpoint, `streams` that of an answer without end
    (its GET and POST); `app` takes the rest. In the latter two a path that ends with a slash stands for everything right below it.

    An open connection holds every layer between the server and its endpoint: the framework's and ours are a dozen.
    """

    def __init__(self, app: ASGIApp, hot: dict[str, Handler], live: dict[str, Handler] | None = None, streams: dict[str, Handler] | None = None) -> None:
        self._app = app
        self._hot = hot
        self._live = live or {}
        self._streams = streams or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._below(self._live, scope["path"])(scope, receive, send)
            return
        handler = self._hot.get(scope["path"]) if scope["type"] == "http" else None
        if handler is not None:
            scope["endpoint_name"] = scope["path"]
        if handler is None:
            await (self._app if scope["type"] != "http" else self._below(self._streams, scope["path"]))(scope, receive, send)
        elif scope["method"] not in ("POST", "OPTIONS"):
            await self._app(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await send({"type": "http.response.start", "status": 204, "headers": _PREFLIGHT})
            await send({"type": "http.response.body", "body": b""})
        elif any(name == b"origin" for name, _ in scope["headers"]):
            await handler(scope, receive, open_to_any_origin(send))
        else:
            await handler(scope, receive, send)

    def _below(self, table: dict[str, Handler], path: str) -> Handler:
        return table.get(path) or table.get(path[: path.rfind("/") + 1], self._app)
