"""stddev: population standard deviation of the field's numbers, by the merge of Chan, Golub and LeVeque (1979)."""

from __future__ import annotations

from typing import ClassVar, NamedTuple, Self

import numpy as np

from tidegauge.stream.aggregators.aggregator import ArrayAggregator, State, StateColumns, as_floats, numbers_or_none
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice


class _Moments(NamedTuple):
    """How many, mean and sum of squared distances from the mean, a value per cell."""

    number: Floats
    mean: Floats
    m2: Floats


class StandardDeviation(ArrayAggregator):
    columns: ClassVar[StateColumns] = {"count": (np.float64, 0), "mean": (np.float64, 0.0), "m2": (np.float64, 0.0)}

    def push(self, cells: Ints, piece: Slice) -> None:
        self._put(cells, _join(self._take(cells), piece.derive("moments", self.field, lambda: self._of(piece))))

    def _of(self, piece: Slice) -> _Moments:
        numbers = piece.numbers(self.field)
        count = piece.number_counts(self.field).astype(np.float64)
        mean = piece.sums(self.field) / count.clip(min=1)
        return _Moments(count, mean, np.bincount(numbers.local, np.square(numbers.values - mean[numbers.local]), minlength=piece.size).astype(np.float64))

    def merge(self, other: Self, cells: Ints, targets: Ints) -> None:
        source = other._take(cells)
        size = int(targets.max(initial=-1)) + 1
        count = np.bincount(targets, source.number, minlength=size).astype(np.float64)
        mean = np.bincount(targets, source.number * source.mean, minlength=size) / count.clip(min=1)
        m2 = np.bincount(targets, source.m2 + source.number * np.square(source.mean - mean[targets]), minlength=size).astype(np.float64)
        into = np.arange(size)
        self._put(into, _join(self._take(into), _Moments(count, mean, m2)))

    def load(self, cells: Ints, state: State) -> None:
        self._put(cells, _Moments(as_floats(state["count"]), as_floats(state["mean"]), as_floats(state["m2"])))

    def result(self, seconds: Floats) -> list[float | None]:
        count = self.state["count"]
        return numbers_or_none(np.sqrt(self.state["m2"] / count.clip(min=1)), count > 0)

    def _take(self, cells: Ints) -> _Moments:
        return _Moments(self.state["count"][cells], self.state["mean"][cells], self.state["m2"][cells])

    def _put(self, cells: Ints, moments: _Moments) -> None:
        self.state["count"][cells], self.state["mean"][cells], self.state["m2"][cells] = moments


def _join(a: _Moments, b: _Moments) -> _Moments:
    count = a.number + b.number
    share = b.number / count.clip(min=1)
    apart = b.mean - a.mean
    return _Moments(count, a.mean + apart * share, a.m2 + b.m2 + np.square(apart) * a.number * share)
