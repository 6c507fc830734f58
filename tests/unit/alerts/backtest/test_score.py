from __future__ import annotations

import pytest

from tidegauge.alerts.backtest.replay import Episode
from tidegauge.alerts.backtest.score import Score, score
from tidegauge.core.time_range import TimeRange


def fired(from_ms: int, to_ms: int | None) -> Episode:
    return Episode((), from_ms, to_ms, None)


@pytest.mark.req("F5")
def test_precision_and_recall_are_by_what_touches() -> None:
    episodes = [fired(1_000, 2_000), fired(5_000, 6_000), fired(9_000, None)]
    incidents = [TimeRange(500, 1_500), TimeRange(3_000, 3_500), TimeRange(9_500, 9_900)]
    assert score(episodes, incidents, 10_000, 0) == Score(3, 2, 1, pytest.approx(2 / 3), pytest.approx(2 / 3), 0.5)
    assert score(episodes, incidents, 10_000, 1_500).found == 3


@pytest.mark.req("F5")
def test_of_nothing_there_is_no_share() -> None:
    assert score([], [], 10, 0) == Score(0, 0, 0, None, None, None)
    assert score([fired(1, 2)], [], 10, 0) == Score(0, 0, 1, 0.0, None, None)
    assert score([], [TimeRange(1, 2)], 10, 0) == Score(1, 0, 0, None, 0.0, None)
