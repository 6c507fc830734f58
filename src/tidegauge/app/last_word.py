"""An answer for requests that the stop of the server ends."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tidegauge.app.error_page import error_response
from tidegauge.core.errors import Unavailable

RETRY_AFTER_S = 2.0


class LastWord:
    """ASGI: what is cancelled before it began its answer answers 503 with a time to come back; the server would say 500."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def noted(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except asyncio.CancelledError:
            if has_begun:
                raise
            stopping = Unavailable("The server is stopping. Ask again in a moment.", code="stopping", retry_after_s=RETRY_AFTER_S)
            await error_response(stopping)(scope, receive, send)
