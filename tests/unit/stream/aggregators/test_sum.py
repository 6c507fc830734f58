from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.sum import Sum

SUM = Measure("sum", resolve_field("value"))


def test_sums_numbers_and_passes_over_absent_ones(bench: Any, event: Any) -> None:
    total = Sum(SUM)
    bench.push(total, event("a", 1.5), event("a"), event("b", -2.0), event("c"))
    bench.push(total, event("a", 2.0))
    assert bench.results(total) == {"a": 3.5, "b": -2.0, "c": 0.0}
    assert bench.merged(total) == 1.5


def test_small_numbers_survive_beside_large_ones(bench: Any, event: Any) -> None:
    total = Sum(SUM)
    bench.push(total, event("a", 1e17))
    for _ in range(1_000):
        bench.push(total, event("a", 1.0))
    bench.push(total, event("a", -1e17))
    assert bench.results(total) == {"a": 1_000.0}


@pytest.mark.filterwarnings("ignore:overflow encountered", "ignore:invalid value encountered")
def test_a_sum_beyond_floats_is_nothing(bench: Any, event: Any) -> None:
    total = Sum(SUM)
    bench.push(total, event("a", 1.7e308))
    bench.push(total, event("a", 1.7e308))
    assert bench.results(total) == {"a": None}


def test_goes_on_from_the_stores_sum(bench: Any, event: Any) -> None:
    total = Sum(SUM)
    assert bench.loaded(total, sum=10.0, count=2) == 10.0
    bench.push(total, event("a", 0.5))
    assert bench.results(total) == {"a": 10.5}
