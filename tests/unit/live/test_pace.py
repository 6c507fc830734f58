from __future__ import annotations

import pytest

from tidegauge.live.pace import MessageRate, PublishPace, fold_pause_s, refresh_interval_s


class Thread:
    """CPU time that passes as told."""

    def __init__(self) -> None:
        self.now_s = self.cpu_s = 0.0
        self.pace = PublishPace(25, 250, lambda: self.cpu_s)

    def work(self, elapsed_s: float, cpu_s: float, times: int = 1) -> float:
        """The interval after some time of which `cpu_s` were worked."""
        for _ in range(times):
            self.now_s += elapsed_s
            self.cpu_s += cpu_s
            self.pace.look(self.now_s)
        return self.pace.interval_s


@pytest.mark.req("E7")
def test_a_busy_loop_stretches_the_interval_to_its_bound_and_an_idle_one_shrinks_it_again() -> None:
    thread = Thread()
    assert thread.work(0.26, 0.24) == 0.025, "nothing is known yet"
    assert thread.work(0.26, 0.24, times=100) == 0.25
    assert thread.work(0.26, 0.2, times=100) == 0.25, "used well"
    assert thread.work(0.26, 0.001, times=100) == 0.025


@pytest.mark.req("E6")
def test_what_other_processes_take_away_makes_no_number_older() -> None:
    thread = Thread()
    assert thread.work(0.5, 0.2, times=100) == 0.025


def test_work_within_one_window_adds_up() -> None:
    thread = Thread()
    assert thread.work(0.0104, 0.0095, times=60) > 0.025


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
