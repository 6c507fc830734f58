"""Serves the built interface: hashed assets for ever, the page itself never from cache, precompressed where the browser can.

A page that is opened asks for a dozen files at once, so they are read once and answered before the framework looks for a route.
"""

from __future__ import annotations

import mimetypes
from importlib.resources import files
from pathlib import Path
from typing import Final

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Match
from starlette.types import ASGIApp, Receive, Scope, Send

from tidegauge.core.errors import NotFound

_ENCODINGS: Final = (("br", ".br"), ("gzip", ".gz"))
_ASSETS: Final = "assets/"
_IMMUTABLE: Final = "public, max-age=31536000, immutable"
NOT_BUILT: Final = """<!doctype html><title>Tidegauge</title><h1>The interface is not built</h1>
<p>Run <code>make ui</code> in the checkout, then reload. The API works: see <a href="/docs">/docs</a>.</p>"""


class Pages:
    """The files of `directory` (the front-end build), found once at start so that no request touches a path of its own making."""

    def __init__(self, directory: Path) -> None:
        self._files = {path.relative_to(directory).as_posix(): path for path in directory.rglob("*") if path.is_file()} if directory.is_dir() else {}
        self._kept: dict[str, bytes] = {}

    def response(self, name: str, accept_encoding: str) -> Response | None:
        """The file, in the best encoding the browser takes; None when there is no such file."""
        if name not in self._files:
            return None
        headers = {"cache-control": _IMMUTABLE if name.startswith(_ASSETS) else "no-cache", "vary": "accept-encoding"}
        stored = name
        for encoding, suffix in _ENCODINGS:
            if encoding in accept_encoding and name + suffix in self._files:
                stored, headers["content-encoding"] = name + suffix, encoding
                break
        media_type = "application/manifest+json" if name.endswith(".webmanifest") else mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(self._content(stored), headers=headers, media_type=media_type)

    def _content(self, stored: str) -> bytes:
        """A hashed file never changes; the few others are small, and may be built anew."""
        content = self._kept.get(stored)
        if content is None:
            content = self._files[stored].read_bytes()
            if stored.startswith(_ASSETS):
                self._kept[stored] = content
        return content


class Assets:
    """ASGI: the hashed files of `pages`; `app` answers for everything else."""

    def __init__(self, app: ASGIApp, pages: Pages) -> None:
        self._app = app
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = self._find(scope) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        await (self._app if response is None else response)(scope, receive, send)

    def _find(self, scope: Scope) -> Response | None:
        name = scope["path"][1:]
        if not name.startswith(_ASSETS):
            return None
        accepted = next((value for key, value in scope["headers"] if key == b"accept-encoding"), b"")
        response = self._pages.response(name, accepted.decode("latin-1"))
        if response is not None:
            scope["endpoint_name"] = "/assets/{path}"
        return response


def web_directory() -> Path:
    """Where the wheel or the checkout keeps the built interface."""
    return Path(str(files("tidegauge").joinpath("web")))


def pages_router(pages: Pages) -> APIRouter:
    """`/` and every path the front end routes itself give the page; a path with a file extension gives that file or 404."""
    router = APIRouter(include_in_schema=False)

    async def page(request: Request, path: str = "") -> Response:
        accept_encoding = request.headers.get("accept-encoding", "")
        found = pages.response(path, accept_encoding) if path else None
        if found is not None:
            return found
        if path.startswith(("api/", "admin/api/", "assets/", "health/", "ws", "metrics/", "socket.io/")) or "." in path.rpartition("/")[2]:
            if methods := _other_methods(request):
                raise HTTPException(405, headers={"allow": ", ".join(methods)})
            raise NotFound("There is nothing at this address. See /docs for the calls there are.")
        return pages.response("index.html", accept_encoding) or HTMLResponse(NOT_BUILT, status_code=200)

    router.add_api_route("/", page, methods=["GET", "HEAD"])
    router.add_api_route("/{path:path}", page, methods=["GET", "HEAD"])
    return router


def _other_methods(request: Request) -> list[str]:
    """The methods that a call at this address takes: the page's route takes every GET, so the framework does not see that there is one."""
    scopes = {method: {**request.scope, "method": method} for method in ("POST", "PUT", "PATCH", "DELETE")}
    return [method for method, scope in scopes.items() if any(route.matches(scope)[0] is Match.FULL for route in request.app.router.routes)]
