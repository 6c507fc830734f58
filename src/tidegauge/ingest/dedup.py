"""Finds events that were sent before, so that a resent id counts once: in a batch, between requests at the same time, and after a restart."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt
import xxhash

from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.ports import DuplicateFinder
from tidegauge.core.errors import Unavailable
from tidegauge.ingest.parcel import Parcel

_UNKNOWN_PRINT: Final = 0
_RETRY_AFTER_S: Final = 5.0


class Check:
    """What is known of a request's ids before its turn to be committed. `keys` and `prints` are as long as the events, 0 where an event has no id."""

    __slots__ = ("keys", "prints", "stored", "stored_sequence")

    def __init__(self, keys: list[int], prints: list[int], stored_sequence: int) -> None:
        self.keys = keys
        self.prints = prints
        self.stored: frozenset[int] | set[int] = frozenset()
        self.stored_sequence = stored_sequence


class Group:
    """Events that become durable together. `durable` is resolved when they are, or holds why they are not."""

    __slots__ = ("durable", "keys")

    def __init__(self) -> None:
        self.durable: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.keys: list[int] = []


class Verdict(msgspec.Struct):
    """The rows to store (None: all), and what was dropped. A duplicate of an event that is not durable yet `waits_for` that event's group."""

    kept: list[int] | None = None
    accepted: int = 0
    duplicates: int = 0
    conflicts: int = 0
    dropped: list[int] = []
    waits_for: list[Group] = []


class DuplicateGuard:
    """Ids are compared by XXH3-64 of "project:id" (two ids of ten million fall together once in 4e5 such days of a project).

    Ids that are acknowledged but not yet stored are kept here until `released`; stored ones are the finder's. An id that was stored while a request was
    being checked is kept until that check is over, so it is always found in one of the two places. An id here takes about 110 bytes; their number is capped.
    """

    def __init__(self, finder: DuplicateFinder, *, max_unstored: int = 4_000_000) -> None:
        self._finder = finder
        self._max_unstored = max_unstored
        self._prints: dict[int, int] = {}
        self._pending: dict[int, Group] = {}
        self._durable: deque[tuple[int, list[int]]] = deque()
        self._open: set[Check] = set()
        self._stored_sequence = 0

    def __len__(self) -> int:
        """Ids kept in memory."""
        return len(self._prints)

    async def check(self, project: int, parcel: Parcel) -> Check | None:
        """Look up the ids of a request; None when it has none. Every check goes to `admit` or `close`. Raises Unavailable when the store cannot be asked."""
        ids = parcel.ids
        if not any(ids):
            return None
        if len(self._prints) >= self._max_unstored:
            raise Unavailable("The store is too far behind to tell duplicates. Send again later; nothing acknowledged is lost.", retry_after_s=_RETRY_AFTER_S)
        keys = [id_key(project, text) if text else 0 for text in ids]
        check = Check(keys, parcel.prints(), self._stored_sequence)
        self._open.add(check)
        maybe = self._finder.maybe_seen(_array(keys))
        if maybe.any():
            await self._confirm(check, project, ids, maybe)
        return check

    async def _confirm(self, check: Check, project: int, ids: Sequence[str], maybe: npt.NDArray[np.bool_]) -> None:
        rows: list[int] = np.flatnonzero(maybe).tolist()
        asked = {check.keys[row]: ids[row] for row in rows if check.keys[row] and check.keys[row] not in self._prints}
        if not asked:
            return
        try:
            found = await self._finder.confirm(project, list(asked.values()))
        except BaseException:  # catch-all: closes the check and passes the error on
            self.close(check)
            raise
        check.stored = {key for key, text in asked.items() if text in found}

    def close(self, check: Check | None) -> None:
        """Give up a check."""
        if check is not None:
            self._open.discard(check)

    def admit(self, size: int, check: Check | None, group: Group) -> Verdict:
        """Decide, at once and finally, which of `size` events go into `group`. The first of an id wins; the same id with other content is a conflict."""
        if check is None:
            return Verdict(accepted=size)
        self._open.discard(check)
        verdict = Verdict()
        kept: list[int] = []
        new: list[int] = []
        for row, (key, mark) in enumerate(zip(check.keys, check.prints, strict=True)):
            if not key:
                kept.append(row)
            elif key in check.stored:
                verdict.dropped.append(row)
            elif key in self._prints:
                verdict.dropped.append(row)
                self._note_duplicate(verdict, key, mark, group)
            else:
                self._prints[key] = mark
                self._pending[key] = group
                new.append(key)
                kept.append(row)
        verdict.accepted, verdict.duplicates = len(kept), len(verdict.dropped)
        verdict.kept = kept if verdict.dropped else None
        group.keys.extend(new)
        self._finder.add(_array(new))
        return verdict

    def _note_duplicate(self, verdict: Verdict, key: int, mark: int, group: Group) -> None:
        known = self._prints[key]
        verdict.conflicts += known not in (mark, _UNKNOWN_PRINT)
        first = self._pending.get(key)
        if first is not None and first is not group and first not in verdict.waits_for:
            verdict.waits_for.append(first)

    def confirm_durable(self, group: Group, sequence: int) -> None:
        """The group is in the journal as batch `sequence`."""
        for key in group.keys:
            del self._pending[key]
        if group.keys:
            self._durable.append((sequence, group.keys))

    def withdraw(self, group: Group) -> None:
        """The group was not made durable: its ids were never seen."""
        for key in group.keys:
            del self._pending[key], self._prints[key]

    def remember(self, batch: EventBatch) -> None:
        """Take in the ids of a journaled batch that may not be stored yet (at start)."""
        projects = batch.record.column("project").to_pylist()
        keys = [id_key(project, text) for project, text in zip(projects, batch.record.column("id").to_pylist(), strict=True) if text]
        self._prints.update(dict.fromkeys(keys, _UNKNOWN_PRINT))
        self._durable.append((batch.sequence, keys))
        self._finder.add(_array(keys))

    def released(self, stored_sequence: int) -> None:
        """Every batch up to `stored_sequence` is in the store, where the finder finds its ids."""
        self._stored_sequence = max(self._stored_sequence, stored_sequence)
        limit = min([self._stored_sequence, *(check.stored_sequence for check in self._open)])
        while self._durable and self._durable[0][0] <= limit:
            for key in self._durable.popleft()[1]:
                self._prints.pop(key, None)


def id_key(project: int, text: str) -> int:
    """The 64-bit key of a client's event id (never 0, which stands for no id)."""
    return xxhash.xxh3_64_intdigest(f"{project}:{text}".encode()) or 1


def _array(keys: list[int]) -> npt.NDArray[np.uint64]:
    return np.array(keys, dtype=np.uint64)
