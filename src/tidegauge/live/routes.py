"""The door to how fresh live numbers are."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.live.hub import Hub

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Asker = Annotated[Principal, Depends(require(Permission.QUERY))]


def freshness_router(hub: Hub) -> APIRouter:
    """`/api/live/freshness`: of all live answers of the project, or of one question."""
    router = APIRouter(prefix="/api/live", tags=["live"])

    @router.get("/freshness", summary="How fresh the project's live numbers are, tile by tile, and what came late")
    async def freshness(reader: Reader) -> Response:
        return _json(hub.freshness(reader.project_id))

    @router.post("/freshness", summary="The same of one question, null while nobody follows it", openapi_extra=_QUESTION)
    async def of_question(request: Request, asker: Asker) -> Response:
        return _json({"tile": hub.tile_freshness(await request.body(), asker.project_id, asker.timezone)})

    return router


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")


_QUESTION: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"application/json": {"example": {"metric": "page_views", "time_window": "last_5_minutes"}}}}
}
