"""`/docs`: the API reference from this process's own OpenAPI document, with the viewer's files served from here (no other host)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

from fastapi import APIRouter
from starlette.responses import FileResponse, HTMLResponse, Response

_PAGE: Final = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tidegauge API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>"""

_START: Final = """SwaggerUIBundle({ url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis], layout: "BaseLayout" })"""

# The viewer builds markup from strings, which Trusted Types would refuse; it may do so on this one page, and still load only from here.
_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


def api_docs_router() -> APIRouter:
    """The page, its start script and the viewer's two files."""
    router = APIRouter(include_in_schema=False)
    static = Path(str(files("fastapi_offline").joinpath("static")))

    @router.get("/docs")
    async def page() -> Response:
        return HTMLResponse(_PAGE, headers={"content-security-policy": _POLICY})

    @router.get("/docs/start.js")
    async def start() -> Response:
        return Response(_START, media_type="text/javascript")

    @router.get("/docs/swagger-ui.css")
    async def style() -> Response:
        return FileResponse(static / "swagger-ui.css", media_type="text/css", headers={"cache-control": "public, max-age=86400"})

    @router.get("/docs/swagger-ui-bundle.js")
    async def script() -> Response:
        return FileResponse(static / "swagger-ui-bundle.js", media_type="text/javascript", headers={"cache-control": "public, max-age=86400"})

    return router
