"""Distinct 64-bit hashes: exact as a sorted array, or HyperLogLog registers once there are too many."""

from __future__ import annotations

from typing import Final

import numpy as np

from tidegauge.stream.aggregators.hyperloglog import REGISTERS, Registers, add_hashes, estimate, registers_of
from tidegauge.stream.columns import Hashes

EXACT_LIMIT: Final = 262_144
"""Hashes a set keeps exactly (2 MiB, sorted in about 3 ms)."""
_PENDING: Final = 1_024
_NONE: Final[Hashes] = np.empty(0, np.uint64)


class DistinctSet:
    """A growing set of hashes. New ones wait unsorted until there are many or somebody asks."""

    __slots__ = ("_hashes", "_pending", "_waiting", "registers")

    def __init__(self) -> None:
        self._hashes = _NONE
        self._pending: list[Hashes] = []
        self._waiting = 0
        self.registers: Registers | None = None

    @property
    def size_bytes(self) -> int:
        """Memory held."""
        return (len(self._hashes) + self._waiting) * 8 + (0 if self.registers is None else REGISTERS)

    def add(self, hashes: Hashes) -> None:
        """Put hashes, in any order, repeated or not."""
        self._pending.append(hashes)
        self._waiting += len(hashes)
        if self._waiting > max(_PENDING, len(self._hashes)) or len(self._pending) > _PENDING:
            self._settle()

    def hashes(self) -> Hashes:
        """The distinct hashes, ascending; only while exact."""
        self._settle()
        return self._hashes

    def count(self) -> int:
        """Distinct hashes."""
        self._settle()
        return len(self._hashes) if self.registers is None else round(estimate(self.registers))

    def parts(self) -> list[Hashes]:
        """The arrays that hold the hashes, which may repeat from one to the next; only while exact."""
        return [self._hashes, *self._pending] if len(self._hashes) else self._pending

    @classmethod
    def of_sorted(cls, hashes: Hashes) -> DistinctSet:
        """The set of distinct ascending hashes; the array must not change."""
        fresh = cls()
        fresh._hashes = hashes
        return fresh

    def rename(self, keys: Hashes, new: Hashes) -> None:
        """Put `new[i]` in the place of `keys[i]` (ascending) where it is held; only while exact."""
        self._settle()
        if self.registers is not None or not len(self._hashes) or not len(keys):
            return
        at = np.minimum(np.searchsorted(self._hashes, keys), len(self._hashes) - 1)
        held = self._hashes[at] == keys
        if held.any():
            renamed = self._hashes.copy()
            renamed[at[held]] = new[held]
            self._hashes = _sorted_distinct(renamed)

    def take_registers(self, other: DistinctSet) -> None:
        """Take all of an estimated set."""
        other._settle()
        if other.registers is not None:
            own = self.estimate()
            np.maximum(own, other.registers, out=own)

    def _settle(self) -> None:
        if not self._pending:
            return
        if self.registers is None:
            self._hashes = _sorted_distinct(np.concatenate((self._hashes, *self._pending)))
            self._pending, self._waiting = [], 0
            if len(self._hashes) > EXACT_LIMIT:
                self.estimate()
            return
        for hashes in self._pending:
            add_hashes(self.registers, hashes)
        self._pending, self._waiting = [], 0

    def estimate(self) -> Registers:
        """Go over to registers."""
        if self.registers is None:
            self.registers = registers_of(np.concatenate((self._hashes, *self._pending)))
            self._hashes, self._pending, self._waiting = _NONE, [], 0
        return self.registers


def _sorted_distinct(hashes: Hashes) -> Hashes:
    """The distinct hashes ascending. Sorting in place: 3 times as fast as numpy.unique for 64-bit integers."""
    hashes.sort()
    new = np.empty(len(hashes), np.bool_)
    new[:1] = True
    np.not_equal(hashes[1:], hashes[:-1], out=new[1:])
    return hashes[new]
