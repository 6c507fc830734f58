from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.alerts.anomaly import Usual, robust

NUMBERS = st.floats(-1e6, 1e6)


@pytest.mark.req("F1", "G1")
def test_the_distance_is_the_robust_z_score() -> None:
    usual = robust([10, 12, 11, 13, 9, 11, 500], is_count=False)
    assert usual is not None
    assert (usual.centre, usual.deviation) == (11.0, pytest.approx(1.4826))
    assert usual.distance(11 + 3 * 1.4826) == pytest.approx(3.0)
    assert usual.distance(8) == pytest.approx(-3 / 1.4826)


@pytest.mark.req("F1")
def test_where_most_of_the_past_is_one_number_the_mean_deviation_stands_in() -> None:
    assert robust([5.0] * 9 + [15.0], is_count=False) == Usual(5.0, pytest.approx(1.253314))


@pytest.mark.req("F1")
def test_a_past_that_tells_nothing() -> None:
    assert robust([], is_count=True) is None
    assert robust([7.0] * 20, is_count=False) is None
    quiet, steady = robust([0.0] * 20, is_count=True), robust([100.0] * 20, is_count=True)
    assert quiet is not None
    assert steady is not None
    assert (quiet.distance(2.0), steady.distance(130.0)) == (2.0, 3.0)


@given(st.lists(NUMBERS, min_size=3, max_size=30), NUMBERS, st.floats(0.1, 100), st.booleans())
def test_the_distance_neither_knows_units_nor_zero(past: list[float], number: float, factor: float, is_negative: bool) -> None:
    usual, moved = robust(past, is_count=False), robust([factor * one + 17 for one in past], is_count=False)
    if usual is None or moved is None or usual.deviation < 1e-3:
        return
    assert moved.distance(factor * number + 17) == pytest.approx(usual.distance(number), rel=1e-4, abs=1e-3)
