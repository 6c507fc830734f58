from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.standard_deviation import StandardDeviation

MEASURE = Measure("stddev", resolve_field("value"))


def test_is_the_populations_and_merges_exactly(bench: Any, event: Any) -> None:
    deviation = StandardDeviation(MEASURE)
    bench.push(deviation, event("a", 2.0), event("a", 4.0), event("b", 4.0), event("c"))
    bench.push(deviation, event("a", 4.0), event("b", 5.0), event("b", 5.0), event("b", 7.0), event("b", 9.0))
    assert bench.results(deviation)["a"] == pytest.approx((8 / 9) ** 0.5)
    assert bench.results(deviation)["c"] is None
    assert bench.merged(deviation) == pytest.approx(2.0)


def test_a_small_spread_far_from_zero_is_not_lost(bench: Any, event: Any) -> None:
    deviation = StandardDeviation(MEASURE)
    for value in (1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16):
        bench.push(deviation, event("a", value))
    assert bench.results(deviation)["a"] == pytest.approx(22.5**0.5)


def test_goes_on_from_the_stores_moments(bench: Any, event: Any) -> None:
    deviation = StandardDeviation(MEASURE)
    assert bench.loaded(deviation, count=2, mean=3.0, m2=2.0) == 1.0
    bench.push(deviation, event("a", 3.0))
    assert bench.results(deviation)["a"] == pytest.approx((2 / 3) ** 0.5)
