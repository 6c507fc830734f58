from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidegauge.alerts.backtest.grid import MAX_STEPS, make_grid, reach_of
from tidegauge.contracts.plan import Measure, MeasureRef, Plan
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, TimeRange, Window, previous_range

NOW = 1_795_000_123_456


def plan(window: str = "last_5_minutes", zone: str = "UTC") -> Plan:
    kind: Any = "rolling" if window.startswith("last_") and window != "last_month" else "calendar"
    return Plan(1, "m", (Measure("count"),), MeasureRef(0), Window(kind, window, timezone=zone), timezone=zone)


@pytest.mark.req("F5")
@pytest.mark.parametrize(
    ("windows", "days", "step_ms"),
    [
        (["last_5_minutes"], 28, 5 * MINUTE_MS),
        (["last_5_minutes"], 1, 10 * SECOND_MS),
        (["last_hour"], 28, 5 * MINUTE_MS),
        (["last_24_hours"], 28, 5 * MINUTE_MS),
        (["last_7_days"], 90, 15 * MINUTE_MS),
        (["last_5_minutes", "last_24_hours"], 28, 5 * MINUTE_MS),
        (["today"], 28, 5 * MINUTE_MS),
    ],
)
def test_looks_are_as_close_as_may_be(windows: list[str], days: int, step_ms: int) -> None:
    grid = make_grid([plan(window) for window in windows], TimeRange(NOW - days * DAY_MS, NOW))
    assert grid.step_ms == step_ms
    assert len(grid.times_ms) <= MAX_STEPS + 1
    assert 0 <= NOW - grid.times_ms[-1] < step_ms


@pytest.mark.req("F5")
def test_more_days_than_short_windows_allow_are_refused_with_how_many_may_be() -> None:
    with pytest.raises(LimitReached, match="at most 31 days"):
        make_grid([plan()], TimeRange(NOW - 60 * DAY_MS, NOW))
    with pytest.raises(LimitReached, match="too long"):
        make_grid([plan()], TimeRange(NOW - DAY_MS, NOW), extra_ms=300 * DAY_MS)
    assert make_grid([plan("last_24_hours")], TimeRange(NOW - HOUR_MS, NOW)).step_ms == 5 * SECOND_MS


@pytest.mark.req("F5")
@settings(deadline=None, max_examples=30)  # thousands of windows each
@given(
    st.sampled_from(["last_5_minutes", "last_hour", "last_24_hours", "today", "this_week"]),
    st.sampled_from(["UTC", "Asia/Kathmandu", "Europe/Berlin"]),
    st.integers(1, 72),
)
def test_the_buckets_of_each_look_are_those_of_its_window_up_to_it(window: str, zone: str, hours: int) -> None:
    made = plan(window, zone)
    grid = make_grid([made], TimeRange(NOW - hours * HOUR_MS, NOW))
    reach = reach_of(made, grid)
    for index in range(0, len(grid.times_ms), 97):
        at_ms = grid.times_ms[index]
        now = made.window.range_at(at_ms - 1)
        before = previous_range(now)
        for bounds, span in ((reach.now, now), (reach.before, before)):
            assert reach.from_ms + int(bounds.first[index]) * grid.step_ms == span.from_ms
            assert reach.from_ms + int(bounds.after[index]) * grid.step_ms == min(span.to_ms, at_ms) // grid.step_ms * grid.step_ms
            assert bounds.after[index] <= reach.count
