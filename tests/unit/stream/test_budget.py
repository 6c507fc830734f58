from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.core.clock import ManualClock
from tidegauge.stream.budget import StateBudget
from tidegauge.stream.engine import StreamEngine

NOW_MS = 1_763_800_000_000


class Held:
    """A query of a size."""

    def __init__(self, size_bytes: int, *, is_overflowed: bool = False) -> None:
        self.size_bytes = size_bytes
        self.is_overflowed = is_overflowed

    def give_up(self) -> None:
        self.is_overflowed = True


@pytest.mark.req("E5")
def test_the_largest_go_until_the_rest_fits() -> None:
    budget = StateBudget(100, ManualClock())
    queries = [Held(30), Held(80), Held(0, is_overflowed=True), Held(60), Held(10)]
    budget.check(queries)
    assert [query.is_overflowed for query in queries] == [False, True, True, False, False]
    assert (budget.held_bytes, budget.given_up) == (100, 1)


def test_it_looks_once_a_second() -> None:
    clock = ManualClock()
    budget, query = StateBudget(100, clock), Held(90)
    budget.check([query])
    query.size_bytes = 200
    budget.check([query])
    assert not query.is_overflowed
    clock.advance(1_000)
    budget.check([query])
    assert query.is_overflowed


@pytest.mark.req("E5")
@pytest.mark.hostile(259)
def test_many_queries_of_many_values_stay_within_the_bound_and_small_ones_live_on(make_plan: Any, make_batch: Any, event: Any) -> None:
    clock = ManualClock(NOW_MS)
    engine = StreamEngine(clock, state_bytes=3_000_000)
    large = [engine.open(make_plan(Measure("sum", resolve_field("value")), by=["user_id"], limit=limit)) for limit in range(1, 6)]
    small = engine.open(make_plan())
    for sequence in range(1, 6):
        clock.advance(1_000)
        engine.fold(make_batch(sequence, *(event(user_id=f"u{sequence}-{number}") for number in range(1_000))))
    found = engine.statistics()
    assert 0 < sum(query.is_overflowed for query in large) < 5, "no more than has to go"
    assert found.given_up == sum(query.is_overflowed for query in large)
    assert found.state_bytes <= 3_000_000
    assert small.cells(clock.now_ms()).overall.count == 5_000
