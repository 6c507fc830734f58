"""What first and last share: the number of the event at one end of the order by (timestamp, place)."""

from __future__ import annotations

from typing import ClassVar, Self

from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.aggregator import Aggregator, State, numbers_or_none
from tidegauge.stream.aggregators.placed_value import PlacedValue
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice


class Edge(Aggregator):
    """A subclass says which end."""

    is_latest: ClassVar[bool]

    def __init__(self, measure: Measure) -> None:
        super().__init__(measure)
        self._edge = PlacedValue(is_latest=self.is_latest)

    def resize(self, capacity: int) -> None:
        self._edge.resize(capacity)

    def push(self, cells: Ints, piece: Slice) -> None:
        self._edge.push(cells, piece, self.field)

    def merge(self, other: Self, cells: Ints, targets: Ints) -> None:
        self._edge.merge(other._edge, cells, targets)

    def load(self, cells: Ints, state: State) -> None:
        self._edge.load(cells, state["at"], state["value"])

    def result(self, seconds: Floats) -> list[float | None]:
        return numbers_or_none(self._edge.value, self._edge.known)
