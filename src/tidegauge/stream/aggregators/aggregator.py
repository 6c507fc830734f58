"""What every aggregate does: keep a state per cell, take slices of batches, merge, load the store's partial states, give numbers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Self

import numpy as np
import numpy.typing as npt

from tidegauge.contracts.field import Field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice

State = Mapping[str, Sequence[Any]]
"""A state column of contracts.partial (without its `m<i>_`) -> a value per row."""

StateColumns = dict[str, tuple[type, float]]
"""Array name -> (type, the value of an empty cell)."""


class Aggregator(ABC):
    """States of one measure, a cell a number from 0 to capacity - 1."""

    error_bound: float = 0.0
    """Relative error of the results: 0 while exact."""
    size_bytes: int = 0
    """Memory beyond a fixed few dozen bytes a cell."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure

    @property
    def field(self) -> Field:
        """The measured field."""
        if self.measure.field is None:
            raise ValueError(f"{self.measure.aggregation} needs a field")
        return self.measure.field

    @abstractmethod
    def resize(self, capacity: int) -> None:
        """Make room for cells up to `capacity`, new ones empty."""

    @abstractmethod
    def push(self, cells: Ints, piece: Slice) -> None:
        """Take the rows of a slice; `cells[i]` is the cell of the slice's local cell i (distinct, except cell 0, which nobody reads)."""

    @abstractmethod
    def merge(self, other: Self, cells: Ints, targets: Ints) -> None:
        """Merge `other`'s `cells` into `targets` of this (which may repeat)."""

    @abstractmethod
    def load(self, cells: Ints, state: State) -> None:
        """Put the store's partial states into empty distinct `cells`."""

    @abstractmethod
    def result(self, seconds: Floats) -> list[float | None]:
        """The number of each cell from 0 on; `seconds` is the time each covers. None where there is nothing to measure."""

    def merged(self, cells: Ints, targets: Ints, size: int) -> Self:
        """A new aggregator with `cells` merged into `size` targets."""
        fresh = type(self)(self.measure)
        fresh.resize(size)
        fresh.merge(self, cells, targets)
        return fresh


class ArrayAggregator(Aggregator):
    """An aggregator whose states are numbers in arrays, one array per column."""

    columns: ClassVar[StateColumns]

    def __init__(self, measure: Measure) -> None:
        super().__init__(measure)
        self.state: dict[str, npt.NDArray[Any]] = {name: np.empty(0, kind) for name, (kind, _) in self.columns.items()}

    def resize(self, capacity: int) -> None:
        for name, (kind, empty) in self.columns.items():
            old = self.state[name]
            self.state[name] = np.concatenate((old, np.full(capacity - len(old), empty, kind)))


def as_floats(values: Sequence[Any], absent: float = 0.0) -> Floats:
    """Store values as floats; None is `absent`."""
    return np.array([absent if value is None else value for value in values], np.float64)


def numbers_or_none(values: Floats, known: npt.NDArray[np.bool_]) -> list[float | None]:
    """Values as Python floats, None where not known."""
    return [value if is_known else None for value, is_known in zip(values.tolist(), known.tolist(), strict=True)]
