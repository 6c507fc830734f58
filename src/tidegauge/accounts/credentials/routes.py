"""HTTP: one's own password, and links that set one."""

from collections.abc import Callable
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.credentials.body import ForgottenBody, LinkBody, LinkPasswordBody, PasswordChangeBody
from tidegauge.accounts.credentials.desk import Credentials
from tidegauge.accounts.dependencies import body_of, public, signed_in
from tidegauge.accounts.principal import Principal
from tidegauge.contracts.json_schema import body_schema

Self = Annotated[Principal, Depends(signed_in())]


def credential_router(credentials: Credentials, client_ip: Callable[[Request], str]) -> APIRouter:
    """`/api/auth/password` and `/api/auth/link`."""
    router = APIRouter(prefix="/api/auth", tags=["accounts"])

    @router.post("/password", summary="Change your password", status_code=204, openapi_extra=body_schema(PasswordChangeBody))
    async def change(request: Request, person: Self) -> Response:
        given = await body_of(request, PasswordChangeBody)
        await credentials.change(person, given.current_password, given.new_password, client_ip(request))
        return Response(status_code=204)

    @router.post(
        "/forgotten", summary="Be mailed a link by which one sets a password", status_code=202, dependencies=[Depends(public())],
        openapi_extra=body_schema(ForgottenBody),
    )  # fmt: skip
    async def forgotten(request: Request) -> Response:
        await credentials.forgotten((await body_of(request, ForgottenBody)).email, client_ip(request))
        return Response(b'{"status":"sent_if_known"}', status_code=202, media_type="application/json", headers={"cache-control": "no-store"})

    @router.post("/link", summary="Whom a link is for", dependencies=[Depends(public())], openapi_extra=body_schema(LinkBody))
    async def look(request: Request) -> Response:
        holder = await credentials.holder((await body_of(request, LinkBody)).token, client_ip(request))
        return Response(msgspec.json.encode(holder), media_type="application/json", headers={"cache-control": "no-store"})

    @router.post(
        "/link/password", summary="Set a password by a link", status_code=204, dependencies=[Depends(public())], openapi_extra=body_schema(LinkPasswordBody)
    )
    async def use(request: Request) -> Response:
        given = await body_of(request, LinkPasswordBody)
        await credentials.use(given.token, given.new_password, client_ip(request))
        return Response(status_code=204)

    return router
