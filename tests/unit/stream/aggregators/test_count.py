from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.count import Count


def test_counts_events_of_each_cell_over_batches(bench: Any, event: Any) -> None:
    count = Count(Measure("count"))
    bench.push(count, event("a"), event("b"), event("a"))
    bench.push(count, event("a"))
    assert bench.results(count) == {"a": 3, "b": 1}
    assert bench.merged(count) == 4


def test_counts_only_events_that_have_the_field(bench: Any, event: Any) -> None:
    count = Count(Measure("count", resolve_field("k")))
    bench.push(count, event("a", properties={"k": ""}), event("a", properties={"k": 1}), event("a"), event("b"))
    assert bench.results(count) == {"a": 2, "b": 0}


@pytest.mark.parametrize("stored", [0, 7])
def test_goes_on_from_the_stores_count(bench: Any, event: Any, stored: int) -> None:
    count = Count(Measure("count"))
    assert bench.loaded(count, count=stored) == stored
    bench.push(count, event("a"))
    assert bench.results(count) == {"a": stored + 1}
