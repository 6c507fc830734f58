"""HTTP: the members of a project."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Path, Query, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.members.member import MAX_EMAIL, PLAIN, MemberRole, NewMember
from tidegauge.accounts.members.membership import Memberships
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.core.errors import Forbidden

Reader = Annotated[Principal, Depends(require(Permission.READ, project="path"))]
Host = Annotated[Principal, Depends(require(Permission.MANAGE_PEOPLE, project="path"))]
PersonId = Annotated[str, Path(max_length=64, pattern=PLAIN)]


def member_router(memberships: Memberships) -> APIRouter:
    """`/api/projects/{project_id}/members`."""
    router = APIRouter(prefix="/api/projects/{project_id}/members", tags=["accounts"])

    @router.get("", summary="Who is in the project")
    async def list_members(project_id: str, reader: Reader) -> Response:
        if not reader.person_id:
            raise Forbidden("Names and addresses are for people of the project; a key cannot read them.")
        return _json({"members": await memberships.members(reader.project_id)})

    @router.get("/candidates", summary="Who could be added: people with an account, by part of name or address")
    async def candidates(project_id: str, host: Host, search: Annotated[str, Query(max_length=MAX_EMAIL, pattern=PLAIN)] = "") -> Response:
        return _json({"people": await memberships.candidates(host, search)})

    @router.post("", summary="Let somebody with an account into the project", status_code=201, openapi_extra=body_schema(NewMember))
    async def add(project_id: str, request: Request, host: Host) -> Response:
        return _json(await memberships.add(host, await body_of(request, NewMember)), 201)

    @router.delete("/me", summary="Leave the project", status_code=204)
    async def leave(project_id: str, reader: Reader) -> Response:
        await memberships.leave(reader)
        return Response(status_code=204)

    @router.put("/{person_id}", summary="Give a member another role", openapi_extra=body_schema(MemberRole))
    async def change(project_id: str, person_id: PersonId, request: Request, host: Host) -> Response:
        return _json(await memberships.change(host, person_id, await body_of(request, MemberRole)))

    @router.delete("/{person_id}", summary="Take a member out of the project", status_code=204)
    async def remove(project_id: str, person_id: PersonId, host: Host) -> Response:
        await memberships.remove(host, person_id)
        return Response(status_code=204)

    return router


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json")
