"""The audit log: writes entries in the transaction of the change, or right away; reads, exports, prunes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any, Final

from tidegauge.accounts.audit.action import Action
from tidegauge.accounts.audit.entry import Entry
from tidegauge.accounts.audit.filter import AuditFilter
from tidegauge.accounts.audit.repository import Verdict, append, find, holds, prune, verify
from tidegauge.core.clock import Clock
from tidegauge.meta.database import Database, Transaction

_PAGE: Final = 1_000
_DAY_MS: Final = 86_400_000


class AuditLog:
    """`key` signs the chain. Methods raise Unavailable when the store does not answer."""

    def __init__(self, database: Database, key: bytes, clock: Clock, *, keep_days: int) -> None:
        self._database = database
        self._key = key
        self._clock = clock
        self._keep_days = keep_days

    def sign(self, transaction: Transaction, entry: Entry) -> None:
        """Append in a transaction that is under way. The entry's number and time are given here."""
        append(transaction, self._key, entry, self._clock.now_ms())

    async def record(self, action: Action, **fields: Any) -> None:
        """An entry of its own, for what changes no row: of the product itself unless `fields` (of Entry) say who."""
        await self.write(Entry(number=0, at_ms=0, action=action, **fields))

    async def write(self, entry: Entry) -> None:
        """The same with an entry that is made."""
        await self._database.write(append, self._key, entry, self._clock.now_ms())

    async def page(self, wanted: AuditFilter, *, before: int | None, limit: int) -> list[Entry]:
        """Entries that fit, newest first."""
        return await self._database.read(find, wanted, before=before, limit=limit)

    async def all(self, wanted: AuditFilter, convert: Callable[[list[Entry]], bytes]) -> AsyncIterator[bytes]:
        """Everything that fits, newest first, a thousand at a time as `convert` writes them. What is added meanwhile is not in it."""
        before: int | None = None
        while entries := await self.page(wanted, before=before, limit=_PAGE):
            yield convert(entries)
            before = entries[-1].number

    async def verify(self) -> Verdict:
        """Walk the chain."""
        return await self._database.read(verify, self._key)

    async def holds(self, number: int, hash: bytes) -> bool:
        """Whether the entry with this number has this hash; of the newest one removed for its age too. Number 0 is an empty log."""
        return await self._database.read(holds, number, hash)

    async def prune(self) -> int:
        """Remove what is older than the setting says and give how many entries went; the removal is an entry itself."""
        if not self._keep_days:
            return 0
        now_ms = self._clock.now_ms()
        return await self._database.write(prune, self._key, now_ms - self._keep_days * _DAY_MS, now_ms)
