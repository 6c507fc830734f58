"""HTTP: one's own open logins, and those of others for administrators of the installation."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Path, Response

from tidegauge.accounts.dependencies import require, signed_in
from tidegauge.accounts.members.member import PLAIN
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.sessions.desk import Sessions
from tidegauge.accounts.sessions.login import ReadAgent

Self = Annotated[Principal, Depends(signed_in())]
Administrator = Annotated[Principal, Depends(require(Permission.ADMIN, project="default"))]
Id = Annotated[str, Path(max_length=64, pattern=PLAIN)]


def session_router(sessions: Sessions, read_agent: ReadAgent) -> APIRouter:
    """`/api/auth/sessions` and `/api/users/{person_id}/sessions`."""
    router = APIRouter(tags=["accounts"])

    @router.get("/api/auth/sessions", summary="Where you are signed in")
    async def own(person: Self) -> Response:
        return _json({"sessions": await sessions.open(person.person_id, read_agent, current=person.session_id)})

    @router.delete("/api/auth/sessions", summary="Sign out everywhere else")
    async def end_others(person: Self) -> Response:
        return _json({"ended": await sessions.end_others(person)})

    @router.delete("/api/auth/sessions/{session_id}", summary="End one of your logins", status_code=204)
    async def end(session_id: Id, person: Self) -> Response:
        await sessions.end(person.person_id, session_id, "revoked")
        return Response(status_code=204)

    @router.get("/api/users/{person_id}/sessions", summary="Where somebody is signed in")
    async def of_person(person_id: Id, administrator: Administrator) -> Response:
        return _json({"sessions": await sessions.open(person_id, read_agent, current=administrator.session_id)})

    @router.delete("/api/users/{person_id}/sessions", summary="Sign somebody out everywhere")
    async def end_of_person(person_id: Id, administrator: Administrator) -> Response:
        return _json({"ended": await sessions.end_all(person_id, "administrator")})

    return router


def _json(value: Any) -> Response:
    return Response(msgspec.json.encode(value), media_type="application/json", headers={"cache-control": "no-store"})
