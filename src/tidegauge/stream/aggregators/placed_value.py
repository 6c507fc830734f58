"""The earliest or latest number of each cell by (timestamp, batch sequence, row): the state of first, last and delta."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from tidegauge.contracts.field import Field
from tidegauge.stream.columns import Floats, Ints, Mask
from tidegauge.stream.slice import Slice


class PlacedValue:
    """Arrays by cell: `at` (3 rows: timestamp_ms, sequence, row), `value`, `known`."""

    def __init__(self, is_latest: bool) -> None:
        self.is_latest = is_latest
        self.at: Ints = np.zeros((3, 0), np.int64)
        self.value: Floats = np.zeros(0)
        self.known: Mask = np.zeros(0, np.bool_)

    def resize(self, capacity: int) -> None:
        """Room for `capacity` cells."""
        more = capacity - len(self.value)
        self.at = np.concatenate((self.at, np.zeros((3, more), np.int64)), axis=1)
        self.value = np.append(self.value, np.zeros(more))
        self.known = np.append(self.known, np.zeros(more, np.bool_))

    def push(self, cells: Ints, piece: Slice, field: Field) -> None:
        """Take a slice's numbers."""
        has, rows = piece.derive("latest" if self.is_latest else "earliest", field, lambda: self._pick(piece, field))
        if not len(has):
            return
        columns = piece.columns
        at = np.stack((columns.time_ms[rows], columns.sequences[rows], columns.places[rows]))
        self._offer(cells[has], at, columns.number(field).values[rows])

    def _pick(self, piece: Slice, field: Field) -> tuple[Ints, Ints]:
        """Local cells that have a number, and the row of each one's earliest or latest."""
        numbers = piece.numbers(field)
        if not len(numbers.rows):
            return numbers.local, numbers.rows
        ranks = piece.columns.time_ranks[numbers.rows]
        best = np.full(piece.size, -1 if self.is_latest else piece.columns.size, np.int64)
        (np.maximum if self.is_latest else np.minimum).at(best, numbers.local, ranks)
        has = np.flatnonzero((best >= 0) & (best < piece.columns.size))
        return has, piece.columns.by_time[best[has]]

    def merge(self, other: PlacedValue, cells: Ints, targets: Ints) -> None:
        """Merge another's cells into targets, which may repeat."""
        known = other.known[cells]
        cells, targets = cells[known], targets[known]
        at = other.at[:, cells]
        order = np.lexsort((at[2], at[1], at[0]))
        if not self.is_latest:
            order = order[::-1]
        best = np.full(len(self.value), -1, np.int64)
        best[targets[order]] = order  # of repeated targets the last assignment stays
        into = np.flatnonzero(best >= 0)
        self._offer(into, at[:, best[into]], other.value[cells[best[into]]])

    def load(self, cells: Ints, at: Sequence[Any], value: Sequence[Any]) -> None:
        """The store's (timestamp_ms, sequence, row) and value; a null value is an empty cell."""
        known = np.array([number is not None for number in value], np.bool_)
        places = np.array([place if is_known else (0, 0, 0) for place, is_known in zip(at, known.tolist(), strict=True)], np.int64).reshape(-1, 3)
        self._offer(cells[known], places[known].T, np.array([number for number in value if number is not None], np.float64))

    def _offer(self, cells: Ints, at: Ints, value: Floats) -> None:
        """Keep the better of what distinct cells have and what is offered."""
        own = self.at[:, cells]
        is_before = (at[0] < own[0]) | ((at[0] == own[0]) & ((at[1] < own[1]) | ((at[1] == own[1]) & (at[2] < own[2]))))
        better = ~self.known[cells] | (~is_before if self.is_latest else is_before)
        cells = cells[better]
        self.at[:, cells] = at[:, better]
        self.value[cells] = value[better]
        self.known[cells] = True
