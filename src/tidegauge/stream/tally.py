"""The states of one range by place (a group, a bucket of a group), kept up to date by slices between reads: a read makes only the cells that changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from tidegauge.contracts.cell import Cell
from tidegauge.stream.columns import Floats, Ints
from tidegauge.stream.merge import Merge
from tidegauge.stream.slice import Slice

Place = tuple[tuple[str, ...], int | None]
"""Group and bucket start (None: the whole range)."""

_FEW: Final = 48
"""Up to so many places all numbers are made anew: cheaper than picking the changed ones."""


class Tally:
    """Places are numbered from 1. `seconds_of(bucket)`: the time a place covers."""

    def __init__(self, source: Merge, cells: Ints, targets: Ints, places: list[Place], seconds_of: Callable[[int | None], float]) -> None:
        """`cells` of `source` merged into `places`; `targets[i]` is the place of `cells[i]`, from 0."""
        self._merge = source.into(cells, targets + 1, len(places) + 1)
        self._numbers = {place: number for number, place in enumerate(places, 1)}
        self._seconds_of = seconds_of
        self._seconds: Floats = np.array([1.0, *(seconds_of(bucket) for _, bucket in places)])
        self._cells: list[Cell] = self._make(self._merge, list(places), self._seconds)
        self._changed: set[int] = set()

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def error_bound(self) -> float:
        """The largest relative error of any number."""
        return self._merge.error_bound

    def overall(self) -> Tally:
        """All places in one."""
        count = len(self)
        return Tally(self._merge, np.arange(1, count + 1), np.zeros(count, np.int64), [((), None)], self._seconds_of)

    def merged(self, places: Sequence[int], group: tuple[str, ...]) -> Cell:
        """The cells at these places of `cells` in one, over the whole range."""
        merge = self._merge.into(np.array(places, np.int64) + 1, np.zeros(len(places), np.int64), 1)
        return merge.cells([group], np.array([self._seconds_of(None)]))[0]

    def push(self, places: Sequence[Place | None], piece: Slice) -> None:
        """Take a slice whose cells are these distinct places; None is outside the range."""
        get = self._numbers.get
        numbers = [0 if place is None else get(place) or self._add(place) for place in places]
        self._merge.push(np.array(numbers, np.int64), piece)
        self._changed.update(numbers)

    def cells(self) -> list[Cell]:
        """A cell per place, in order of their numbers. Unchanged ones are the same objects as before; the list is the caller's."""
        self._changed.discard(0)
        if self._changed:
            self._renew(sorted(self._changed))
            self._changed.clear()
        return self._cells[:]

    def _renew(self, changed: list[int]) -> None:
        count = len(self._numbers)
        own = self._cells
        if count <= _FEW:
            seconds = self._seconds if len(self._merge.counts) == len(self._seconds) else np.resize(self._seconds, len(self._merge.counts))
            values, counts = self._merge.values(seconds), self._merge.counts.tolist()
            for number in changed:
                known = own[number - 1]
                own[number - 1] = Cell(known.group, values[number], counts[number], known.bucket_ms)
            return
        cells = np.array(changed, np.int64)
        part = self._merge.into(cells, np.arange(1, len(cells) + 1), len(cells) + 1)
        places: list[Place] = [(own[number - 1].group, own[number - 1].bucket_ms) for number in changed]
        for number, cell in zip(changed, self._make(part, places, np.append(1.0, self._seconds[cells])), strict=True):
            own[number - 1] = cell

    @staticmethod
    def _make(merge: Merge, places: list[Place], seconds: Floats) -> list[Cell]:
        values, counts = merge.values(seconds), merge.counts.tolist()
        return [Cell(group, value, count, bucket) for (group, bucket), value, count in zip(places, values[1:], counts[1:], strict=True)]

    def _add(self, place: Place) -> int:
        number = self._numbers[place] = len(self._numbers) + 1
        if number >= len(self._merge.counts):
            self._merge.resize(2 * number)
        self._seconds = np.append(self._seconds, self._seconds_of(place[1]))
        self._cells.append(Cell(place[0], (), 0, place[1]))
        return number
