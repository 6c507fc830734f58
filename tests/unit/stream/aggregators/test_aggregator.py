from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.partial import STATE_COLUMNS
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators import AGGREGATORS, make_aggregator
from tidegauge.stream.aggregators.aggregator import as_floats, numbers_or_none

EMPTY = {"count": 0, "rate": 0.0, "sum": 0.0, "unique_count": 0}


def test_every_aggregation_with_states_has_an_aggregator() -> None:
    assert AGGREGATORS.keys() == STATE_COLUMNS.keys()


@pytest.mark.parametrize("aggregation", AGGREGATORS)
def test_an_empty_cell_measures_zero_or_nothing(aggregation: Any) -> None:
    aggregator = make_aggregator(Measure(aggregation, resolve_field("value"), 50.0))
    aggregator.resize(2)
    assert aggregator.result(np.array([1.0, 1.0])) == [EMPTY.get(aggregation)] * 2


@pytest.mark.parametrize("aggregation", AGGREGATORS)
def test_growing_keeps_what_is_there(bench: Any, event: Any, aggregation: Any) -> None:
    aggregator = make_aggregator(Measure(aggregation, resolve_field("value"), 50.0))
    bench.push(aggregator, event("a", 4.0), event("b", 1.0))
    before = bench.results(aggregator)
    aggregator.resize(100)
    assert aggregator.result(np.full(100, 60.0))[1:3] == list(before.values())


def test_a_measure_without_its_field_is_refused() -> None:
    with pytest.raises(ValueError, match="sum needs a field"):
        _ = make_aggregator(Measure("sum")).field


def test_absent_numbers_have_a_stand_in() -> None:
    assert as_floats([1, None, 2.5]).tolist() == [1.0, 0.0, 2.5]
    assert numbers_or_none(np.array([1.0, 2.0]), np.array([False, True])) == [None, 2.0]
