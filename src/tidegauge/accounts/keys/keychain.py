"""Making, showing, rotating and revoking keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tidegauge.accounts.grant import ordered, require_held
from tidegauge.accounts.keys.key import KeyView, NewKey, PreviousView, generate_key, hash_key, shown_prefix
from tidegauge.accounts.keys.key_ring import KeyRing
from tidegauge.accounts.keys.repository import KeyRow, add_key, find_key, list_keys, revoke_key, rotate_key
from tidegauge.accounts.keys.scope import limits_of, read_scopes, scopes_of, shown_limits, stored_limits, stored_scopes
from tidegauge.accounts.keys.seal import Seal
from tidegauge.accounts.principal import Principal
from tidegauge.accounts.projects.project import checked_name
from tidegauge.core.clock import Clock
from tidegauge.core.errors import ErrorDetail, InvalidInput, NotFound
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, format_timestamp, parse_timestamp_ms
from tidegauge.meta.database import Database

_NONE: Final = "This project has no such key."


class Keychain:
    """The keys of projects. Changes are in the key ring when a method returns. `on_change` is told the id of a key that changed: it ends what is open."""

    def __init__(self, database: Database, ring: KeyRing, seal: Seal, clock: Clock) -> None:
        self._database = database
        self._ring = ring
        self._seal = seal
        self._clock = clock
        self.on_change: Callable[[str], None] = lambda key_id: None

    async def list(self, project_id: int, *, is_secret_shown: bool) -> list[KeyView]:
        """All keys of a project; write keys in full when `is_secret_shown`."""
        rows = await self._database.read(list_keys, project_id)
        return [
            self._view(row, self._seal.open(row.sealed, row.hash) if is_secret_shown and row.sealed and row.revoked_at_ms is None else None) for row in rows
        ]

    async def create(self, maker: Principal, new: NewKey) -> KeyView:
        """A new key in the maker's project, in full this once. Raises InvalidInput, and Forbidden when it may do more than its maker."""
        scopes, limits, expires_at_ms = scopes_of(new), limits_of(new), self._expiry(new.expires_at)
        require_held(maker.permissions, scopes)
        name, text, now_ms = checked_name(new.name), generate_key(new.kind), self._clock.now_ms()
        hash, prefix = hash_key(text), shown_prefix(text)
        key_id = await self._database.write(
            add_key,
            maker.project_id,
            kind=new.kind,
            name=name,
            prefix=prefix,
            hash=hash,
            sealed=self._seal.close(text, hash) if new.kind == "write" else None,
            now_ms=now_ms,
            scopes=stored_scopes(new.kind, scopes),
            limits=stored_limits(limits),
            expires_at_ms=expires_at_ms,
            made_by_id=maker.person_id,
        )
        return await self._made(maker.project_id, key_id, text)

    async def rotate(self, maker: Principal, key_id: str, grace_s: int) -> KeyView:
        """Another text for a key, in full this once; the old one counts for `grace_s` more seconds. It is the maker's key from then on.

        Raises NotFound, Conflict for a key that has ended, Forbidden when it may do more than who rotates it.
        """
        found = await self._database.read(find_key, maker.project_id, key_id)
        if found is None:
            raise NotFound(_NONE)
        require_held(maker.permissions, read_scopes(found.kind, found.scopes))
        text, now_ms = generate_key(found.kind), self._clock.now_ms()
        hash = hash_key(text)
        sealed = self._seal.close(text, hash) if found.kind == "write" else None
        await self._ring.refresh()  # uses that are not written yet are of the text that is the old one from here on
        is_done = await self._database.write(
            rotate_key,
            maker.project_id,
            key_id,
            hash=hash,
            prefix=shown_prefix(text),
            sealed=sealed,
            grace_ms=grace_s * 1000,
            made_by_id=maker.person_id,
            now_ms=now_ms,
        )
        if not is_done:
            raise NotFound(_NONE)
        return await self._made(maker.project_id, key_id, text)

    async def revoke(self, project_id: int, key_id: str) -> None:
        """End a key for good, and the live connections that it opened. Raises NotFound when the project has none with this id."""
        if not await self._database.write(revoke_key, project_id, key_id, self._clock.now_ms()):
            raise NotFound(_NONE)
        await self._ring.refresh()
        self.on_change(key_id)

    async def _made(self, project_id: int, key_id: str, text: str) -> KeyView:
        await self._ring.refresh()
        self.on_change(key_id)
        row = await self._database.read(find_key, project_id, key_id)
        if row is None:
            raise NotFound(_NONE)
        return self._view(row, text)

    def _expiry(self, text: str | None) -> int | None:
        if text is None:
            return None
        at_ms = parse_timestamp_ms(text)
        if at_ms is None or at_ms > MAX_TIMESTAMP_MS:
            raise _wrong_expiry("write it as ISO 8601, such as 2027-01-31T00:00:00Z")
        if at_ms <= self._clock.now_ms():
            raise _wrong_expiry("it is in the past")
        return at_ms

    def _view(self, row: KeyRow, text: str | None) -> KeyView:
        now_ms, limits = self._clock.now_ms(), shown_limits(row.limits)
        is_over = row.expires_at_ms is not None and row.expires_at_ms <= now_ms
        is_previous = row.previous_ends_at_ms is not None and row.previous_ends_at_ms > now_ms and row.revoked_at_ms is None
        return KeyView(
            id=row.id,
            kind=row.kind,
            name=row.name,
            prefix=row.prefix,
            key=text,
            created_at=format_timestamp(row.created_at_ms),
            last_used_at=_when(row.last_used_at_ms),
            revoked_at=_when(row.revoked_at_ms),
            expires_at=_when(row.expires_at_ms),
            state="revoked" if row.revoked_at_ms is not None else "expired" if is_over else "active",
            scopes=ordered(read_scopes(row.kind, row.scopes)),
            events=limits.events,
            origins=limits.origins,
            networks=limits.networks,
            made_by=row.made_by,
            previous=PreviousView(row.previous_prefix, str(_when(row.previous_ends_at_ms)), _when(row.previous_used_at_ms)) if is_previous else None,
        )


def _when(ms: int | None) -> str | None:
    return None if ms is None else format_timestamp(ms)


def _wrong_expiry(reason: str) -> InvalidInput:
    return InvalidInput(f"expires_at: {reason}.", details=[ErrorDetail("expires_at", reason)])
