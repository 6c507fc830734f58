"""Bloom filters of 64-bit keys, a whole batch of keys at a time."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

_HASHES: Final = 6
_BITS_PER_KEY: Final = 12
"""With six hashes: 0.3 % false positives when full (Bloom, CACM 1970; positions by double hashing, Kirsch and Mitzenmacher, ESA 2006)."""

_FIRST_CAPACITY: Final = 100_000
_MAX_CAPACITY: Final = 20_000_000
_STRIDE: Final = 5_000
"""Keys added at once: setting bits holds the interpreter lock for about a millisecond of these, and other threads get their turn between."""

_STEPS: Final = np.arange(_HASHES, dtype=np.uint64)[:, None]
_MIX: Final = np.uint64(0x9E3779B97F4A7C15)


class _Filter:
    def __init__(self, capacity: int) -> None:
        size = 1 << (capacity * _BITS_PER_KEY - 1).bit_length()
        self.room = size // _BITS_PER_KEY
        self._mask = np.uint64(size - 1)
        self._bits = np.zeros(size >> 3, np.uint8)

    @property
    def nbytes(self) -> int:
        return int(self._bits.nbytes)

    def add(self, keys: npt.NDArray[np.uint64]) -> None:
        positions = self._positions(keys).ravel()
        np.bitwise_or.at(self._bits, positions >> np.uint64(3), np.left_shift(1, positions & np.uint64(7)).astype(np.uint8))
        self.room -= len(keys)

    def has(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
        positions = self._positions(keys)
        found = (self._bits[positions >> np.uint64(3)] >> (positions & np.uint64(7)).astype(np.uint8)) & 1
        answer: npt.NDArray[np.bool_] = found.all(axis=0)
        return answer

    def _positions(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
        step = (keys * _MIX) >> np.uint64(17) | np.uint64(1)
        positions: npt.NDArray[np.uint64] = (keys + _STEPS * step) & self._mask
        return positions


class Bloom:
    """Grows by filters of doubling size, so that an idle day costs little. No false negatives."""

    def __init__(self) -> None:
        self._filters: list[_Filter] = []
        self._capacity = _FIRST_CAPACITY

    @property
    def nbytes(self) -> int:
        """Memory in bytes."""
        return sum(part.nbytes for part in self._filters)

    def add(self, keys: npt.NDArray[np.uint64]) -> None:
        """Remember keys. About 0.1 us a key."""
        while len(keys):
            if not self._filters or self._filters[-1].room <= 0:
                self._filters.append(_Filter(self._capacity))
                self._capacity = min(self._capacity * 2, _MAX_CAPACITY)
            size = min(self._filters[-1].room, _STRIDE)
            self._filters[-1].add(keys[:size])
            keys = keys[size:]

    def has(self, keys: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
        """True where a key may be remembered."""
        found = np.zeros(len(keys), np.bool_)
        for part in self._filters:
            found |= part.has(keys)
        return found
