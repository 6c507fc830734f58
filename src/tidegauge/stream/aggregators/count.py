"""count: events, or events that have the field."""

from __future__ import annotations

from typing import ClassVar, Self

import numpy as np

from tidegauge.stream.aggregators.aggregator import ArrayAggregator, State, StateColumns, as_floats
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice


class Count(ArrayAggregator):
    columns: ClassVar[StateColumns] = {"count": (np.int64, 0)}

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
        return list(self.state["count"].tolist())
