"""Teams of the installation and who is in them."""

from __future__ import annotations

import structlog

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.grant import ordered
from tidegauge.accounts.teams.repository import (
    PersonRow,
    PlaceRow,
    add_team,
    add_to_team,
    list_people,
    list_places,
    list_teams,
    remove_from_team,
    remove_team,
    rename_team,
)
from tidegauge.accounts.teams.team import TeamPerson, TeamPlace, TeamView
from tidegauge.core.clock import Clock
from tidegauge.core.errors import ErrorDetail, InvalidInput, NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database

log = structlog.get_logger(__name__)


class Teams:
    """Changes hold at once on this node, within seconds on others; live connections follow at their next check."""

    def __init__(self, database: Database, access: AccessCache, clock: Clock) -> None:
        self._database = database
        self._access = access
        self._clock = clock

    async def teams(self) -> list[TeamView]:
        """Every team, by name."""
        rows, people, places = await self._database.read(list_teams), await self._database.read(list_people), await self._database.read(list_places)
        return [TeamView(row.id, row.name, format_timestamp(row.created_ms), people_in(people, row.id), _places(places, row.id)) for row in rows]

    async def team(self, team_id: str) -> TeamView:
        """One team. Raises NotFound."""
        found = next((team for team in await self.teams() if team.id == team_id), None)
        if found is None:
            raise NotFound("There is no such team.")
        return found

    async def create(self, name: str) -> TeamView:
        """A new team without people. Raises InvalidInput, Conflict for a name that is taken."""
        team_id = await self._database.write(add_team, _checked(name), self._clock.now_ms())
        return await self.team(team_id)

    async def rename(self, team_id: str, name: str) -> TeamView:
        """Another name. Raises NotFound, InvalidInput, Conflict for a name that is taken."""
        await self._database.write(rename_team, team_id, _checked(name))
        return await self.team(team_id)

    async def remove(self, team_id: str) -> None:
        """Drop it: its people may do no more what it allowed. Raises NotFound."""
        await self._database.write(remove_team, team_id)
        self._changed(team_id, "team_removed")

    async def add_person(self, team_id: str, person_id: str) -> TeamView:
        """Put somebody in. Raises NotFound."""
        await self._database.write(add_to_team, team_id, person_id)
        self._changed(team_id, "team_joined")
        return await self.team(team_id)

    async def remove_person(self, team_id: str, person_id: str) -> None:
        """Take somebody out. Raises NotFound."""
        await self._database.write(remove_from_team, team_id, person_id)
        self._changed(team_id, "team_left")

    def _changed(self, team_id: str, event: str) -> None:
        self._access.clear()
        log.info(event, team_id=team_id)


def people_in(people: list[PersonRow], team_id: str) -> list[TeamPerson]:
    """The people of one team as they are shown."""
    return [TeamPerson(row.person_id, row.name, row.email, row.is_active) for row in people if row.team_id == team_id]


def _places(places: list[PlaceRow], team_id: str) -> list[TeamPlace]:
    mine = [row for row in places if row.team_id == team_id]
    return [TeamPlace(str(row.project_id), row.project_name, row.grant.role, ordered(row.grant.permissions)) for row in mine]


def _checked(name: str) -> str:
    name = name.strip()
    if not name:
        raise InvalidInput("A team needs a name.", details=[ErrorDetail("name", "is empty")])
    return name
