"""HTTP: what can be allowed in a project."""

import msgspec
from fastapi import APIRouter, Depends, Response

from tidegauge.accounts.dependencies import signed_in
from tidegauge.accounts.grant import GIVEABLE
from tidegauge.accounts.policy import ALWAYS, MEANING, OF_ROLE


class PermissionView(msgspec.Struct, frozen=True):
    """A permission that can be given in a project. `roles`: those that allow it as long as nobody says otherwise; `is_always`: nobody is without it."""

    name: str
    meaning: str
    roles: list[str]
    is_always: bool


def permission_router() -> APIRouter:
    """`/api/permissions`."""
    router = APIRouter(tags=["accounts"])
    views = [
        PermissionView(name, MEANING[permission], [role for role, held in OF_ROLE.items() if permission in held], permission in ALWAYS)
        for name, permission in GIVEABLE.items()
    ]
    answer = msgspec.json.encode({"permissions": views})

    @router.get("/api/permissions", summary="What can be allowed in a project, and which role allows it", dependencies=[Depends(signed_in())])
    async def permissions() -> Response:
        return Response(answer, media_type="application/json")

    return router
