"""HTTP doors to people."""

from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema
from tidegauge.core.clock import Clock
from tidegauge.query.execute import QueryService
from tidegauge.query.people.alias import AliasBody, Submit, send_alias
from tidegauge.query.people.directory import PeopleDirectory
from tidegauge.query.people.person_id import find_person
from tidegauge.query.people.profile import ProfileReader
from tidegauge.query.routes import TimezoneOf, answered, json_of

Reader = Annotated[Principal, Depends(require(Permission.READ))]
Editor = Annotated[Principal, Depends(require(Permission.EDIT))]

_OWN_PARAMETERS: Final = frozenset(("project", "api_key"))


def people_router(service: QueryService, submit: Submit, timezone_of: TimezoneOf, clock: Clock) -> APIRouter:
    """`/api/people`. `submit` takes an alias as an event."""
    router = APIRouter(prefix="/api/people", tags=["people"])
    directory, profiles = PeopleDirectory(service, clock), ProfileReader(service, clock)

    @router.get("", summary="The people of a time: listed, searched, a page at a time")
    async def page(request: Request, reader: Reader) -> Response:
        return await answered(request, directory.page(_given(request), reader.project_id, await timezone_of(reader.project_id)))

    @router.post("/alias", summary="Two ids are one person", status_code=202, openapi_extra=body_schema(AliasBody))
    async def alias(request: Request, editor: Editor) -> Response:
        body = await body_of(request, AliasBody)
        await send_alias(body, editor.project_id, submit)
        key, _ = find_person(service.identities, editor.project_id, f"user:{body.user_id}")
        return json_of({"person": str(key)}, status=202)

    @router.get("/{person:path}/events", summary="A person's events, newest first")
    async def events(request: Request, person: str, reader: Reader) -> Response:
        return await answered(request, profiles.timeline(reader.project_id, person, _given(request), await timezone_of(reader.project_id)))

    @router.get("/{person:path}", summary="One person, by key, user:<id> or visitor:<id>")
    async def profile(request: Request, person: str, reader: Reader) -> Response:
        return await answered(request, profiles.profile(reader.project_id, person, await timezone_of(reader.project_id)))

    return router


def _given(request: Request) -> dict[str, str]:
    return {key: value for key, value in request.query_params.items() if key not in _OWN_PARAMETERS}
