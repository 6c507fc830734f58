"""Every valid key in memory, for look-ups on the hot path."""

from __future__ import annotations

from typing import Final, NamedTuple

from tidegauge.accounts.keys.key import hash_key
from tidegauge.accounts.keys.repository import ValidKey, load_valid_keys, mark_used
from tidegauge.accounts.keys.scope import read_limits
from tidegauge.accounts.policy import Permission
from tidegauge.contracts.key import WriteKey
from tidegauge.core.clock import Clock
from tidegauge.meta.database import Database

_NEVER_MS: Final = 1 << 62


class _Entry(NamedTuple):
    """One text of a key, and until when it counts."""

    key: WriteKey
    ends_ms: int
    is_previous: bool


class KeyRing:
    """`find` is synchronous and takes about a microsecond. `refresh` reads the keys anew: after a change here, and regularly for those of other nodes and for
    what the makers of read keys may do."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._entries: dict[bytes, _Entry] = {}
        self._ends: dict[str, int] = {}
        self._permissions: dict[str, frozenset[Permission]] = {}
        self._zones: dict[int, str] = {}
        self._used: dict[str, int] = {}
        self._previous_used: dict[str, int] = {}

    def find(self, key: str) -> WriteKey | None:
        """The key, or None when it is unknown, revoked, or past its time."""
        found = self._entries.get(hash_key(key))
        if found is None:
            return None
        now_ms = self._clock.now_ms()
        if now_ms >= found.ends_ms:
            return None
        (self._previous_used if found.is_previous else self._used)[found.key.id] = now_ms
        return found.key

    def ends_ms(self, key: str) -> int | None:
        """When this text of a key stops counting; None when it has no end, or is none."""
        found = self._entries.get(hash_key(key))
        return None if found is None or found.ends_ms == _NEVER_MS else found.ends_ms

    def is_valid(self, key_id: str, ends_ms: int | None = None) -> bool:
        """Whether a key that was found before still stands, by a text that counts until `ends_ms`."""
        now_ms = self._clock.now_ms()
        return now_ms < self._ends.get(key_id, 0) and (ends_ms is None or now_ms < ends_ms)

    def permissions(self, key_id: str) -> frozenset[Permission]:
        """What a valid key may do."""
        return self._permissions.get(key_id, frozenset())

    def timezone(self, project_id: int) -> str:
        """The zone of a project that has a valid key."""
        return self._zones.get(project_id, "UTC")

    async def refresh(self) -> None:
        """Take the valid keys from the store, and write there when they were used last. Raises Unavailable; what was known then stays in force."""
        used, self._used = self._used, {}
        previous_used, self._previous_used = self._previous_used, {}
        try:
            if used or previous_used:
                await self._database.write(mark_used, used, previous_used)
                used, previous_used = {}, {}
        finally:
            self._used = used | self._used
            self._previous_used = previous_used | self._previous_used
        rows = await self._database.read(load_valid_keys, self._clock.now_ms())
        entries: dict[bytes, _Entry] = {}
        for row in rows:
            _enter(entries, row)
        self._entries = entries
        self._ends = {row.id: _end(row.expires_at_ms) for row in rows}
        self._permissions = {row.id: row.permissions for row in rows}
        self._zones = {row.project_id: row.timezone for row in rows}


def _enter(entries: dict[bytes, _Entry], row: ValidKey) -> None:
    key = WriteKey(row.project_id, row.kind, row.id, read_limits(row.limits))
    entries[row.hash] = _Entry(key, _end(row.expires_at_ms), False)
    if row.previous_hash is not None:
        entries[row.previous_hash] = _Entry(key, min(_end(row.previous_ends_at_ms), _end(row.expires_at_ms)), True)


def _end(at_ms: int | None) -> int:
    return _NEVER_MS if at_ms is None else at_ms
