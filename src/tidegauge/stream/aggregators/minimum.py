"""min: the field's minimum number."""

from __future__ import annotations

from typing import ClassVar, Self

import numpy as np

from tidegauge.stream.aggregators.aggregator import ArrayAggregator, State, StateColumns, as_floats, numbers_or_none
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice


class Minimum(ArrayAggregator):
    columns: ClassVar[StateColumns] = {"min": (np.float64, np.inf)}

    def push(self, cells: Ints, piece: Slice) -> None:
        self.state["min"][cells] = np.minimum(self.state["min"][cells], piece.derive("min", self.field, lambda: self._of(piece)))

    def _of(self, piece: Slice) -> Floats:
        found = np.full(piece.size, np.inf)
        numbers = piece.numbers(self.field)
        np.minimum.at(found, numbers.local, numbers.values)
        return found

    def merge(self, other: Self, cells: Ints, targets: Ints) -> None:
        np.minimum.at(self.state["min"], targets, other.state["min"][cells])

    def load(self, cells: Ints, state: State) -> None:
        known = as_floats(state["count"]) > 0
        self.state["min"][cells] = np.where(known, as_floats(state["min"]), np.inf)

    def result(self, seconds: Floats) -> list[float | None]:
        return numbers_or_none(self.state["min"], np.isfinite(self.state["min"]))
