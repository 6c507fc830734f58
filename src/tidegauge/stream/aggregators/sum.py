"""sum: of the field's numbers, compensated (Neumaier 1974) across batches and panes so that small values survive beside large ones."""

from __future__ import annotations

from typing import ClassVar, Self

import numpy as np

from tidegauge.stream.aggregators.aggregator import ArrayAggregator, State, StateColumns, as_floats, numbers_or_none
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.slice import Slice


class Sum(ArrayAggregator):
    columns: ClassVar[StateColumns] = {"sum": (np.float64, 0.0), "lost": (np.float64, 0.0), "count": (np.int64, 0)}

    def push(self, cells: Ints, piece: Slice) -> None:
        before, added = self.state["sum"][cells], piece.sums(self.field)
        after = before + added
        taken = after - before
        self.state["lost"][cells] += (before - (after - taken)) + (added - taken)
        self.state["sum"][cells] = after
        self.state["count"][cells] += piece.number_counts(self.field)

    def merge(self, other: Self, cells: Ints, targets: Ints) -> None:
        for name in ("lost", "sum"):
            np.add.at(self.state[name], targets, other.state[name][cells])
        np.add.at(self.state["count"], targets, other.state["count"][cells])

    def load(self, cells: Ints, state: State) -> None:
        self.state["sum"][cells] = as_floats(state["sum"])
        self.state["count"][cells] = as_floats(state["count"]).astype(np.int64)

    def totals(self) -> Floats:
        """The sums; a sum beyond the range of floats has no lost part."""
        lost = self.state["lost"]
        totals: Floats = self.state["sum"] + np.where(np.isfinite(lost), lost, 0.0)
        return totals

    def result(self, seconds: Floats) -> list[float | None]:
        totals = self.totals()
        return numbers_or_none(totals, np.isfinite(totals))
