from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.average import Average

AVERAGE = Measure("average", resolve_field("value"))


def test_averages_over_all_events_not_over_cells(bench: Any, event: Any) -> None:
    average = Average(AVERAGE)
    bench.push(average, event("a", 1.0), event("a", 2.0), event("b", 9.0), event("c"))
    assert bench.results(average) == {"a": 1.5, "b": 9.0, "c": None}
    assert bench.merged(average) == 4.0


@pytest.mark.parametrize(("total", "count", "average"), [(9.0, 2, 4.5), (0.0, 0, None)])
def test_goes_on_from_the_stores_sum_and_count(bench: Any, total: float, count: int, average: float | None) -> None:
    assert bench.loaded(Average(AVERAGE), sum=total, count=count) == average
