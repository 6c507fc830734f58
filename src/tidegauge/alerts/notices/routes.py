"""HTTP doors to notices."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Query, Response

from tidegauge.accounts.dependencies import require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.alerts.notices.desk import NoticeDesk, State

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Editor = Annotated[Principal, Depends(require(Permission.ALERTS_EDIT))]


def notice_router(desk: NoticeDesk) -> APIRouter:
    """`/api/alerts/notices`."""
    router = APIRouter(prefix="/api/alerts/notices", tags=["alerts"])

    @router.get("", summary="What was told, what waits and what was given up, newest first")
    async def notices(
        reader: Reader,
        channel: Annotated[str | None, Query(max_length=24, description="Of this channel only.")] = None,
        state: Annotated[State | None, Query(description="In this state only.")] = None,
    ) -> Response:
        return _json({"notices": await desk.all(reader.project_id, channel, state)})

    @router.post("/{notice}/again", summary="Try one that was given up again, with those that were to go out with it")
    async def again(notice: str, editor: Editor) -> Response:
        return _json(await desk.again(editor.project_id, notice))

    return router


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")
