from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.delta import Delta

MEASURE = Measure("delta", resolve_field("value"))


def test_is_last_minus_first_by_event_time(bench: Any, event: Any) -> None:
    delta = Delta(MEASURE)
    bench.push(delta, event("a", 7.0, at_ms=500), event("b", 3.0), event("c"))
    bench.push(delta, event("a", 10.0, at_ms=900), event("a", 4.0, at_ms=100))
    assert bench.results(delta) == {"a": 6.0, "b": 0.0, "c": None}


@pytest.mark.parametrize(("first", "last", "wanted"), [(2.0, 9.0, 7.0), (None, None, None)])
def test_goes_on_from_the_stores_edges(bench: Any, first: float | None, last: float | None, wanted: float | None) -> None:
    assert bench.loaded(Delta(MEASURE), first_at=(1, 1, 0), first_value=first, last_at=(2, 1, 0), last_value=last) == wanted
