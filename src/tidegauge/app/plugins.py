"""Widgets of the installation's own: what stands in `plugins/` of the data directory, served under a policy that lets it reach nothing."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Annotated, Final

import msgspec
from fastapi import APIRouter, Depends, Response
from msgspec import Meta
from starlette.responses import FileResponse

from tidegauge.accounts.dependencies import public, signed_in
from tidegauge.accounts.principal import Principal
from tidegauge.core.errors import NotFound

_KEY: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")
_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
}
_MAX_MANIFEST_BYTES: Final = 16_384
_MAX_LISTED: Final = 200

_PLUGIN_POLICY: Final = "; ".join(
    (
        "sandbox allow-scripts",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src data:",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    )
)
"""No network, no forms, no frames; `sandbox` takes the origin away even when the page is opened by itself."""

_HEADERS: Final = {
    "content-security-policy": _PLUGIN_POLICY,
    "x-frame-options": "SAMEORIGIN",
    # The page has no origin of its own, so its scripts and styles come to it as to a stranger.
    "cross-origin-resource-policy": "cross-origin",
    "access-control-allow-origin": "*",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
}


class Manifest(msgspec.Struct, frozen=True):
    """`plugin.json`: how a plug-in presents itself. Keys unknown to this version are let by."""

    name: Annotated[str, Meta(min_length=1, max_length=80)]
    description: Annotated[str, Meta(max_length=400)] = ""
    version: Annotated[str, Meta(max_length=40)] = ""


class Plugin(msgspec.Struct, frozen=True):
    """An installed plug-in; `key` is its folder."""

    key: str
    name: str
    description: str
    version: str


class Plugins:
    """The folders of `directory`, read anew each time: a plug-in is installed by putting it there, without a restart."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def file(self, key: str, path: str) -> Path | None:
        """The file of a plug-in that a browser may have; None for anything else. Links that lead out of the folder are not followed."""
        parts = path.split("/")
        if not _KEY.fullmatch(key) or not all(_NAME.fullmatch(part) for part in parts) or Path(path).suffix not in _TYPES:
            return None
        root = (self._directory / key).resolve()
        found = (root / path).resolve()
        return found if root.parent == self._directory.resolve() and found.is_relative_to(root) and found.is_file() else None

    def list(self) -> tuple[Plugin, ...]:
        """Every folder with a page and a readable manifest, by key."""
        if not self._directory.is_dir():
            return ()
        keys = sorted(entry.name for entry in self._directory.iterdir() if entry.is_dir())[:_MAX_LISTED]
        return tuple(plugin for key in keys if (plugin := self._read(key)) is not None)

    def _read(self, key: str) -> Plugin | None:
        page, described = self.file(key, "index.html"), self.file(key, "plugin.json")
        if page is None or described is None or described.stat().st_size > _MAX_MANIFEST_BYTES:
            return None
        try:
            manifest = msgspec.json.decode(described.read_bytes(), type=Manifest)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return None
        return Plugin(key, manifest.name, manifest.description, manifest.version)


def plugins_router(plugins: Plugins) -> APIRouter:
    """`/plugins/{key}/…`, public because a page without an origin has no login to show and the files hold no data; the list wants a login."""
    router = APIRouter(tags=["dashboards"])

    @router.get("/api/plugins", summary="The plug-ins whose widgets a dashboard can show")
    async def installed(person: Annotated[Principal, Depends(signed_in())]) -> Response:
        return Response(msgspec.json.encode({"plugins": await asyncio.to_thread(plugins.list)}), media_type="application/json")

    @router.get("/plugins/{key}/{path:path}", dependencies=[Depends(public())], include_in_schema=False)
    async def page(key: str, path: str) -> Response:
        found = await asyncio.to_thread(plugins.file, key, path)
        if found is None:
            raise NotFound("There is no such file of a plug-in. Plug-ins stand in the plugins folder of the data directory.")
        return FileResponse(found, headers=_HEADERS, media_type=_TYPES[found.suffix])

    return router
