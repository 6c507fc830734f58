from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.rate import Rate


@pytest.mark.parametrize(("seconds", "rate"), [(60.0, 0.05), (0.5, 6.0), (0.0, None)])
def test_divides_by_the_seconds_of_the_cell(bench: Any, event: Any, seconds: float, rate: float | None) -> None:
    measured = Rate(Measure("rate"))
    bench.push(measured, event("a"), event("a"), event("a"))
    assert bench.results(measured, seconds) == {"a": rate}


def test_goes_on_from_the_stores_count(bench: Any) -> None:
    assert bench.loaded(Rate(Measure("rate", resolve_field("value"))), count=120) == 2.0
