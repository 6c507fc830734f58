"""max: the field's maximum number."""

from __future__ import annotations

from typing import ClassVar, Self

import numpy as np

from tidegauge.stream.aggregators.aggregator import ArrayAggregator, State, StateColumns, as_floats, numbers_or_none
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice


class Maximum(ArrayAggregator):
    columns: ClassVar[StateColumns] = {"max": (np.float64, -np.inf)}

    def push(self, cells: Ints, piece: Slice) -> None:
        self.state["max"][cells] = np.maximum(self.state["max"][cells], piece.derive("max", self.field, lambda: self._of(piece)))

    def _of(self, piece: Slice) -> Floats:
        found = np.full(piece.size, -np.inf)
        numbers = piece.numbers(self.field)
        np.maximum.at(found, numbers.local, numbers.values)
        return found

    def merge(self, other: Self, cells: Ints, targets: Ints) -> None:
        np.maximum.at(self.state["max"], targets, other.state["max"][cells])

    def load(self, cells: Ints, state: State) -> None:
        known = as_floats(state["count"]) > 0
        self.state["max"][cells] = np.where(known, as_floats(state["max"]), -np.inf)

    def result(self, seconds: Floats) -> list[float | None]:
        return numbers_or_none(self.state["max"], np.isfinite(self.state["max"]))
