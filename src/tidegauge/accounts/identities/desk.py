"""By which providers people sign in."""

from __future__ import annotations

from urllib.parse import urlsplit

import structlog

from tidegauge.accounts.access import AccessCache
from tidegauge.accounts.identities.identity import LinkedIdentity, WaysIn
from tidegauge.accounts.identities.repository import Doors, IdentityRow, Linked, find_linked, unlink
from tidegauge.core.clock import Clock
from tidegauge.core.settings import Settings
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database

log = structlog.get_logger(__name__)


class Identities:
    """Lists what is linked to an account and takes it off. Logins that came by a provider end with it: at once here, within seconds on other nodes."""

    def __init__(self, database: Database, access: AccessCache, clock: Clock, settings: Settings) -> None:
        self._database = database
        self._access = access
        self._clock = clock
        self._doors = Doors(settings.password_sign_in, settings.oidc_issuer)

    async def ways_in(self, person_id: str) -> WaysIn:
        """How the person signs in. Raises NotFound for nobody."""
        linked = await self._database.read(find_linked, person_id)
        return WaysIn(linked.has_password, self._doors.password, [self._view(row, linked) for row in linked.identities])

    async def unlink(self, person_id: str, identity_id: str, *, may_be_last: bool = False) -> int:
        """Take a provider off an account; how many logins ended. `may_be_last`: also when no way to sign in is left, which an administrator can give again.

        Raises NotFound, Conflict (`last_way_in`).
        """
        ended = await self._database.write(unlink, person_id, identity_id, self._doors, self._clock.now_ms(), may_be_last=may_be_last)
        self._access.clear()
        log.info("identity_unlinked", person_id=person_id, logins_ended=ended)
        return ended

    def _view(self, row: IdentityRow, linked: Linked) -> LinkedIdentity:
        is_way_in = row.issuer == self._doors.issuer
        name = urlsplit(row.issuer).hostname or row.issuer
        used = None if row.last_used_ms is None else format_timestamp(row.last_used_ms)
        return LinkedIdentity(row.id, name, row.issuer, format_timestamp(row.linked_ms), used, is_way_in, self._doors.is_last(row.id, linked))
