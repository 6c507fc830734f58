from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.minimum import Minimum

MEASURE = Measure("min", resolve_field("value"))


def test_keeps_the_extreme_of_each_cell(bench: Any, event: Any) -> None:
    extreme = Minimum(MEASURE)
    bench.push(extreme, event("a", 7.0), event("a", 2.0), event("b"))
    bench.push(extreme, event("a", -3.0), event("a"))
    assert bench.results(extreme) == {"a": -3.0, "b": None}
    assert bench.merged(extreme) == -3.0


@pytest.mark.parametrize(("count", "wanted"), [(3, min(8.0, 8.0)), (0, None)])
def test_goes_on_from_the_stores_extreme(bench: Any, count: int, wanted: float | None) -> None:
    assert bench.loaded(Minimum(MEASURE), min=8.0, count=count) == wanted
