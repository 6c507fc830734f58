"""Who has an account in the installation."""

from __future__ import annotations

import structlog

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.credentials.desk import Credentials
from tidegauge.accounts.credentials.link import invited_hash, is_invited
from tidegauge.accounts.people.person import Invited, NewPerson, PersonChange, UserView
from tidegauge.accounts.people.repository import UserRow, change_person, invite, list_users
from tidegauge.core.clock import Clock
from tidegauge.core.errors import NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database

log = structlog.get_logger(__name__)


class People:
    """Changes hold at once on this node, within seconds on others; live connections follow at their next check."""

    def __init__(self, database: Database, credentials: Credentials, access: AccessCache, clock: Clock) -> None:
        self._database = database
        self._credentials = credentials
        self._access = access
        self._clock = clock

    async def users(self) -> list[UserView]:
        """Everyone, by name."""
        return [_view(row) for row in await self._database.read(list_users)]

    async def user(self, person_id: str) -> UserView:
        """One person. Raises NotFound."""
        found = next((user for user in await self.users() if user.id == person_id), None)
        if found is None:
            raise NotFound("There is no such person.")
        return found

    async def invite(self, new: NewPerson) -> Invited:
        """Make an account without a password, and the link by which they choose one. Raises Conflict for an address that is taken."""
        person_id = await self._database.write(
            invite, email=new.email.lower(), name=new.name.strip() or new.email, role=new.role, password_hash=invited_hash(), now_ms=self._clock.now_ms()
        )
        log.info("person_invited", person_id=person_id)
        return Invited(await self.user(person_id), await self._credentials.link(person_id))

    async def change(self, person_id: str, change: PersonChange) -> UserView:
        """Another name or role, or sign-in taken (all logins end) or given back. Raises NotFound; Conflict when no administrator would be left."""
        name = change.name.strip() if change.name is not None else None
        await self._database.write(change_person, person_id, name=name or None, role=change.role, is_active=change.is_active, now_ms=self._clock.now_ms())
        self._access.clear()
        log.info("person_changed", person_id=person_id, role=change.role, is_active=change.is_active)
        return await self.user(person_id)


def _view(row: UserRow) -> UserView:
    seen = None if row.last_seen_ms is None else format_timestamp(row.last_seen_ms)
    has_factor = row.factor_ms is not None
    return UserView(row.id, row.email, row.name, row.role, row.is_active, is_invited(row.password_hash), has_factor, format_timestamp(row.created_ms), seen)
