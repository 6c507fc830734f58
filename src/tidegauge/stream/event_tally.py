"""A tally of plans that only count events. Its state is whole numbers, so the cells themselves hold it: a slice of few places costs a tenth of arrays."""

from __future__ import annotations

from collections.abc import Sequence

from tidegauge.contracts.cell import Cell
from tidegauge.contracts.plan import ALWAYS, Plan
from tidegauge.stream.slice import Slice
from tidegauge.stream.tally import Place


def only_counts_events(plan: Plan) -> bool:
    """Whether every measure of the plan is the number of its events."""
    return all(measure.aggregation == "count" and measure.field is None and measure.condition == ALWAYS for measure in plan.measures)


class EventTally:
    """As `Tally`. `counts`: the events of each of the distinct `places`; `measures`: how often the number is asked for."""

    error_bound = 0.0

    def __init__(self, counts: Sequence[int], places: Sequence[Place], measures: int) -> None:
        self._measures = measures
        self._numbers = {place: number for number, place in enumerate(places)}
        self._cells = [Cell(group, (count,) * measures, count, bucket) for count, (group, bucket) in zip(counts, places, strict=True)]

    def __len__(self) -> int:
        return len(self._numbers)

    def push(self, places: Sequence[Place | None], piece: Slice) -> None:
        """Take a slice whose cells are these distinct places; None is outside the range."""
        own, get, measures = self._cells, self._numbers.get, self._measures
        for place, count in zip(places, piece.count_list, strict=True):
            if place is None:
                continue
            number = get(place)
            if number is None:
                self._numbers[place] = len(own)
                own.append(Cell(place[0], (count,) * measures, count, place[1]))
            else:
                count += own[number].count
                own[number] = Cell(place[0], (count,) * measures, count, place[1])

    def cells(self) -> list[Cell]:
        """A cell per place, in the order they came. Unchanged ones are the same objects as before; the list is the caller's."""
        return self._cells[:]

    def overall(self) -> EventTally:
        """All places in one."""
        return EventTally([sum(cell.count for cell in self._cells)], [((), None)], self._measures)

    def merged(self, places: Sequence[int], group: tuple[str, ...]) -> Cell:
        """The cells at these places of `cells` in one."""
        count = sum(self._cells[place].count for place in places)
        return Cell(group, (count,) * self._measures, count)
