from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.maximum import Maximum

MEASURE = Measure("max", resolve_field("value"))


def test_keeps_the_extreme_of_each_cell(bench: Any, event: Any) -> None:
    extreme = Maximum(MEASURE)
    bench.push(extreme, event("a", 7.0), event("a", 2.0), event("b"))
    bench.push(extreme, event("a", -3.0), event("a"))
    assert bench.results(extreme) == {"a": 7.0, "b": None}
    assert bench.merged(extreme) == 7.0


@pytest.mark.parametrize(("count", "wanted"), [(3, max(8.0, 8.0)), (0, None)])
def test_goes_on_from_the_stores_extreme(bench: Any, count: int, wanted: float | None) -> None:
    assert bench.loaded(Maximum(MEASURE), max=8.0, count=count) == wanted
