"""HTTP: teams of the installation, for its administrators, and teams in a project."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Path, Request, Response

from tidegauge.accounts.dependencies import body_of, require
from tidegauge.accounts.members.member import PLAIN, MemberRole
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.teams.desk import Teams
from tidegauge.accounts.teams.places import TeamPlaces
from tidegauge.accounts.teams.team import NewProjectTeam, TeamName
from tidegauge.contracts.json_schema import body_schema
from tidegauge.core.errors import Forbidden

Administrator = Annotated[Principal, Depends(require(Permission.ADMIN, project="default"))]
Reader = Annotated[Principal, Depends(require(Permission.READ, project="path"))]
Host = Annotated[Principal, Depends(require(Permission.MANAGE_PEOPLE, project="path"))]
Id = Annotated[str, Path(max_length=64, pattern=PLAIN)]


def team_router(teams: Teams, places: TeamPlaces) -> APIRouter:
    """`/api/teams` and `/api/projects/{project_id}/teams`."""
    router = APIRouter(tags=["accounts"])
    _add_teams(router, teams)
    _add_places(router, places)
    return router


def _add_teams(router: APIRouter, teams: Teams) -> None:
    @router.get("/api/teams", summary="Every team, its people and its projects")
    async def list_teams(administrator: Administrator) -> Response:
        return _json({"teams": await teams.teams()})

    @router.post("/api/teams", summary="Make a team", status_code=201, openapi_extra=body_schema(TeamName))
    async def create(request: Request, administrator: Administrator) -> Response:
        return _json(await teams.create((await body_of(request, TeamName)).name), 201)

    @router.put("/api/teams/{team_id}", summary="Give a team another name", openapi_extra=body_schema(TeamName))
    async def rename(team_id: Id, request: Request, administrator: Administrator) -> Response:
        return _json(await teams.rename(team_id, (await body_of(request, TeamName)).name))

    @router.delete("/api/teams/{team_id}", summary="Delete a team; its people stay", status_code=204)
    async def delete(team_id: Id, administrator: Administrator) -> Response:
        await teams.remove(team_id)
        return Response(status_code=204)

    @router.put("/api/teams/{team_id}/members/{person_id}", summary="Put somebody into a team")
    async def join(team_id: Id, person_id: Id, administrator: Administrator) -> Response:
        return _json(await teams.add_person(team_id, person_id))

    @router.delete("/api/teams/{team_id}/members/{person_id}", summary="Take somebody out of a team", status_code=204)
    async def leave(team_id: Id, person_id: Id, administrator: Administrator) -> Response:
        await teams.remove_person(team_id, person_id)
        return Response(status_code=204)


def _add_places(router: APIRouter, places: TeamPlaces) -> None:
    path = "/api/projects/{project_id}/teams"

    @router.get(path, summary="The teams in the project")
    async def list_places(project_id: str, reader: Reader) -> Response:
        if not reader.person_id:
            raise Forbidden("Names and addresses are for people of the project; a key cannot read them.")
        return _json({"teams": await places.teams(reader.project_id)})

    @router.get(f"{path}/candidates", summary="The teams that could be let in")
    async def candidates(project_id: str, host: Host) -> Response:
        return _json({"teams": await places.candidates(host)})

    @router.post(path, summary="Let a team into the project", status_code=201, openapi_extra=body_schema(NewProjectTeam))
    async def add(project_id: str, request: Request, host: Host) -> Response:
        return _json(await places.add(host, await body_of(request, NewProjectTeam)), 201)

    @router.put(f"{path}/{{team_id}}", summary="Say what a team's people may do in the project", openapi_extra=body_schema(MemberRole))
    async def change(project_id: str, team_id: Id, request: Request, host: Host) -> Response:
        return _json(await places.change(host, team_id, await body_of(request, MemberRole)))

    @router.delete(f"{path}/{{team_id}}", summary="Take a team out of the project", status_code=204)
    async def remove(project_id: str, team_id: Id, host: Host) -> Response:
        await places.remove(host, team_id)
        return Response(status_code=204)


def _json(value: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status_code=status, media_type="application/json", headers={"cache-control": "no-store"})
