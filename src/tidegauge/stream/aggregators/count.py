"""count: events, or events that have the field.

Events of the plan are counted for every cell anyway: a measure that asks for no more keeps no numbers of its own (`counts_events`).
"""

from __future__ import annotations

from typing import ClassVar, Self

import numpy as np

from tidegauge.contracts.plan import ALWAYS, Measure
from tidegauge.stream.aggregators.aggregator import ArrayAggregator, State, StateColumns, as_floats
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice


class Count(ArrayAggregator):
    columns: ClassVar[StateColumns] = {"count": (np.int64, 0)}

    def __init__(self, measure: Measure) -> None:
        super().__init__(measure)
        self.counts_events = measure.field is None and measure.condition == ALWAYS

    def push(self, cells: Ints, piece: Slice) -> None:
        field, state = self.measure.field, self.state["count"]
        counts = (piece if field is None else piece.having(field)).counts
        if len(cells) == 1:
            state[cells[0]] += counts[0]
        else:
            state[cells] += counts

    def merge(self, other: Self, cells: Ints, targets: Ints) -> None:
        np.add.at(self.state["count"], targets, other.state["count"][cells])

    def load(self, cells: Ints, state: State) -> None:
        self.state["count"][cells] = as_floats(state["count"]).astype(np.int64)

    def result(self, seconds: Floats) -> list[float | None]:
        return self.numbers_of(self.state["count"], seconds)

    def numbers_of(self, counts: Ints, seconds: Floats) -> list[float | None]:
        """The numbers of cells with so many events."""
        return list(counts.tolist())
