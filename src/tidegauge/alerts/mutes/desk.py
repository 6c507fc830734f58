"""The one door to a project's mutes."""

from __future__ import annotations

import msgspec

from tidegauge.alerts.mutes.mute import MAX_MUTES, Mute, MuteView, check_mute, mute_view
from tidegauge.alerts.mutes.repository import StoredMute, has_rule, mutes_of, put_mute, remove_mute
from tidegauge.core.clock import Clock
from tidegauge.core.errors import ErrorDetail, InvalidInput, LimitReached, NotFound
from tidegauge.core.ids import new_id
from tidegauge.meta.database import Database

_decode = msgspec.json.Decoder(Mute).decode
_encode = msgspec.json.Encoder().encode


class MuteDesk:
    """Mutes of a project, as its people may see and change them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def all(self, project: int, timezone: str) -> list[MuteView]:
        """The project's mutes, the newest first."""
        return [self._view(stored, timezone) for stored in await self._database.read(mutes_of, project)]

    async def put(self, project: int, timezone: str, mute_id: str | None, mute: Mute, person_id: str | None) -> MuteView:
        """Add a mute, or replace one. Raises InvalidInput, NotFound, LimitReached."""
        check_mute(mute, self._clock.now_ms())
        known = {stored.id for stored in await self._database.read(mutes_of, project)}
        if mute_id is not None and mute_id not in known:
            raise NotFound("There is no such mute.")
        if mute_id is None and len(known) >= MAX_MUTES:
            raise LimitReached(f"The project has {MAX_MUTES} mutes already; remove some that are over.")
        if mute.rule_id is not None and not await self._database.read(has_rule, project, mute.rule_id):
            raise InvalidInput("rule_id: there is no such rule.", details=[ErrorDetail("rule_id", "not a rule of this project")])
        stored = StoredMute(mute_id or new_id(), project, mute.rule_id, _encode(mute).decode(), person_id, self._clock.now_ms())
        await self._database.write(put_mute, stored)
        return self._view(stored, timezone)

    async def remove(self, project: int, mute_id: str) -> None:
        """Drop a mute: what was held back by it is told soon. Raises NotFound."""
        if not await self._database.write(remove_mute, project, mute_id):
            raise NotFound("There is no such mute.")

    def _view(self, stored: StoredMute, timezone: str) -> MuteView:
        return mute_view(stored.id, _decode(stored.document), stored.updated_at_ms, self._clock.now_ms(), timezone)
