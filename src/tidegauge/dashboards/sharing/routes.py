"""HTTP: who may see a dashboard."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.dashboards.access import require_owner
from tidegauge.dashboards.library import Library
from tidegauge.dashboards.routes import as_json
from tidegauge.dashboards.sharing.message import SharingBody
from tidegauge.dashboards.sharing.repository import find_sharing, set_sharing
from tidegauge.meta.database import Database

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Editor = Annotated[Principal, Depends(require(Permission.DASHBOARD_SHARE))]


def sharing_router(library: Library, database: Database) -> APIRouter:
    """`/api/dashboards/{id}/sharing`."""
    router = APIRouter(tags=["dashboards"])

    @router.get("/api/dashboards/{board_id}/sharing", summary="Who may see a dashboard")
    async def get(board_id: str, caller: Reader) -> Response:
        await library.board(caller, board_id)
        return as_json(await database.read(find_sharing, board_id))

    @router.put("/api/dashboards/{board_id}/sharing", summary="Say who may see a dashboard", openapi_extra=body_schema(SharingBody))
    async def put(board_id: str, request: Request, caller: Editor) -> Response:
        given = (await body_of(request, SharingBody)).checked()
        require_owner((await library.board(caller, board_id)).claim, caller)
        await database.write(set_sharing, board_id, given.visibility, given.people)
        await library.tell_shared(board_id)
        return as_json(await database.read(find_sharing, board_id))

    return router
