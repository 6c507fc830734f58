"""HTTP: the providers linked to one's own account, and to those of others for administrators of the installation."""

from collections.abc import Callable
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Path, Request, Response

from tidegauge.accounts.dependencies import body_of, require, signed_in
from tidegauge.accounts.identities.desk import Identities
from tidegauge.accounts.identities.identity import WaysIn
from tidegauge.accounts.login.confirmation import Confirmation
from tidegauge.accounts.members.member import PLAIN
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.second_factor.enrolment import PasswordBody
from tidegauge.contracts.json_schema import body_schema

Self = Annotated[Principal, Depends(signed_in())]
Administrator = Annotated[Principal, Depends(require(Permission.ADMIN, project="default"))]
Id = Annotated[str, Path(max_length=64, pattern=PLAIN)]


def identity_router(identities: Identities, confirmation: Confirmation, client_ip: Callable[[Request], str]) -> APIRouter:
    """`/api/auth/identities` and `/api/users/{person_id}/identities`."""
    router = APIRouter(tags=["accounts"])

    @router.get("/api/auth/identities", summary="How you sign in: a password, and the providers linked to your account")
    async def own(person: Self) -> Response:
        return _json(await identities.ways_in(person.person_id))

    @router.post("/api/auth/identities/{identity_id}/unlink", summary="Unlink a provider from your account", openapi_extra=body_schema(PasswordBody))
    async def unlink_own(identity_id: Id, request: Request, person: Self) -> Response:
        await confirmation.require_presence(person, (await body_of(request, PasswordBody)).password, client_ip(request))
        return _json({"ended": await identities.unlink(person.person_id, identity_id)})

    @router.get("/api/users/{person_id}/identities", summary="How somebody signs in")
    async def of_person(person_id: Id, administrator: Administrator) -> Response:
        return _json(await identities.ways_in(person_id))

    @router.delete("/api/users/{person_id}/identities/{identity_id}", summary="Unlink a provider from somebody's account")
    async def unlink(person_id: Id, identity_id: Id, administrator: Administrator) -> Response:
        return _json({"ended": await identities.unlink(person_id, identity_id, may_be_last=person_id != administrator.person_id)})

    return router


def _json(value: WaysIn | dict[str, int]) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json", headers={"cache-control": "no-store"})
