"""HTTP: the people of the installation, for its administrators."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Path, Query, Request, Response

from tidegauge.accounts.credentials.desk import Credentials
from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.members.member import PLAIN
from tidegauge.accounts.people.desk import People
from tidegauge.accounts.people.person import NamedChange, NewPerson, PersonChange
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema

Administrator = Annotated[Principal, Depends(require(Permission.ADMIN))]
Id = Annotated[str, Path(max_length=64, pattern=PLAIN)]


def user_router(people: People, credentials: Credentials) -> APIRouter:
    """`/api/users`."""
    router = APIRouter(prefix="/api/users", tags=["accounts"])

    @router.get("", summary="Everyone who has an account")
    async def list_users(administrator: Administrator, id: Annotated[str, Query(max_length=64, pattern=PLAIN)] = "") -> Response:
        """With `?id=` the one person."""
        project = administrator.project_id
        return _json(await people.user(id, project) if id else {"users": await people.users(project)})

    @router.post("", summary="Invite somebody", status_code=201, openapi_extra=body_schema(NewPerson))
    async def invite(request: Request, administrator: Administrator) -> Response:
        return _json(await people.invite(administrator, await body_of(request, NewPerson)), 201)

    @router.put("/{person_id}", summary="Change a person's name or role, or whether they may sign in", openapi_extra=body_schema(PersonChange))
    async def change(person_id: Id, request: Request, administrator: Administrator) -> Response:
        return _json(await people.change(administrator, person_id, await body_of(request, PersonChange)))

    @router.put("", summary="The same with the person's id in the body", openapi_extra=body_schema(NamedChange))
    async def change_named(request: Request, administrator: Administrator) -> Response:
        named = await body_of(request, NamedChange)
        return _json(await people.change(administrator, named.id, named))

    @router.post("/{person_id}/link", summary="A link by which somebody chooses a password", status_code=201)
    async def link(person_id: Id, administrator: Administrator) -> Response:
        return _json(await credentials.link(person_id), 201)

    return router


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json", headers={"cache-control": "no-store"})
