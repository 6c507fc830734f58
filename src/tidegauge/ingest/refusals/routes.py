"""HTTP doors to refused items."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.ingest.refusals.desk import RefusalDesk, Replay

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Editor = Annotated[Principal, Depends(require(Permission.EDIT))]


def refusal_router(desk: RefusalDesk) -> APIRouter:
    """`/api/rejects`."""
    router = APIRouter(prefix="/api/rejects", tags=["ingest"])

    @router.get("", summary="The newest items that were refused, with counts by reason and hour")
    async def list_all(reader: Reader, reason: Annotated[str, Query(max_length=300)] = "", limit: int = 100) -> Response:
        return _json(msgspec.json.encode(await desk.list(reader.project_id, reason=reason, limit=limit)))

    @router.post("/{item_id}/replay", summary="Send a refused item again, as it was or mended", openapi_extra=body_schema(Replay))
    async def replay(item_id: str, request: Request, editor: Editor) -> Response:
        given = await body_of(request, Replay) if "content-type" in request.headers else Replay()
        receipt = await desk.replay(editor.project_id, item_id, given.body)
        return _json(receipt.to_json())

    @router.delete("/{item_id}", summary="Forget a refused item", status_code=204)
    async def remove(item_id: str, editor: Editor) -> Response:
        await desk.remove(editor.project_id, item_id)
        return Response(status_code=204)

    @router.delete("", summary="Forget all refused items")
    async def clear(editor: Editor) -> Response:
        return _json(msgspec.json.encode({"removed": await desk.remove(editor.project_id, None)}))

    return router


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json")
