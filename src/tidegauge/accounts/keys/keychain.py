"""Making, showing and revoking keys."""

from __future__ import annotations

from tidegauge.accounts.keys.key import KeyView, NewKey, generate_key, hash_key, shown_prefix
from tidegauge.accounts.keys.key_ring import KeyRing
from tidegauge.accounts.keys.repository import KeyRow, add_key, list_keys, revoke_key
from tidegauge.accounts.keys.seal import Seal
from tidegauge.accounts.projects.project import checked_name
from tidegauge.core.clock import Clock
from tidegauge.core.errors import NotFound
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database


class Keychain:
    """The keys of projects. Changes are in the key ring when a method returns."""

    def __init__(self, database: Database, ring: KeyRing, seal: Seal, clock: Clock) -> None:
        self._database = database
        self._ring = ring
        self._seal = seal
        self._clock = clock

    async def list(self, project_id: int, *, is_secret_shown: bool) -> list[KeyView]:
        """All keys of a project; write keys in full when `is_secret_shown`."""
        rows = await self._database.read(list_keys, project_id)
        return [_view(row, self._seal.open(row.sealed, row.hash) if is_secret_shown and row.sealed and row.revoked_at_ms is None else None) for row in rows]

    async def create(self, project_id: int, new: NewKey) -> KeyView:
        """A new key, in full this once. Raises InvalidInput for its name."""
        name, text, now_ms = checked_name(new.name), generate_key(new.kind), self._clock.now_ms()
        hash, prefix = hash_key(text), shown_prefix(text)
        sealed = self._seal.close(text, hash) if new.kind == "write" else None
        key_id = await self._database.write(add_key, project_id, kind=new.kind, name=name, prefix=prefix, hash=hash, sealed=sealed, now_ms=now_ms)
        await self._ring.refresh()
        return _view(KeyRow(key_id, new.kind, name, prefix, hash, sealed, now_ms, None, None), text)

    async def revoke(self, project_id: int, key_id: str) -> None:
        """End a key for good. Raises NotFound when the project has none with this id."""
        if not await self._database.write(revoke_key, project_id, key_id, self._clock.now_ms()):
            raise NotFound("This project has no such key.")
        await self._ring.refresh()


def _view(row: KeyRow, text: str | None) -> KeyView:
    def when(ms: int | None) -> str | None:
        return None if ms is None else format_timestamp(ms)

    return KeyView(row.id, row.kind, row.name, row.prefix, text, format_timestamp(row.created_at_ms), when(row.last_used_at_ms), when(row.revoked_at_ms))
