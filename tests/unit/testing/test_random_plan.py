from __future__ import annotations

from tidegauge.core.clock import ManualClock
from tidegauge.stream.aggregators import AGGREGATORS
from tidegauge.stream.engine import StreamEngine
from tidegauge.testing.random_plan import make_plan

NOW_MS = 1_763_800_000_000


def test_a_seed_makes_one_plan() -> None:
    assert make_plan(5, 1, NOW_MS) == make_plan(5, 1, NOW_MS)


def test_the_plans_cover_what_the_stream_keeps() -> None:
    plans = [make_plan(seed, 1, NOW_MS) for seed in range(400)]
    engine = StreamEngine(ManualClock(NOW_MS))
    assert {engine.supports(plan) for plan in plans} == {None}
    assert {measure.aggregation for plan in plans for measure in plan.measures} == set(AGGREGATORS)
    assert {plan.window.kind for plan in plans} == {"rolling", "calendar", "fixed"}
    assert any(plan.interval for plan in plans)
    assert {len(plan.dimensions) for plan in plans} == {0, 1, 2}
