from __future__ import annotations

from typing import Any

import pytest

from tidegauge.alerts.backtest.replay import further, replay
from tidegauge.alerts.reading import NOTHING, Reading
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.term import Term


def rule(**more: Any) -> Rule:
    return Rule(**{"name": "r", "query": {"metric": "m"}, "condition": "gt", "threshold": 10.0, **more})


def played(made: Rule, *numbers: float | None, step_s: int = 10) -> list[tuple[int, int | None, float | None]]:
    looks = [NOTHING if number is None else Reading(number, int(number)) for number in numbers]
    found = replay(made, (), range(0, len(looks) * step_s * 1000, step_s * 1000), looks)
    return [(one.from_ms // 1000, None if one.to_ms is None else one.to_ms // 1000, one.peak) for one in found]


@pytest.mark.req("F5")
def test_an_episode_goes_from_firing_to_the_end_with_its_furthest_number() -> None:
    assert played(rule(), 1, 20, 30, 15, 2, 50) == [(10, 40, 30), (50, None, 50)]
    assert played(rule(condition="lt", threshold=5.0), 9, 4, 1, 3, 9) == [(10, 40, 1)]


@pytest.mark.req("F5")
def test_time_alone_fires_and_resolves_between_two_looks() -> None:
    assert played(rule(duration=25), 20, 20, 20, 20) == [(25, None, 20)]
    assert played(rule(resolve_after=15), 20, 1, 1, 1) == [(0, 25, 20)]


@pytest.mark.req("F5")
def test_a_gap_without_numbers_is_part_of_the_episode_unless_it_resolves() -> None:
    assert played(rule(no_data="no_data"), 20, None, None, 30, 1) == [(0, 40, 30)]
    assert played(rule(no_data="resolve"), 20, None, None, 30, 1) == [(0, 10, 20), (30, 40, 30)]


@pytest.mark.req("F5")
def test_which_number_is_further_past_the_threshold() -> None:
    def term(condition: Any) -> Term:
        return Term(query={"metric": "m"}, condition=condition, threshold=10.0)

    assert [further(term(name), 3.0, 12.0) for name in ("gt", "lt", "change_below", "neq", "anomaly_below")] == [12.0, 3.0, 3.0, 3.0, 12.0]
    assert (further(term("gt"), None, 4.0), further(term("gt"), 4.0, None), further(term("gt"), None, None)) == (4.0, 4.0, None)
