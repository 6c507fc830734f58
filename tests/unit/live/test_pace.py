from __future__ import annotations

import pytest

from tidegauge.live.pace import MessageRate, PublishPace, fold_pause_s, refresh_interval_s


def test_a_busy_loop_stretches_the_interval_to_its_bound_and_an_idle_one_shrinks_it_again() -> None:
    pace = PublishPace(25, 250)
    assert pace.interval_s == 0.025
    now_s = 0.0
    for _ in range(100):
        now_s += 0.26
        pace.record(0.2, now_s)
    assert pace.interval_s == 0.25
    for _ in range(100):
        now_s += 0.26
        pace.record(0.001, now_s)
    assert pace.interval_s == 0.025


def test_costs_within_one_window_add_up() -> None:
    pace = PublishPace(25, 250)
    for step in range(1, 26):
        pace.record(0.008, step * 0.0104)
    assert pace.interval_s > 0.025


@pytest.mark.parametrize(
    ("cost_s", "waiting", "pause_s"),
    [
        (0.001, 0, 0.008),  # cheap: soon again
        (0.005, 0, 0.02),  # dear: once per interval of 25 ms
        (0.02, 0, 0.04),  # dearer than that: a third of the loop at most
        (0.1, 0, 0.05),
        (0.01, 80_000, 0.0),  # far behind
    ],
)
def test_a_fold_is_followed_by_a_pause_unless_far_behind(cost_s: float, waiting: int, pause_s: float) -> None:
    assert fold_pause_s(cost_s, waiting, 20_000, 0.025) == pytest.approx(pause_s)


@pytest.mark.parametrize(("cost_s", "interval_s"), [(0.01, 1.0), (0.5, 5.0), (9.0, 30.0)])
def test_a_refresh_comes_after_ten_times_its_cost_within_bounds(cost_s: float, interval_s: float) -> None:
    assert refresh_interval_s(cost_s, 1.0, 30.0) == interval_s


@pytest.mark.hostile(101)
def test_a_flood_waits_for_its_tokens() -> None:
    rate = MessageRate(10, 5, 0.0)
    assert [rate.take(0.0) for _ in range(5)] == [0.0] * 5
    assert rate.take(0.0) == pytest.approx(0.1)
    assert rate.take(0.0) == pytest.approx(0.2)
    assert rate.delayed == 2
    assert rate.take(10.0) == 0.0
    assert rate.delayed == 0
