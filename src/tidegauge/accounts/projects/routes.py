"""HTTP: projects."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, gate_of, proof_of, require, signed_in
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.projects.project import HasEvents, NewProject, project_view
from tidegauge.accounts.projects.tenancy import Tenancy
from tidegauge.contracts.json_schema import body_schema

Founder = Annotated[Principal, Depends(require(Permission.ADMIN, project="default"))]
Owner = Annotated[Principal, Depends(require(Permission.MANAGE_PROJECT, project="path"))]


def project_router(tenancy: Tenancy, has_events: HasEvents) -> APIRouter:
    """`/api/projects` and `/api/projects/{project_id}`."""
    router = APIRouter(prefix="/api/projects", tags=["accounts"])

    @router.get("", summary="The projects you are in", dependencies=[Depends(signed_in())])
    async def list_projects(request: Request) -> Response:
        _, access = await gate_of(request).access(proof_of(request))
        views = [project_view(project, has_events=await has_events(project.id)) for project in access.projects]
        return Response(msgspec.json.encode({"projects": views}), media_type="application/json")

    @router.post("", summary="Make a project", status_code=201, openapi_extra=body_schema(NewProject))
    async def create(request: Request, founder: Founder) -> Response:
        project = await tenancy.create(await body_of(request, NewProject), founder.person_id)
        return Response(msgspec.json.encode(project_view(project, has_events=False)), status_code=201, media_type="application/json")

    @router.put("/{project_id}", summary="Give a project another name or time zone", openapi_extra=body_schema(NewProject))
    async def change(project_id: str, request: Request, owner: Owner) -> Response:
        await tenancy.change(owner.project_id, await body_of(request, NewProject))
        _, access = await gate_of(request).access(proof_of(request))
        changed = next(project for project in access.projects if project.id == owner.project_id)
        view = project_view(changed, has_events=await has_events(changed.id))
        return Response(msgspec.json.encode(view), media_type="application/json")

    @router.delete("/{project_id}", summary="Delete a project and its events", status_code=202)
    async def delete(project_id: str, owner: Owner) -> Response:
        await tenancy.delete(owner.project_id)
        return Response(b'{"status":"deleting"}', status_code=202, media_type="application/json")

    return router
