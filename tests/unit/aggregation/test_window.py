from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.aggregation.test_rule import rule

from tidegauge.aggregation.window import CATCH_UP_MS, beginning_ms, ended
from tidegauge.core.time_range import TimeRange

T = 1_795_000_200_000
"""A multiple of five minutes."""


@pytest.mark.req("E8")
def test_a_window_has_ended_at_its_last_instant() -> None:
    one = rule()
    begun = beginning_ms(one, T + 1)
    assert begun == T
    assert ended(one, begun, T + 299_999, 10) == []
    assert ended(one, begun, T + 300_000, 10) == [TimeRange(T, T + 300_000)]


@pytest.mark.req("E8")
def test_sliding_windows_overlap_and_end_at_every_step() -> None:
    one = rule(window="sliding", slide_seconds=60)
    assert ended(one, T, T + 180_000, 10) == [TimeRange(T - 240_000 + 60_000 * i, T + 60_000 + 60_000 * i) for i in range(3)]


@pytest.mark.req("E8")
def test_after_a_pause_the_oldest_come_first_and_those_of_more_than_a_day_ago_are_left_out() -> None:
    one = rule()
    found = ended(one, T, T + 5 * CATCH_UP_MS, 3)
    assert found[0] == TimeRange(T + 4 * CATCH_UP_MS, T + 4 * CATCH_UP_MS + 300_000)
    assert len(found) == 3


@pytest.mark.req("E8")
def test_of_sessions_it_is_the_time_in_which_they_ended() -> None:
    one = rule(window="session", window_seconds=30)
    assert ended(one, T, T + 11_000, 10) == [TimeRange(T, T + 10_000)]
    assert ended(one, T, T + 4_999, 10) == []


@pytest.mark.req("E8")
@given(length=st.integers(1, 40), parts=st.integers(1, 8), looks=st.lists(st.integers(0, 200_000), max_size=30), most=st.integers(1, 5))
def test_however_often_one_looks_every_window_ends_once_and_in_order(length: int, parts: int, looks: list[int], most: int) -> None:
    one = rule(window="sliding", window_seconds=length * parts, slide_seconds=length)
    done, now, seen = T - T % one.step_ms, T, []
    start = done
    for pause in looks:
        now += pause
        windows = ended(one, done, now, most)
        seen += windows
        done = windows[-1].to_ms if windows else done
    assert [window.to_ms for window in seen] == [start + one.step_ms * (i + 1) for i in range(len(seen))]
    assert all(window.to_ms - window.from_ms == one.length_ms and window.to_ms <= now for window in seen)
