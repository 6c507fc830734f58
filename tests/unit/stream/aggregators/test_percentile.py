from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.partial import SKETCH_RELATIVE_ERROR
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.percentile import Percentile, bucket_keys, bucket_values


def _measure(level: float) -> Measure:
    return Measure("percentile", resolve_field("value"), level)


@pytest.mark.parametrize("level", [0.0, 25.0, 50.0, 90.0, 99.9, 100.0])
def test_is_within_one_percent_of_the_interpolated_rank(bench: Any, event: Any, level: float) -> None:
    values = np.random.default_rng(3).lognormal(3, 2, 999)
    sketch = Percentile(_measure(level))
    for part in np.array_split(values, 7):
        bench.push(sketch, *(event("a", float(value)) for value in part), event("b"))
    wanted = float(np.percentile(values, level))
    assert bench.results(sketch) == {"a": pytest.approx(wanted, rel=SKETCH_RELATIVE_ERROR), "b": None}
    assert bench.merged(sketch) == bench.results(sketch)["a"]
    assert sketch.error_bound == SKETCH_RELATIVE_ERROR


def test_negative_numbers_and_zero_have_their_places(bench: Any, event: Any) -> None:
    sketch = Percentile(_measure(50.0))
    bench.push(sketch, *(event("a", value) for value in (-100.0, -1.0, 0.0, 1e-300, 1e300)))
    assert bench.results(sketch) == {"a": 0.0}
    keys = bucket_keys(np.array([-1e300, -1.0, -1e-300, 0.0, 5e-324, 1.0, 1.7e308]))
    assert keys.tolist() == sorted(keys.tolist())


@pytest.mark.parametrize("number", [1e-300, 0.001, 1.0, 29.99, -5.0, 1e21, 1.7e308])
def test_a_bucket_stands_for_its_numbers_within_one_percent(number: float) -> None:
    assert bucket_values(bucket_keys(np.array([number])))[0] == pytest.approx(number, rel=SKETCH_RELATIVE_ERROR * 1.0001)


def test_goes_on_from_the_stores_buckets(bench: Any, event: Any) -> None:
    sketch = Percentile(_measure(100.0))
    key = int(bucket_keys(np.array([10.0]))[0])
    assert bench.loaded(sketch, buckets={str(key): 3}) == pytest.approx(10.0, rel=0.01)
    bench.push(sketch, event("a", 50.0))
    assert bench.results(sketch) == {"a": pytest.approx(50.0, rel=0.01)}
