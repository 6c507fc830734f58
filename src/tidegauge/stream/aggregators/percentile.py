"""percentile: DDSketch (Masson, Rim, Lee: VLDB 2019), log buckets of 1 % relative error. Interpolates linearly between ranks, as quantileExactInclusive."""

from __future__ import annotations

import math
from typing import Final, NamedTuple, Self

import numpy as np

from tidegauge.contracts.partial import SKETCH_GAMMA, SKETCH_RELATIVE_ERROR
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.aggregator import Aggregator, State, numbers_or_none
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice

BUCKET_OFFSET: Final = 100_000
"""A positive number of log bucket i has key i + BUCKET_OFFSET, a negative one minus that, zero 0: keys ascend with the numbers."""
_LOG_GAMMA: Final = math.log(SKETCH_GAMMA)
_KEY_BITS: Final = 19
_KEYS: Final = 1 << _KEY_BITS


class _Buckets:
    """Keys and their counts; new ones wait until there are many."""

    __slots__ = ("counts", "keys", "pending", "waiting")

    def __init__(self, keys: Ints, counts: Ints) -> None:
        self.keys = keys
        self.counts = counts
        self.pending: list[tuple[Ints, Ints]] = []
        self.waiting = 0

    def add(self, keys: Ints, counts: Ints) -> None:
        """Put counts."""
        self.pending.append((keys, counts))
        self.waiting += len(keys)
        if self.waiting > max(1024, 4 * len(self.keys)):
            self._settle()

    def parts(self) -> list[tuple[Ints, Ints]]:
        """All keys and counts; a key may come in several parts."""
        return [(self.keys, self.counts), *self.pending]

    def _settle(self) -> None:
        keys = np.concatenate([keys for keys, _ in self.parts()])
        self.keys, inverse = np.unique(keys, return_inverse=True)
        self.counts = np.bincount(inverse, np.concatenate([counts for _, counts in self.parts()])).astype(np.int64)
        self.pending, self.waiting = [], 0


class _Flat(NamedTuple):
    """Buckets of many cells laid flat: distinct (cell, key), ascending, and the count of each."""

    cells: Ints
    keys: Ints
    counts: Ints

    def quantiles(self, level: float, size: int) -> list[float | None]:
        """The number at `level` (0 to 1) of each cell's ranks, within SKETCH_RELATIVE_ERROR of the two ranks beside it; None for a cell without numbers."""
        totals = np.bincount(self.cells, self.counts, minlength=size).astype(np.int64)
        ends = np.cumsum(self.counts)
        known = totals > 0
        before, last = (np.cumsum(totals) - totals)[known], totals[known] - 1
        place = level * last
        low = np.floor(place).astype(np.int64)
        near = bucket_values(self.keys[np.searchsorted(ends, before + low, side="right")])
        far = bucket_values(self.keys[np.searchsorted(ends, before + np.minimum(low + 1, last), side="right")])
        found = np.zeros(size)
        found[known] = near + (far - near) * (place - low)
        return numbers_or_none(found, known)


def bucket_keys(numbers: Floats) -> Ints:
    """The bucket key of each number."""
    sizes = np.abs(numbers)
    index = np.ceil(np.log(np.where(sizes > 0, sizes, 1.0)) / _LOG_GAMMA)
    keys: Ints = (np.sign(numbers) * (index + BUCKET_OFFSET)).astype(np.int64)
    return keys


def bucket_values(keys: Ints) -> Floats:
    """The number that stands for each bucket."""
    exponents = (np.abs(keys) - BUCKET_OFFSET) * _LOG_GAMMA + math.log(2 / (SKETCH_GAMMA + 1))
    values: Floats = np.sign(keys) * np.exp(np.minimum(exponents, 709.78))
    return values


class Percentile(Aggregator):
    error_bound = SKETCH_RELATIVE_ERROR

    def __init__(self, measure: Measure) -> None:
        super().__init__(measure)
        self._cells: list[_Buckets | None] = []

    def resize(self, capacity: int) -> None:
        self._cells += [None] * (capacity - len(self._cells))

    def _add(self, cell: int, keys: Ints, counts: Ints) -> None:
        own = self._cells[cell]
        if own is None:
            self._cells[cell] = _Buckets(keys, counts)
            self.size_bytes += 16 * len(keys)
            return
        held = len(own.keys) + own.waiting
        own.add(keys, counts)
        self.size_bytes += 16 * (len(own.keys) + own.waiting - held)

    def _flat(self, cells: Ints, targets: Ints) -> _Flat:
        """The buckets of `cells` under `targets`, which may repeat."""
        found = [(target, part) for cell, target in zip(cells.tolist(), targets.tolist(), strict=True) if (own := self._cells[cell]) for part in own.parts()]
        if not found:
            return _Flat(*(np.empty(0, np.int64) for _ in range(3)))
        owners = np.repeat([target for target, _ in found], [len(keys) for _, (keys, _) in found])
        pairs = (owners << _KEY_BITS) + np.concatenate([keys for _, (keys, _) in found]) + _KEYS // 2
        distinct, inverse = np.unique(pairs, return_inverse=True)
        counts = np.bincount(inverse, np.concatenate([counts for _, (_, counts) in found])).astype(np.int64)
        return _Flat(distinct >> _KEY_BITS, (distinct & (_KEYS - 1)) - _KEYS // 2, counts)

    def push(self, cells: Ints, piece: Slice) -> None:
        pairs, counts = piece.derive("buckets", self.field, lambda: self._of(piece))
        if not len(pairs):
            return
        keys = (pairs & (_KEYS - 1)) - _KEYS // 2
        edges = np.searchsorted(pairs, np.arange(piece.size + 1) << _KEY_BITS).tolist()
        for cell, start, end in zip(cells.tolist(), edges, edges[1:], strict=False):
            if cell and end > start:
                self._add(cell, keys[start:end], counts[start:end])

    def _of(self, piece: Slice) -> tuple[Ints, Ints]:
        """Distinct (local cell, bucket key) pairs, ascending, and how many numbers each has."""
        numbers = piece.numbers(self.field)
        keys = piece.columns.derive("buckets", self.field, lambda: bucket_keys(piece.columns.number(self.field).values))
        return np.unique((numbers.local << _KEY_BITS) + (keys[numbers.rows] + _KEYS // 2), return_counts=True)

    def merge(self, other: Self, cells: Ints, targets: Ints) -> None:
        flat = other._flat(cells, targets)
        owners, starts = np.unique(flat.cells, return_index=True)
        edges = [*starts.tolist(), len(flat.cells)]
        for target, start, end in zip(owners.tolist(), edges, edges[1:], strict=False):
            self._add(target, flat.keys[start:end], flat.counts[start:end])

    def load(self, cells: Ints, state: State) -> None:
        for cell, buckets in zip(cells.tolist(), state["buckets"], strict=True):
            if buckets:
                ordered = sorted((int(key), int(count)) for key, count in dict(buckets).items())
                self._add(cell, np.array([key for key, _ in ordered], np.int64), np.array([count for _, count in ordered], np.int64))

    def result(self, seconds: Floats) -> list[float | None]:
        level = (self.measure.percentile if self.measure.percentile is not None else 50.0) / 100
        cells = np.arange(len(self._cells))
        return self._flat(cells, cells).quantiles(level, len(cells))
