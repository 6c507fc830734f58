from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Compare, Measure, MeasureRef, Plan
from tidegauge.core.time_range import Window
from tidegauge.stream.aggregators import make_aggregator
from tidegauge.stream.event_tally import EventTally, only_counts_events
from tidegauge.stream.merge import Merge
from tidegauge.stream.tally import Tally

NONE = np.zeros(0, np.int64)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure("count"), True),
        (Measure("count", resolve_field("value")), False),
        (Measure("count", condition=Compare(resolve_field("value"), "gt", 1.0)), False),
        (Measure("rate"), False),
    ],
)
def test_is_for_plans_that_count_nothing_but_events(measure: Measure, expected: bool) -> None:
    assert only_counts_events(Plan(1, "m", (Measure("count"), measure), MeasureRef(0), Window("rolling", "last_hour"))) is expected


def test_gives_what_a_tally_of_arrays_gives(bench: Any, event: Any) -> None:
    merge = Merge(np.zeros(0, np.int64), [make_aggregator(Measure("count"))])
    merge.resize(1)
    arrays, numbers = Tally(merge, NONE, NONE, [], lambda _: 1.0), EventTally([], [], 1)
    for names in ("abb", "b", "cad", ""):
        keys, piece = bench.slice([event(name) for name in names])
        places = [None if group == ("d",) else (group, None) for _, group in keys]
        before = numbers.cells()
        for tally in (arrays, numbers):
            tally.push(places, piece)
        assert numbers.cells() == arrays.cells()
        assert all(cell is known for cell, known in zip(numbers.cells(), before, strict=False) if cell == known)
    assert len(numbers) == len(arrays) == 3
    assert numbers.overall().cells() == arrays.overall().cells()
    assert numbers.merged([0, 2], ("rest",)) == arrays.merged([0, 2], ("rest",))
    assert numbers.error_bound == arrays.error_bound == 0.0
