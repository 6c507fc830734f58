"""Where each cell (pane and group) of a live query has its state: numbers from 1; 0 takes what no range will show again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from tidegauge.stream.columns import Ints
from tidegauge.stream.slice import CellKey

DISCARD: Final = 0
"""The cell of rows older than the range: written by all, read by nobody."""


class CellIndex:
    """`size`: how many there are. `starts[cell]`: its pane's start; `group_of[cell]`: its group's place in `groups`."""

    def __init__(self) -> None:
        self._cells: dict[CellKey, int] = {}
        self.size = 0
        self._group_numbers: dict[tuple[str, ...], int] = {}
        self.groups: list[tuple[str, ...]] = []
        self.capacity = 64
        self.starts: Ints = np.zeros(self.capacity, np.int64)
        self.group_of: Ints = np.zeros(self.capacity, np.int64)

    def __len__(self) -> int:
        return self.size

    def place(self, keys: Sequence[CellKey], from_ms: int) -> list[int]:
        """The cell of each key, new ones made; DISCARD for panes that start before `from_ms`."""
        get = self._cells.get
        return [(get(key) or self._add(key)) if key[0] >= from_ms else DISCARD for key in keys]

    def _add(self, key: CellKey) -> int:
        cell = self._cells[key] = self.size = self.size + 1
        if cell >= self.capacity:
            self.capacity *= 2
            self.starts = np.resize(self.starts, self.capacity)
            self.group_of = np.resize(self.group_of, self.capacity)
        group = self._group_numbers.setdefault(key[1], len(self.groups))
        if group == len(self.groups):
            self.groups.append(key[1])
        self.starts[cell], self.group_of[cell] = key[0], group
        return cell

    def within(self, from_ms: int, to_ms: int) -> Ints:
        """The cells whose pane starts in the range."""
        starts = self.starts[1 : self.size + 1]
        cells: Ints = ((starts >= from_ms) & (starts < to_ms)).nonzero()[0] + 1
        return cells

    def has_between(self, from_ms: int, to_ms: int) -> bool:
        """Whether a pane of the range has cells."""
        return from_ms < to_ms and bool(len(self.within(from_ms, to_ms)))

    def kept(self, from_ms: int) -> tuple[CellIndex, Ints, Ints]:
        """A new index without the panes before `from_ms`, the old cells that stay, and their new numbers."""
        fresh = CellIndex()
        stay = [(key, cell) for key, cell in self._cells.items() if key[0] >= from_ms]
        return fresh, np.array([cell for _, cell in stay], np.int64), np.array(fresh.place([key for key, _ in stay], from_ms), np.int64)
