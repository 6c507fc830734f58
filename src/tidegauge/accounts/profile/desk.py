"""One's own name, address, zone and language."""

from __future__ import annotations

import structlog

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.address import kept_address
from tidegauge.accounts.login.confirmation import Confirmation
from tidegauge.accounts.people.repository import change_profile
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.profile.change import ProfileChange
from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.core.time_range import zone
from tidegauge.meta.database import Database

log = structlog.get_logger(__name__)


class Profiles:
    """Changes hold at once on this node, within seconds on others."""

    def __init__(self, database: Database, confirmation: Confirmation, access: AccessCache) -> None:
        self._database = database
        self._confirmation = confirmation
        self._access = access

    async def change(self, person: Principal, change: ProfileChange, ip: str) -> None:
        """Raises InvalidInput, Forbidden for a wrong password (of who has none: a login of long ago), Conflict for an address that is taken, RateLimited."""
        if change.timezone:
            zone(change.timezone)
        email = None if change.email is None else kept_address(change.email)
        if email == person.email:
            email = None
        if email is not None:
            await self._confirmation.require_presence(person, change.password, ip)
        name = change.name.strip() if change.name is not None else None
        if name == "":
            raise InvalidInput("A name is needed.", details=[ErrorDetail("name", "is empty")])
        await self._database.write(change_profile, person.person_id, name=name, email=email, timezone=change.timezone, language=change.language)
        self._access.clear()
        log.info("profile_changed", person_id=person.person_id, has_new_email=email is not None)
