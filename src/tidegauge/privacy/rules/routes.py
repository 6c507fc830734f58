"""HTTP: a project's privacy rules."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.ingest.privacy.rule import PrivacyRule
from tidegauge.privacy.rules.desk import RulesBody, RulesDesk, SealedValue

Owner = Annotated[Principal, Depends(require(Permission.PRIVACY, project="path"))]


def rules_router(desk: RulesDesk) -> APIRouter:
    """`/api/projects/{project_id}/privacy-rules`."""
    router = APIRouter(prefix="/api/projects/{project_id}/privacy-rules", tags=["privacy"])

    @router.get("", summary="The privacy rules of the project, and what they did")
    async def get(project_id: str, owner: Owner) -> Response:
        return _json(await desk.get(owner.project_id))

    @router.post("", summary="Make a privacy rule", status_code=201, openapi_extra=body_schema(PrivacyRule))
    async def add(project_id: str, request: Request, owner: Owner) -> Response:
        return _json(await desk.add(owner.project_id, await body_of(request, PrivacyRule)), status=201)

    @router.post("/preview", summary="What rules would do to the newest events", openapi_extra=body_schema(RulesBody))
    async def preview(project_id: str, request: Request, owner: Owner) -> Response:
        return _json(await desk.preview(owner.project_id, (await body_of(request, RulesBody)).rules))

    @router.get("/suggestions", summary="Properties that look personal and have no rule")
    async def suggestions(project_id: str, owner: Owner) -> Response:
        return _json(await desk.suggest(owner.project_id))

    @router.post("/reveal", summary="An encrypted value in clear", openapi_extra=body_schema(SealedValue))
    async def reveal(project_id: str, request: Request, owner: Owner) -> Response:
        return _json(desk.reveal(owner.project_id, await body_of(request, SealedValue)))

    @router.post("/keys", summary="Encrypt with a new key from now on", status_code=201)
    async def rotate(project_id: str, owner: Owner) -> Response:
        return _json(await desk.rotate(owner.project_id), status=201)

    @router.put("/{rule_id}", summary="Change a privacy rule", openapi_extra=body_schema(PrivacyRule))
    async def change(project_id: str, rule_id: str, request: Request, owner: Owner) -> Response:
        return _json(await desk.change(owner.project_id, rule_id, await body_of(request, PrivacyRule)))

    @router.delete("/{rule_id}", summary="Remove a privacy rule", status_code=204)
    async def remove(project_id: str, rule_id: str, owner: Owner) -> Response:
        await desk.remove(owner.project_id, rule_id)
        return Response(status_code=204)

    return router


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json", headers={"cache-control": "no-store"})
