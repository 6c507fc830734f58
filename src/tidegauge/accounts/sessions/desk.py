"""Where people are signed in."""

from __future__ import annotations

from typing import Literal

import structlog

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.sessions.login import OpenLogin, ReadAgent
from tidegauge.accounts.sessions.repository import OpenRow, end_logins, is_person, list_open
from tidegauge.core.clock import Clock
from tidegauge.core.errors import NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database

EndedBy = Literal["revoked", "administrator", "password", "deactivated"]

log = structlog.get_logger(__name__)


class Sessions:
    """Lists and ends logins. An end holds for calls at once (on other nodes within seconds) and closes live connections at their next check."""

    def __init__(self, database: Database, access: AccessCache, clock: Clock) -> None:
        self._database = database
        self._access = access
        self._clock = clock

    async def open(self, person_id: str, read_agent: ReadAgent, *, current: str = "") -> list[OpenLogin]:
        """The person's open logins, the one used last first. `current`: the caller's own login. Raises NotFound for nobody."""
        if not await self._database.read(is_person, person_id):
            raise NotFound("There is no such person.")
        return [_view(row, read_agent, current) for row in await self._database.read(list_open, person_id, self._clock.now_ms())]

    async def end(self, person_id: str, login_id: str, by: EndedBy) -> None:
        """End one login. Raises NotFound when the person has no such open login."""
        if not await self._end(person_id, by, only=login_id):
            raise NotFound("There is no such open login.")

    async def end_others(self, caller: Principal, by: EndedBy = "revoked") -> int:
        """End all logins of the caller but the one that is used to say so; gives how many."""
        return await self._end(caller.person_id, by, but=caller.session_id)

    async def end_all(self, person_id: str, by: EndedBy) -> int:
        """End every login of a person; gives how many. Raises NotFound for nobody."""
        if not await self._database.read(is_person, person_id):
            raise NotFound("There is no such person.")
        return await self._end(person_id, by)

    async def _end(self, person_id: str, by: EndedBy, *, only: str | None = None, but: str | None = None) -> int:
        ended = await self._database.write(end_logins, person_id, by, self._clock.now_ms(), only=only, but=but)
        self._access.clear()
        if ended:
            log.info("logins_ended", person_id=person_id, ended_by=by, count=ended)
        return ended


def _view(row: OpenRow, read_agent: ReadAgent, current: str) -> OpenLogin:
    agent = read_agent(row.agent)
    created, used = format_timestamp(row.created_ms), format_timestamp(row.used_ms or row.created_ms)
    return OpenLogin(row.id, agent.device, agent.browser, agent.system, row.network, created, used, row.id == current)
