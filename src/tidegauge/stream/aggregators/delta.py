"""delta: the last number minus the first, by (timestamp, place)."""

from __future__ import annotations

from typing import Self

from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.aggregator import Aggregator, State, numbers_or_none
from tidegauge.stream.aggregators.placed_value import PlacedValue
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice


class Delta(Aggregator):
    def __init__(self, measure: Measure) -> None:
        super().__init__(measure)
        self._first = PlacedValue(is_latest=False)
        self._last = PlacedValue(is_latest=True)

    def resize(self, capacity: int) -> None:
        self._first.resize(capacity)
        self._last.resize(capacity)

    def push(self, cells: Ints, piece: Slice) -> None:
        self._first.push(cells, piece, self.field)
        self._last.push(cells, piece, self.field)

    def merge(self, other: Self, cells: Ints, targets: Ints) -> None:
        self._first.merge(other._first, cells, targets)
        self._last.merge(other._last, cells, targets)

    def load(self, cells: Ints, state: State) -> None:
        self._first.load(cells, state["first_at"], state["first_value"])
        self._last.load(cells, state["last_at"], state["last_value"])

    def result(self, seconds: Floats) -> list[float | None]:
        return numbers_or_none(self._last.value - self._first.value, self._first.known)
