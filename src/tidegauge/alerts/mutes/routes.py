"""HTTP doors to mutes."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.alerts.mutes.desk import MuteDesk
from tidegauge.alerts.mutes.mute import Mute
from tidegauge.contracts.json_schema import body_schema

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Editor = Annotated[Principal, Depends(require(Permission.ALERTS_EDIT))]


def mute_router(desk: MuteDesk) -> APIRouter:
    """`/api/alerts/mutes`."""
    router = APIRouter(prefix="/api/alerts/mutes", tags=["alerts"])

    @router.get("", summary="Times in which nobody is told, and which hold now")
    async def mutes(reader: Reader) -> Response:
        return _json({"mutes": await desk.all(reader.project_id, reader.timezone)})

    @router.post("", summary="Add a mute", status_code=201, openapi_extra=body_schema(Mute))
    async def add(request: Request, editor: Editor) -> Response:
        return _json(await desk.put(editor.project_id, editor.timezone, None, await body_of(request, Mute), editor.person_id), 201)

    @router.put("/{mute}", summary="Change a mute", openapi_extra=body_schema(Mute))
    async def change(mute: str, request: Request, editor: Editor) -> Response:
        return _json(await desk.put(editor.project_id, editor.timezone, mute, await body_of(request, Mute), editor.person_id))

    @router.delete("/{mute}", summary="Remove a mute", status_code=204)
    async def remove(mute: str, editor: Editor) -> Response:
        await desk.remove(editor.project_id, mute)
        return Response(status_code=204)

    return router


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
