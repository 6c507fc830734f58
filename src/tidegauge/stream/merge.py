"""Aggregators of a plan's measures over the same cells, with the events of each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

import numpy as np

from tidegauge.contracts.cell import Cell
from tidegauge.stream.aggregators.aggregator import Aggregator, State
from tidegauge.stream.aggregators.count import Count
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice, measure_slice


class Merge:
    """`counts[cell]`: its events; every aggregator has the same cells, but those whose state is this very number, which have none."""

    __slots__ = ("_stateful", "aggregators", "counts")

    def __init__(self, counts: Ints, aggregators: list[Aggregator]) -> None:
        self.counts = counts
        self.aggregators = aggregators
        self._stateful = [aggregator for aggregator in aggregators if not _counts_events(aggregator)]

    def into(self, cells: Ints, targets: Ints, size: int) -> Merge:
        """`cells` of this merged into `size` targets."""
        counts = np.bincount(targets, self.counts[cells], minlength=size).astype(np.int64)
        return Merge(counts, [each if _counts_events(each) else each.merged(cells, targets, size) for each in self.aggregators])

    def push(self, cells: Ints, piece: Slice) -> None:
        """Take a slice; `cells[i]` is the cell of the slice's cell i: distinct, except 0, which nobody reads."""
        if len(cells) == 1:  # most batches fall in one pane: a plain index costs a tenth of an array of one
            self.counts[cells[0]] += piece.counts[0]
        else:
            self.counts[cells] += piece.counts
        for aggregator in self._stateful:
            aggregator.push(cells, measure_slice(piece, aggregator.measure.condition))

    def load(self, cells: Ints, index: int, state: State) -> None:
        """The store's partial states of one measure, into empty distinct cells whose `counts` are there already."""
        if not _counts_events(self.aggregators[index]):
            self.aggregators[index].load(cells, state)

    def resize(self, capacity: int) -> None:
        """Make room for cells up to `capacity`."""
        self.counts = np.append(self.counts, np.zeros(capacity - len(self.counts), np.int64))
        for aggregator in self._stateful:
            aggregator.resize(capacity)

    def values(self, seconds: Floats) -> list[tuple[float | None, ...]]:
        """The numbers of every cell; `seconds` is the time each covers."""
        results = [each.numbers_of(self.counts, seconds) if _counts_events(each) else each.result(seconds) for each in self.aggregators]
        return list(zip(*results, strict=True)) if results else [()] * len(self.counts)

    def cells(self, groups: list[tuple[str, ...]], seconds: Floats, buckets_ms: Sequence[int | None] | None = None) -> list[Cell]:
        """A cell per target."""
        starts = buckets_ms or [None] * len(groups)
        return [Cell(*parts) for parts in zip(groups, self.values(seconds), self.counts.tolist(), starts, strict=True)]

    @property
    def error_bound(self) -> float:
        """The largest relative error of any measure."""
        return max((aggregator.error_bound for aggregator in self.aggregators), default=0.0)

    @property
    def size_bytes(self) -> int:
        """Memory of the variable part."""
        return sum([aggregator.size_bytes for aggregator in self._stateful])


def _counts_events(aggregator: Aggregator) -> TypeGuard[Count]:
    return isinstance(aggregator, Count) and aggregator.counts_events
