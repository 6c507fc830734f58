"""HTTP: how long a project keeps its events."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.retention.keeper import RetentionKeeper
from tidegauge.accounts.retention.rule import HoldBody, RetentionBody
from tidegauge.contracts.json_schema import body_schema

Reader = Annotated[Principal, Depends(require(Permission.READ, project="path"))]
Owner = Annotated[Principal, Depends(require(Permission.RETENTION, project="path"))]


def retention_router(keeper: RetentionKeeper) -> APIRouter:
    """`/api/projects/{project_id}/retention`."""
    router = APIRouter(prefix="/api/projects/{project_id}/retention", tags=["accounts"])

    @router.get("", summary="How long the project keeps its events, and what went")
    async def get(project_id: str, reader: Reader) -> Response:
        return _json(await keeper.get(reader.project_id))

    @router.put("", summary="Say how long the project keeps its events", openapi_extra=body_schema(RetentionBody))
    async def put(project_id: str, request: Request, owner: Owner) -> Response:
        return _json(await keeper.set(owner.project_id, await body_of(request, RetentionBody)))

    @router.post("/preview", summary="What would go under these rules", openapi_extra=body_schema(RetentionBody))
    async def preview(project_id: str, request: Request, reader: Reader) -> Response:
        return _json(await keeper.preview(reader.project_id, await body_of(request, RetentionBody)))

    @router.put("/hold", summary="Let nothing of the project go for its age", openapi_extra=body_schema(HoldBody))
    async def hold(project_id: str, request: Request, owner: Owner) -> Response:
        return _json(await keeper.hold(owner.project_id, (await body_of(request, HoldBody)).reason, owner.person_id))

    @router.delete("/hold", summary="Let events go at their age again")
    async def release(project_id: str, owner: Owner) -> Response:
        return _json(await keeper.release(owner.project_id))

    return router


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json")
