"""unique_count: distinct values of the field, by their 64-bit hashes (two of a million values meet with a chance of 3 in 10^8).

Exact while a measure holds up to EXACT_TOTAL (pane, value) pairs; then the larger sets become HyperLogLog, and the result says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Self

import numpy as np

from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.aggregator import Aggregator, State
from tidegauge.stream.aggregators.distinct_set import DistinctSet
from tidegauge.stream.aggregators.hyperloglog import ERROR_BOUND, REGISTERS
from tidegauge.stream.columns import Floats, Hashes, Ints
from tidegauge.stream.slice import Slice

EXACT_TOTAL: Final = 500_000


class UniqueCount(Aggregator):
    def __init__(self, measure: Measure) -> None:
        super().__init__(measure)
        self._sets: list[DistinctSet | None] = []
        self._bound_bytes = EXACT_TOTAL * 8

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
                self._add(self._set(cell), hashes[start:end])
        self._shrink()

    def merge(self, other: Self, cells: Ints, targets: Ints) -> None:
        order = np.argsort(targets, kind="stable")
        pairs = zip(cells[order].tolist(), targets[order].tolist(), strict=True)
        sources = [(target, found) for cell, target in pairs if (found := other._sets[cell]) is not None]
        for target, hashes in _merged_hashes(sources, self._sets):
            self._sets[target] = DistinctSet.of_sorted(hashes)
        for target, found in sources:
            if found.registers is not None:
                self._set(target).take_registers(found)
                self.error_bound = ERROR_BOUND
        self.size_bytes = sum(own.size_bytes for own in filter(None, self._sets))

    def load(self, cells: Ints, state: State) -> None:
        for cell, hashes in zip(cells.tolist(), state["hashes"], strict=True):
            if len(hashes):
                self._add(self._set(cell), np.array(hashes, np.uint64))
        self._shrink()

    def rename(self, keys: Hashes, new: Hashes) -> bool:
        """Count `keys[i]` (ascending) as `new[i]` from now on, in what is counted already too; False when a set is an estimate, which cannot forget a key."""
        for own in filter(None, self._sets):
            own.rename(keys, new)
        self.size_bytes = sum(own.size_bytes for own in filter(None, self._sets))
        return all(own.registers is None for own in filter(None, self._sets))

    def held(self) -> Hashes:
        """Everything that the exact sets hold, ascending."""
        parts = [part for own in filter(None, self._sets) if own.registers is None for part in own.parts()]
        return np.unique(np.concatenate(parts)) if parts else np.empty(0, np.uint64)

    def _add(self, own: DistinctSet, hashes: Hashes) -> None:
        held = own.size_bytes
        own.add(hashes)
        self.size_bytes += own.size_bytes - held

    def _shrink(self) -> None:
        """Over the bound: the sets for which registers are smaller go over to them."""
        if self.size_bytes <= self._bound_bytes:
            return
        for own in filter(None, self._sets):
            if own.registers is None and own.size_bytes > REGISTERS:
                own.estimate()
        self.size_bytes = sum(own.size_bytes for own in filter(None, self._sets))
        self._bound_bytes = max(EXACT_TOTAL * 8, 2 * self.size_bytes)

    def result(self, seconds: Floats) -> list[float | None]:
        return [0 if own is None else own.count() for own in self._sets]


def _merged_hashes(sources: Sequence[tuple[int, DistinctSet]], owned: Sequence[DistinctSet | None]) -> list[tuple[int, Hashes]]:
    """Target and distinct ascending hashes of the exact `sources` (by ascending target) with what the targets own. One array for all: cells are many."""
    parts: list[Hashes] = []
    sizes: dict[int, int] = {}
    for target, found in sources:
        if found.registers is not None:
            continue
        if target not in sizes and (own := owned[target]) is not None and own.registers is None:
            parts += own.parts()
            sizes[target] = sum(map(len, own.parts()))
        held = found.parts()
        parts += held
        sizes[target] = sizes.get(target, 0) + sum(map(len, held))
    if not parts:
        return []
    hashes = np.concatenate(parts)
    ends = np.cumsum(list(sizes.values())).tolist()
    for start, end in zip([0, *ends], ends, strict=False):
        hashes[start:end].sort()
    new = np.ones(len(hashes), np.bool_)
    np.not_equal(hashes[1:], hashes[:-1], out=new[1:])
    new[[end for end in (0, *ends[:-1]) if end < len(hashes)]] = True
    kept = np.concatenate(([0], np.cumsum(new)))[[0, *ends]].tolist()
    hashes = hashes[new]
    return [(target, hashes[start:end]) for target, start, end in zip(sizes, kept, kept[1:], strict=False)]
