"""HTTP: an answer or a table as a file."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import IO, Annotated, Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.core.errors import Forbidden
from tidegauge.export.desk import ExportDesk
from tidegauge.export.file_name import file_name
from tidegauge.export.wish import MAX_BODY_BYTES, Wish, check
from tidegauge.export.writers import BY_EXTENSION, WRITERS

Asker = Annotated[Principal, Depends(require(Permission.QUERY))]
_CHUNK_BYTES: Final = 256 * 1024
_FILES: Final[dict[int | str, dict[str, Any]]] = {200: {"content": {writer.media_type: {} for writer in WRITERS}}}


def export_router(desk: ExportDesk) -> APIRouter:
    """`POST /api/export`. Statements need the permission for SQL as well."""
    router = APIRouter(tags=["export"])

    @router.post(
        "/api/export",
        summary="A question's answer, a statement's rows or a table that is shown, as a file",
        response_class=StreamingResponse,
        responses=_FILES,
        openapi_extra=body_schema(Wish),
    )
    async def export(request: Request, asker: Asker) -> Response:
        wish = await body_of(request, Wish, MAX_BODY_BYTES)
        check(wish)
        if wish.sql is not None and not asker.may(Permission.SQL):
            raise Forbidden("A file of a statement needs the permission to run SQL.")
        table = await desk.table(wish, asker)
        name = file_name(table.title, wish.format)
        headers = {
            "content-disposition": f"attachment; filename=\"export.{wish.format}\"; filename*=UTF-8''{quote(name, safe='')}",
            "cache-control": "no-store",
        }
        return StreamingResponse(_pieces(await desk.file(wish, table)), media_type=BY_EXTENSION[wish.format].media_type, headers=headers)

    return router


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    try:
        while piece := await asyncio.to_thread(file.read, _CHUNK_BYTES):
            yield piece
    finally:
        file.close()
