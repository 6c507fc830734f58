"""unique_count: distinct values of the field, by their 64-bit hashes (two of a million values meet with a chance of 3 in 10^8)."""

from __future__ import annotations

from typing import Self

import numpy as np

from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.aggregator import Aggregator, State
from tidegauge.stream.aggregators.distinct_set import DistinctSet
from tidegauge.stream.aggregators.hyperloglog import ERROR_BOUND
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice


class UniqueCount(Aggregator):
    def __init__(self, measure: Measure) -> None:
        super().__init__(measure)
        self._sets: list[DistinctSet | None] = []

    def resize(self, capacity: int) -> None:
        self._sets += [None] * (capacity - len(self._sets))

    def _set(self, cell: int) -> DistinctSet:
        found = self._sets[cell]
        if found is None:
            found = self._sets[cell] = DistinctSet()
        return found

    def push(self, cells: Ints, piece: Slice) -> None:
        local, hashes = piece.hashes(self.field)
        if not len(local):
            return
        edges = np.searchsorted(local, np.arange(piece.size + 1)).tolist()
        for cell, start, end in zip(cells.tolist(), edges, edges[1:], strict=False):
            if cell and end > start:
                own = self._set(cell)
                self.size_bytes -= own.size_bytes
                own.add(hashes[start:end])
                self.size_bytes += own.size_bytes

    def merge(self, other: Self, cells: Ints, targets: Ints) -> None:
        sources: dict[int, list[DistinctSet]] = {}
        for cell, target in zip(cells.tolist(), targets.tolist(), strict=True):
            if (found := other._sets[cell]) is not None:
                sources.setdefault(target, []).append(found)
        for target, found_sets in sources.items():
            own = self._set(target)
            self.size_bytes -= own.size_bytes
            own.update(found_sets)
            self.size_bytes += own.size_bytes
            if own.registers is not None:
                self.error_bound = ERROR_BOUND

    def load(self, cells: Ints, state: State) -> None:
        for cell, hashes in zip(cells.tolist(), state["hashes"], strict=True):
            if len(hashes):
                own = self._set(cell)
                own.add(np.array(hashes, np.uint64))
                self.size_bytes += own.size_bytes

    def result(self, seconds: Floats) -> list[float | None]:
        return [0 if own is None else own.count() for own in self._sets]
