"""Which teams are in a project, and what their people may do there."""

from __future__ import annotations

from functools import partial

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.grant import grant_of, ordered, require_within
from tidegauge.accounts.members.member import MemberRole
from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.teams.desk import people_in
from tidegauge.accounts.teams.repository import change_team_grant, let_team_in, let_team_out, list_people, list_places, list_teams, teams_near
from tidegauge.accounts.teams.team import CandidateTeam, NewProjectTeam, ProjectTeamView
from tidegauge.core.errors import NotFound
from tidegauge.meta.database import Database


class TeamPlaces:
    """Changes hold at once on this node, within seconds on others; live connections follow at their next check."""

    def __init__(self, database: Database, access: AccessCache) -> None:
        self._database = database
        self._access = access

    async def teams(self, project: int) -> list[ProjectTeamView]:
        """The teams in the project, by name, with their people."""
        rows, people = await self._database.read(list_teams, project), await self._database.read(list_people)
        grants = {place.team_id: place.grant for place in await self._database.read(list_places) if place.project_id == project}
        views = [(row, grants[row.id]) for row in rows if row.id in grants]
        return [ProjectTeamView(row.id, row.name, grant.role, ordered(grant.permissions), people_in(people, row.id)) for row, grant in views]

    async def candidates(self, host: Principal) -> list[CandidateTeam]:
        """The teams that the host could let in, by name: an administrator of the installation all, others those they are in or share a project with."""
        inside = {row.id for row in await self._database.read(list_teams, host.project_id)}
        people, teams = await self._database.read(list_people), await self._database.read(list_teams)
        known = await self._known(host)
        seen = [row for row in teams if row.id not in inside and (known is None or row.id in known)]
        return [CandidateTeam(row.id, row.name, len(people_in(people, row.id))) for row in seen]

    async def add(self, host: Principal, new: NewProjectTeam) -> ProjectTeamView:
        """Let a team into the host's project. Raises NotFound also for what is no candidate, Conflict, InvalidInput, Forbidden for more than the host may."""
        grant = grant_of(new.role, new.permissions)
        require_within(host.permissions, grant)
        known = await self._known(host)
        if known is not None and new.team_id not in known:
            raise NotFound("There is no such team.")
        await self._database.write(let_team_in, host.project_id, new.team_id, grant)
        return await self._one(host.project_id, new.team_id)

    async def change(self, host: Principal, team_id: str, change: MemberRole) -> ProjectTeamView:
        """Give a team another role and other permissions. Raises as `add`; Forbidden also for a team that may more than the host."""
        grant = grant_of(change.role, change.permissions)
        await self._database.write(change_team_grant, host.project_id, team_id, grant, may=partial(require_within, host.permissions))
        return await self._one(host.project_id, team_id)

    async def remove(self, host: Principal, team_id: str) -> None:
        """Take a team out. Raises NotFound, Forbidden for a team that may more than the host."""
        await self._database.write(let_team_out, host.project_id, team_id, may=partial(require_within, host.permissions))
        self._access.clear()

    async def _known(self, host: Principal) -> set[str] | None:
        """The teams that the host may know of: those they are in or share a project with; None is all, for an administrator of the installation."""
        return None if host.may(Permission.ADMIN) else await self._database.read(teams_near, host.person_id)

    async def _one(self, project: int, team_id: str) -> ProjectTeamView:
        self._access.clear()
        return next(team for team in await self.teams(project) if team.team_id == team_id)
