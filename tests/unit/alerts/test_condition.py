from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.alerts.condition import is_met, measured
from tidegauge.alerts.reading import Reading
from tidegauge.alerts.rule import Rule


def rule(condition: Any, threshold: float = 10.0, **more: Any) -> Rule:
    return Rule(name="r", query={"metric": "errors"}, condition=condition, threshold=threshold, **more)


@pytest.mark.req("F1")
@pytest.mark.parametrize(
    ("condition", "low", "same", "high"),
    [
        ("gt", False, False, True),
        ("gte", False, True, True),
        ("lt", True, False, False),
        ("lte", True, True, False),
        ("eq", False, True, False),
        ("neq", True, False, True),
    ],
)
def test_a_number_is_held_against_the_threshold(condition: str, low: bool, same: bool, high: bool) -> None:
    assert [is_met(rule(condition), number, is_firing=False) for number in (9.0, 10.0, 11.0)] == [low, same, high]


@pytest.mark.req("F1")
def test_a_change_is_in_percent_of_the_period_before() -> None:
    rising = rule("change_above", 50.0)
    assert measured(rising, Reading(16.0, 16, 10.0)) == pytest.approx(60.0)
    assert measured(rising, Reading(-16.0, 16, -10.0)) == pytest.approx(-60.0)
    assert measured(rising, Reading(16.0, 16, 0.0)) is None
    assert measured(rising, Reading(16.0, 16)) is None
    assert is_met(rule("change_below", -20.0), -30.0, is_firing=False)


@pytest.mark.req("F1")
def test_too_few_events_are_no_number_and_none_at_all_is_absence() -> None:
    guarded = rule("gt", min_count=20)
    assert measured(guarded, Reading(99.0, 19)) is None
    assert measured(guarded, Reading(99.0, 20)) == 99.0
    gone = rule("absent")
    assert [is_met(gone, measured(gone, Reading(None, count)) or 0.0, is_firing=False) for count in (0, 3)] == [True, False]


@pytest.mark.req("F2")
def test_a_firing_alert_is_over_past_its_recovery_threshold() -> None:
    high, low = rule("gt", 10.0, recovery_threshold=7.0), rule("lt", 10.0, recovery_threshold=12.0)
    assert [is_met(high, number, is_firing=True) for number in (8.0, 7.0, 6.9)] == [True, True, False]
    assert [is_met(low, number, is_firing=True) for number in (11.0, 12.0, 12.1)] == [True, True, False]
    assert not is_met(high, 8.0, is_firing=False)


@given(st.sampled_from(["gt", "gte", "lt", "lte"]), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(0, 1e5))
def test_what_is_met_is_not_over_either(condition: str, threshold: float, number: float, gap: float) -> None:
    recovery = threshold - gap if condition in ("gt", "gte") else threshold + gap
    made = rule(condition, threshold, recovery_threshold=recovery)
    assert not is_met(made, number, is_firing=False) or is_met(made, number, is_firing=True)
