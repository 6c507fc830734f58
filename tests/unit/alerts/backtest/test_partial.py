from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.alerts.backtest.partial import Bounds, partial_of
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure

VALUE = resolve_field("value")
BUCKETS = st.lists(st.lists(st.integers(-50, 50).map(float), max_size=4), min_size=1, max_size=12)


def of_bucket(aggregation: str, numbers: list[float]) -> float:
    """What the store answers for a bucket: NaN where there is nothing to measure."""
    match aggregation:
        case "count":
            return len(numbers)
        case "sum":
            return sum(numbers)
    if not numbers:
        return float("nan")
    return {"min": min(numbers), "max": max(numbers), "first": numbers[0], "last": numbers[-1]}[aggregation]


def of_window(aggregation: str, numbers: list[float], seconds: float) -> float | None:
    match aggregation:
        case "count":
            return len(numbers)
        case "rate":
            return len(numbers) / seconds
        case "sum":
            return sum(numbers)
    if not numbers:
        return None
    if aggregation == "average":
        return sum(numbers) / len(numbers)
    return {"min": min(numbers), "max": max(numbers), "first": numbers[0], "last": numbers[-1], "delta": numbers[-1] - numbers[0]}[aggregation]


@pytest.mark.req("F5")
@pytest.mark.parametrize("aggregation", ["count", "sum", "rate", "average", "min", "max", "first", "last", "delta"])
@given(BUCKETS, st.data())
def test_a_window_has_the_number_of_all_its_events(aggregation: Any, buckets: list[list[float]], data: Any) -> None:
    first = data.draw(st.integers(0, len(buckets)))
    after = data.draw(st.integers(first, len(buckets)))
    partial = partial_of(Measure(aggregation, VALUE))
    assert partial is not None
    parts = [np.array([of_bucket(measure.aggregation, one) for one in buckets], np.float64) for measure in partial.measures]
    (found,) = partial.merge(parts, Bounds(np.array([first]), np.array([after]), np.array([60.0]))).tolist()
    expected = of_window(aggregation, [number for one in buckets[first:after] for number in one], 60.0)
    assert found != found if expected is None else found == pytest.approx(expected)


@pytest.mark.req("F5")
def test_what_cannot_be_merged_says_so() -> None:
    assert [partial_of(Measure(name, VALUE)) for name in ("unique_count", "stddev", "histogram")] == [None] * 3
    assert partial_of(Measure("percentile", VALUE, 95.0)) is None
    assert partial_of(Measure("count", source="sessions")) is None
