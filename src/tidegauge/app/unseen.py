"""Calls of the framework begin with nobody let in, so that a route which asks for no caller reads no events."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from tidegauge.contracts.sight import seeing_nothing


class Unseen:
    """ASGI: `app` answers requests that see no events until its dependencies say whose they are."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with seeing_nothing():
            await self._app(scope, receive, send)
