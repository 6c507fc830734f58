"""The page that a public link opens: the interface's own, framed by nobody but those whom the link names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from tidegauge.app.pages import NOT_BUILT, Pages
from tidegauge.app.security_headers import framed_by

OriginsOf = Callable[[str], Awaitable[tuple[str, ...]]]


def share_page_router(pages: Pages, origins_of: OriginsOf) -> APIRouter:
    """`/share/{token}`. `origins_of` gives the pages that may embed what a token opens."""
    router = APIRouter(include_in_schema=False)

    @router.api_route("/share/{token}", methods=["GET", "HEAD"])
    async def share(token: str, request: Request) -> Response:
        response = pages.response("index.html", request.headers.get("accept-encoding", "")) or HTMLResponse(NOT_BUILT)
        response.headers["referrer-policy"] = "no-referrer"
        if origins := await origins_of(token):
            response.headers["content-security-policy"] = framed_by(origins)
        return response

    return router
