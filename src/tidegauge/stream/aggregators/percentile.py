"""percentile: DDSketch (Masson, Rim, Lee: VLDB 2019), log buckets of 1 % relative error. Interpolates linearly between ranks, as quantileExactInclusive."""

from __future__ import annotations

import math
from typing import Final, Self

import numpy as np

from tidegauge.contracts.partial import SKETCH_GAMMA, SKETCH_RELATIVE_ERROR
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.aggregator import Aggregator, State
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice

BUCKET_OFFSET: Final = 100_000
"""A positive number of log bucket i has key i + BUCKET_OFFSET, a negative one minus that, zero 0: keys ascend with the numbers."""
_LOG_GAMMA: Final = math.log(SKETCH_GAMMA)
_KEY_BITS: Final = 19
_KEYS: Final = 1 << _KEY_BITS


class _Buckets:
    """Ascending keys and their counts; new ones wait until there are many or somebody asks."""

    __slots__ = ("counts", "keys", "pending", "waiting")

    def __init__(self) -> None:
        self.keys: Ints = np.empty(0, np.int64)
        self.counts: Ints = np.empty(0, np.int64)
        self.pending: list[tuple[Ints, Ints]] = []
        self.waiting = 0

    def add(self, keys: Ints, counts: Ints) -> None:
        self.pending.append((keys, counts))
        self.waiting += len(keys)
        if self.waiting > max(1024, 4 * len(self.keys)):
            self.settle()

    def settle(self) -> None:
        if self.pending:
            keys = np.concatenate((self.keys, *(keys for keys, _ in self.pending)))
            counts = np.concatenate((self.counts, *(counts for _, counts in self.pending)))
            self.keys, inverse = np.unique(keys, return_inverse=True)
            self.counts = np.bincount(inverse, counts, minlength=len(self.keys)).astype(np.int64)
            self.pending, self.waiting = [], 0

    def quantile(self, level: float) -> float | None:
        """The number at `level` (0 to 1) of the ranks, within SKETCH_RELATIVE_ERROR of the two ranks beside it."""
        self.settle()
        ends = np.cumsum(self.counts)
        if not len(ends):
            return None
        place = level * (int(ends[-1]) - 1)
        low = math.floor(place)
        near, far = np.searchsorted(ends, (low, min(low + 1, int(ends[-1]) - 1)), side="right").tolist()
        lower, upper = bucket_value(int(self.keys[near])), bucket_value(int(self.keys[far]))
        return lower + (upper - lower) * (place - low)


def bucket_keys(numbers: Floats) -> Ints:
    """The bucket key of each number."""
    sizes = np.abs(numbers)
    index = np.ceil(np.log(np.where(sizes > 0, sizes, 1.0)) / _LOG_GAMMA)
    keys: Ints = (np.sign(numbers) * (index + BUCKET_OFFSET)).astype(np.int64)
    return keys


def bucket_value(key: int) -> float:
    """The number that stands for a bucket."""
    if key == 0:
        return 0.0
    exponent = (abs(key) - BUCKET_OFFSET) * _LOG_GAMMA + math.log(2 / (SKETCH_GAMMA + 1))
    return math.copysign(math.exp(min(exponent, 709.78)), key)


class Percentile(Aggregator):
    error_bound = SKETCH_RELATIVE_ERROR

    def __init__(self, measure: Measure) -> None:
        super().__init__(measure)
        self._cells: list[_Buckets | None] = []

    def resize(self, capacity: int) -> None:
        self._cells += [None] * (capacity - len(self._cells))

    def _buckets(self, cell: int) -> _Buckets:
        found = self._cells[cell]
        if found is None:
            found = self._cells[cell] = _Buckets()
        return found

    def _add(self, cell: int, keys: Ints, counts: Ints) -> None:
        own = self._buckets(cell)
        held = len(own.keys) + own.waiting
        own.add(keys, counts)
        self.size_bytes += 16 * (len(own.keys) + own.waiting - held)

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
        for cell, target in zip(cells.tolist(), targets.tolist(), strict=True):
            if (found := other._cells[cell]) is not None:
                found.settle()
                self._add(target, found.keys, found.counts)

    def load(self, cells: Ints, state: State) -> None:
        for cell, buckets in zip(cells.tolist(), state["buckets"], strict=True):
            if buckets:
                ordered = sorted((int(key), int(count)) for key, count in dict(buckets).items())
                self._add(cell, np.array([key for key, _ in ordered], np.int64), np.array([count for _, count in ordered], np.int64))

    def result(self, seconds: Floats) -> list[float | None]:
        level = (self.measure.percentile if self.measure.percentile is not None else 50.0) / 100
        return [None if buckets is None else buckets.quantile(level) for buckets in self._cells]
