"""Walks the chain and finds the first entry that is not as it was written."""

from __future__ import annotations

import hmac
from typing import Literal

import msgspec

from tidegauge.accounts.audit.entry import Ends, Entry, ends_seal, entry_hash

Fault = Literal["changed", "removed", "inserted", "cut", "ends"]


class Break(msgspec.Struct, frozen=True):
    """Where the chain does not hold. `changed`: the entry's fields or hash are other than written. `removed`: entries before it are missing.
    `inserted`: it does not belong to this chain at this place: put in, moved, or copied. `cut`: entries after it are missing. `ends`: the record of the
    chain's ends was altered."""

    number: int
    fault: Fault


class Verifier:
    """Takes (entry, stored hash) in the order of numbers by `take`, which gives the first break or None; then `finish`."""

    def __init__(self, key: bytes, ends: Ends, seal: bytes) -> None:
        self._key = key
        self._ends = ends
        self._is_sealed = hmac.compare_digest(ends_seal(key, ends), seal)
        self._number = ends.base_number
        self._hash = ends.base_hash
        self._suspect: tuple[int, bytes] | None = None
        self.walked = 0

    def take(self, entry: Entry, stored: bytes) -> Break | None:
        """The next entry. A fault is told one entry later where only the next one shows which it is."""
        if not self._is_sealed:
            return Break(self._ends.head_number, "ends")
        if self._suspect is not None:
            return self._judge(entry, stored)
        if entry.number != self._number + 1:
            return Break(entry.number, "removed" if entry.number > self._number + 1 else "inserted")
        self.walked += 1
        self._number = entry.number
        if not hmac.compare_digest(entry_hash(self._key, self._hash, entry), stored):
            self._suspect = (entry.number, stored)
            return None
        self._hash = stored
        return None

    def finish(self) -> Break | None:
        """After the last entry."""
        if not self._is_sealed:
            return Break(self._ends.head_number, "ends")
        if self._suspect is not None:
            number, stored = self._suspect
            return Break(number, "changed" if (number, stored) == (self._ends.head_number, self._ends.head_hash) else "inserted")
        if self._number < self._ends.head_number:
            return Break(self._number, "cut")
        if (self._number, self._hash) != (self._ends.head_number, self._ends.head_hash):
            return Break(self._number, "inserted")
        return None

    def _judge(self, entry: Entry, stored: bytes) -> Break:
        """What the entry before is: when this one follows its stored hash, only its fields were changed."""
        assert self._suspect is not None
        number, suspect = self._suspect
        is_followed = entry.number == number + 1 and hmac.compare_digest(entry_hash(self._key, suspect, entry), stored)
        return Break(number, "changed" if is_followed else "inserted")
