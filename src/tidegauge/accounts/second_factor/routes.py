"""HTTP: one's own second step, and taking it from others for administrators of the installation."""

from collections.abc import Callable
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Path, Request, Response

from tidegauge.accounts.dependencies import body_of, require, signed_in
from tidegauge.accounts.login.confirmation import Confirmation
from tidegauge.accounts.members.member import PLAIN
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.second_factor.enrolment import CodeBody, FactorView, PasswordBody, ProofBody
from tidegauge.accounts.second_factor.factor import SecondFactors
from tidegauge.contracts.json_schema import body_schema

Self = Annotated[Principal, Depends(signed_in())]
Administrator = Annotated[Principal, Depends(require(Permission.ADMIN, project="default"))]
Id = Annotated[str, Path(max_length=64, pattern=PLAIN)]
IsRequired = Callable[[str], bool]


def second_factor_router(factors: SecondFactors, confirmation: Confirmation, client_ip: Callable[[Request], str], is_required: IsRequired) -> APIRouter:
    """`/api/auth/second-factor` and `/api/users/{person_id}/second-factor`. `is_required(role)`: whether the installation asks it of people of this role."""
    router = APIRouter(tags=["accounts"])
    path = "/api/auth/second-factor"

    @router.get(path, summary="Whether you sign in in two steps")
    async def view(person: Self) -> Response:
        is_on = await factors.is_on(person.person_id)
        left = await factors.recovery_codes_left(person.person_id)
        return _json(FactorView(is_on, left, is_required(person.role), await confirmation.has_password(person)))

    @router.post(path, summary="Begin to use an authenticator app", openapi_extra=body_schema(PasswordBody))
    async def begin(request: Request, person: Self) -> Response:
        await confirmation.require_presence(person, (await body_of(request, PasswordBody)).password, client_ip(request))
        return _json(await factors.begin(person.person_id, person.email))

    @router.post(f"{path}/confirm", summary="Turn the second step on with a code of the app", openapi_extra=body_schema(CodeBody))
    async def confirm(request: Request, person: Self) -> Response:
        return _json(await factors.confirm(person.person_id, (await body_of(request, CodeBody)).code, client_ip(request)))

    @router.post(f"{path}/recovery-codes", summary="New recovery codes in place of the old", openapi_extra=body_schema(ProofBody))
    async def recovery_codes(request: Request, person: Self) -> Response:
        await prove(request, person)
        return _json(await factors.renew_recovery_codes(person.person_id))

    @router.post(f"{path}/disable", summary="Turn the second step off", status_code=204, openapi_extra=body_schema(ProofBody))
    async def disable(request: Request, person: Self) -> Response:
        await prove(request, person)
        await factors.remove(person.person_id, client_ip(request))
        return Response(status_code=204)

    @router.delete("/api/users/{person_id}/second-factor", summary="Take the second step from somebody who lost the app", status_code=204)
    async def take(person_id: Id, request: Request, administrator: Administrator) -> Response:
        await factors.remove(person_id, client_ip(request))
        return Response(status_code=204)

    async def prove(request: Request, person: Principal) -> None:
        given, ip = await body_of(request, ProofBody), client_ip(request)
        await confirmation.require_presence(person, given.password, ip)
        await factors.require(person.person_id, given.code, ip)

    return router


def _json(value: msgspec.Struct) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json", headers={"cache-control": "no-store"})
