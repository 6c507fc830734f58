from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.alerts.notices.retry import BREAK_AFTER, LONGEST_PAUSE_S, LONGEST_WAIT_S, MAX_ATTEMPTS, pause_s, wait_s


@pytest.mark.hostile(90)
@given(st.integers(1, 100), st.floats(0, 1), st.floats(0, 1))
def test_waits_grow_within_bounds_and_differ_by_chance(attempts: int, luck: float, other: float) -> None:
    assert 2.5 <= wait_s(attempts, luck) <= LONGEST_WAIT_S
    assert wait_s(attempts + 1, 0.0) >= wait_s(attempts, 0.0)
    assert wait_s(attempts, 0.0) * 2 == wait_s(attempts, 1.0)
    assert (wait_s(attempts, luck) == wait_s(attempts, other)) <= (abs(luck - other) < 1e-6)


def test_a_delivery_is_tried_for_more_than_an_hour_before_it_is_dead() -> None:
    assert sum(wait_s(attempts, 0.0) for attempts in range(1, MAX_ATTEMPTS)) > 3_600


def test_what_the_other_side_asks_for_is_waited() -> None:
    assert wait_s(1, 0.0, 60.0) == 60.0
    assert wait_s(20, 1.0, 60.0) == LONGEST_WAIT_S


def test_a_channel_that_keeps_failing_is_left_alone_for_a_while() -> None:
    assert [pause_s(failures) for failures in range(BREAK_AFTER)] == [0.0] * BREAK_AFTER
    assert [pause_s(BREAK_AFTER + more) for more in range(3)] == [30.0, 60.0, 120.0]
    assert pause_s(10_000) == LONGEST_PAUSE_S
