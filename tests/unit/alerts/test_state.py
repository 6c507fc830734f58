from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.alerts.reading import Reading
from tidegauge.alerts.rule import NoData, Rule
from tidegauge.alerts.state import AlertState, advance, due_ms

T = 1_795_000_000_000
HIGH, LOW, NOTHING = Reading(20.0, 20), Reading(1.0, 1), Reading(None, 0)


def rule(**more: Any) -> Rule:
    return Rule(**{"name": "r", "query": {"metric": "errors"}, "condition": "gt", "threshold": 10.0, **more})


def run(made: Rule, *steps: tuple[float, Reading], state: AlertState | None = None) -> list[tuple[str, int]]:
    """(phase, seconds at which it began) after each (second, reading)."""
    state, seen = state or AlertState(since_ms=T), []
    for second, reading in steps:
        state = advance(made, state, reading, T + int(second * 1000))
        seen.append((state.phase, (state.since_ms - T) // 1000))
    return seen


@pytest.mark.req("F2", "F6")
def test_without_a_duration_it_fires_at_the_reading() -> None:
    assert run(rule(), (1, LOW), (2, HIGH), (3, HIGH), (4, LOW)) == [("ok", 0), ("firing", 2), ("firing", 2), ("ok", 4)]


@pytest.mark.req("F2")
def test_a_condition_has_to_hold_for_the_duration_without_a_break() -> None:
    made = rule(duration=60)
    assert run(made, (1, HIGH), (50, LOW), (51, HIGH), (100, HIGH), (111, HIGH)) == [
        ("pending", 1),
        ("ok", 50),
        ("pending", 51),
        ("pending", 51),
        ("firing", 111),
    ]
    pending = advance(made, AlertState(since_ms=T), HIGH, T + 1000)
    assert due_ms(made, pending) == T + 61_000


@pytest.mark.req("F2")
def test_a_flapping_number_is_one_alert() -> None:
    made = rule(resolve_after=30)
    assert run(made, (0, HIGH), (5, LOW), (20, HIGH), (25, LOW), (54, LOW), (55, LOW)) == [("firing", 0)] * 5 + [("ok", 55)]
    clearing = advance(made, advance(made, AlertState(), HIGH, T), LOW, T + 5000)
    assert due_ms(made, clearing) == T + 35_000


@pytest.mark.req("F2")
@pytest.mark.parametrize(
    ("no_data", "phases"),
    [
        ("keep", ["firing"] * 4),
        ("resolve", ["firing", "firing", "ok", "firing"]),
        ("no_data", ["firing", "firing", "no_data", "firing"]),
        ("fire", ["firing"] * 4),
    ],
)
def test_being_without_a_number_does_what_the_rule_says(no_data: NoData, phases: list[str]) -> None:
    seen = run(rule(no_data=no_data, no_data_after=10), (0, HIGH), (1, NOTHING), (11, NOTHING), (12, HIGH))
    assert [phase for phase, _ in seen] == phases


@pytest.mark.req("F2")
def test_no_data_is_a_phase_of_its_own_that_ends_with_the_next_number() -> None:
    made = rule(no_data="no_data", no_data_after=10)
    missing = advance(made, AlertState(since_ms=T), NOTHING, T)
    assert (missing.phase, due_ms(made, missing)) == ("ok", T + 10_000)
    gone = advance(made, missing, NOTHING, T + 10_000)
    assert (gone.phase, due_ms(made, gone)) == ("no_data", None)
    assert advance(made, gone, LOW, T + 11_000).phase == "ok"


READINGS = st.lists(st.tuples(st.integers(1, 40), st.sampled_from([HIGH, LOW, NOTHING])), max_size=20)


@pytest.mark.req("F2", "F6")
@given(READINGS, st.integers(0, 30), st.integers(0, 30), st.sampled_from(["keep", "resolve", "no_data", "fire"]), st.integers(0, 30))
def test_looking_only_when_due_is_as_good_as_every_second(
    steps: list[tuple[int, Reading]], duration: int, resolve_after: int, no_data: NoData, after: int
) -> None:
    made = rule(duration=duration, resolve_after=resolve_after, no_data=no_data, no_data_after=after)
    watched = AlertState(since_ms=T)
    spared = watched
    second = 0
    for lasts, reading in steps:
        spared = advance(made, spared, reading, T + second * 1000)
        for _ in range(lasts):
            now_ms = T + second * 1000
            watched = advance(made, watched, reading, now_ms)
            due = due_ms(made, spared)
            if due is not None and due <= now_ms:
                spared = advance(made, spared, reading, now_ms)
            assert spared == watched
            assert advance(made, spared, reading, now_ms) == spared
            assert (spared.fired_ms is not None) or spared.phase != "firing"
            second += 1
