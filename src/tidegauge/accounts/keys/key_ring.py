"""Every valid key in memory, for look-ups on the hot path."""

from __future__ import annotations

from tidegauge.accounts.keys.key import hash_key
from tidegauge.accounts.keys.repository import load_valid_keys, mark_used
from tidegauge.contracts.key import WriteKey
from tidegauge.core.clock import Clock
from tidegauge.meta.database import Database


class KeyRing:
    """`find` is synchronous and takes about a microsecond. `refresh` reads the keys anew: after a change here, and regularly for those of other nodes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._keys: dict[bytes, WriteKey] = {}
        self._ids: set[str] = set()
        self._zones: dict[int, str] = {}
        self._used: dict[str, int] = {}

    def find(self, key: str) -> WriteKey | None:
        """The key, or None when it is unknown or revoked."""
        found = self._keys.get(hash_key(key))
        if found is not None:
            self._used[found.id] = self._clock.now_ms()
        return found

    def is_valid(self, key_id: str) -> bool:
        """Whether a key that was found before still stands."""
        return key_id in self._ids

    def timezone(self, project_id: int) -> str:
        """The zone of a project that has a valid key."""
        return self._zones.get(project_id, "UTC")

    async def refresh(self) -> None:
        """Take the valid keys from the store, and write there when they were used last. Raises Unavailable; what was known then stays in force."""
        used, self._used = self._used, {}
        try:
            if used:
                await self._database.write(mark_used, used)
                used = {}
        finally:
            self._used = used | self._used
        rows = await self._database.read(load_valid_keys)
        self._keys = {row.hash: WriteKey(row.project_id, row.kind, row.id) for row in rows}
        self._ids = {row.id for row in rows}
        self._zones = {row.project_id: row.timezone for row in rows}
