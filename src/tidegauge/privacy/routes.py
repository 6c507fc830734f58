"""HTTP: all data of one person, as a file or gone."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.core.clock import Clock
from tidegauge.privacy.desk import MAX_BULK_BYTES, BulkBody, ErasureDesk
from tidegauge.privacy.export import PersonExport

Owner = Annotated[Principal, Depends(require(Permission.PRIVACY))]
ProjectOwner = Annotated[Principal, Depends(require(Permission.PRIVACY, project="path"))]


def privacy_router(desk: ErasureDesk, export: PersonExport, clock: Clock) -> APIRouter:
    """Goes before the routes of people: a person's id takes the rest of a path."""
    router = APIRouter(tags=["privacy"])

    @router.get("/api/people/{person:path}/export", summary="Everything that is kept of a person, as a ZIP file", response_class=StreamingResponse)
    async def file(person: str, owner: Owner) -> Response:
        key, pieces = await export.open(owner.project_id, person, owner.timezone, clock.now_ms())
        headers = {"content-disposition": f'attachment; filename="person-{int(key)}.zip"', "cache-control": "no-store"}
        return StreamingResponse(pieces, media_type="application/zip", headers=headers)

    @router.delete("/api/people/{person:path}", summary="Erase everything that is kept of a person, for ever", status_code=202)
    async def erase(person: str, owner: Owner) -> Response:
        return _json(await desk.ask(owner.project_id, person, owner.person_id), status=202)

    @router.get("/api/projects/{project_id}/erasures", summary="Who was erased, without saying who")
    async def erasures(project_id: str, owner: ProjectOwner) -> Response:
        return _json(await desk.list(owner.project_id))

    @router.post("/api/projects/{project_id}/erasures", summary="Erase many people at once, for ever", status_code=202, openapi_extra=body_schema(BulkBody))
    async def erase_many(project_id: str, request: Request, owner: ProjectOwner) -> Response:
        given = await body_of(request, BulkBody, MAX_BULK_BYTES)
        return _json(await desk.ask_many(owner.project_id, given.ids, owner.person_id), status=202)

    @router.post("/api/projects/{project_id}/erasures/{erasure}/check", summary="Look for an erased person in the whole store")
    async def check(project_id: str, erasure: str, owner: ProjectOwner) -> Response:
        return _json(await desk.check(owner.project_id, erasure))

    return router


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json", headers={"cache-control": "no-store"})
