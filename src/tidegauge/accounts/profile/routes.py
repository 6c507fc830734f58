"""HTTP: what one says of oneself."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from tidegauge.accounts.dependencies import body_of, signed_in
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.profile.change import ProfileChange
from tidegauge.accounts.profile.desk import Profiles
from tidegauge.contracts.json_schema import body_schema


def profile_router(profiles: Profiles, client_ip: Callable[[Request], str]) -> APIRouter:
    """`PUT /api/auth/me`."""
    router = APIRouter(prefix="/api/auth", tags=["accounts"])

    @router.put("/me", summary="Change your name, address, time zone or language", status_code=204, openapi_extra=body_schema(ProfileChange))
    async def change(request: Request, person: Annotated[Principal, Depends(signed_in())]) -> Response:
        await profiles.change(person, await body_of(request, ProfileChange), client_ip(request))
        return Response(status_code=204)

    return router
