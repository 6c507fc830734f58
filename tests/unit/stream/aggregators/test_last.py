from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.last import Last

MEASURE = Measure("last", resolve_field("value"))


def test_goes_by_event_time_whatever_the_arrival(bench: Any, event: Any) -> None:
    edge = Last(MEASURE)
    bench.push(edge, event("a", 7.0, at_ms=500), event("a", 5.0, at_ms=100), event("b"))
    bench.push(edge, event("a", 9.0, at_ms=900), event("a", None, at_ms=50), event("a", None, at_ms=950))
    assert bench.results(edge) == {"a": 9.0, "b": None}
    assert bench.merged(edge) == 9.0


def test_equal_times_go_by_place(bench: Any, event: Any) -> None:
    edge = Last(MEASURE)
    bench.push(edge, event("a", 1.0), event("b", 4.0))
    bench.push(edge, event("a", 3.0), event("a", 2.0))
    assert bench.results(edge) == {"a": float(2), "b": 4.0}


@pytest.mark.parametrize("value", [8.0, None])
def test_goes_on_from_the_stores_edge(bench: Any, value: float | None) -> None:
    assert bench.loaded(Last(MEASURE), at=(1, 1, 0), value=value) == value
