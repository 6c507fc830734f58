from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from tidegauge.analysis.cohort.answer import Cohort, CohortCell
from tidegauge.analysis.cohort.curve import curve, wilson


def made(size: int, counts: list[int], *, whole: int) -> Cohort:
    """A cohort of which the first `whole` periods are complete."""
    cells = [CohortCell(period, count / size, count, period < whole) for period, count in enumerate(counts)]
    return Cohort("2025-01-01", size, whole > 0, cells)


@pytest.mark.req("C2")
@given(st.integers(1, 100_000).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size))))
def test_the_interval_is_wilsons(pair: tuple[int, int]) -> None:
    expected = binomtest(*pair).proportion_ci(0.95, method="wilson")
    assert wilson(*pair) == pytest.approx((expected.low, expected.high), abs=1e-12)


@pytest.mark.req("C2")
def test_a_point_is_of_the_cohorts_that_completed_it() -> None:
    points = curve([made(10, [10, 5, 4], whole=3), made(30, [30, 3], whole=2), made(100, [100], whole=0)], 5)
    found = [(point.period, point.count, point.size, point.cohorts, point.value) for point in points]
    assert found == [(0, 40, 40, 2, 1.0), (1, 8, 40, 2, 0.2), (2, 4, 10, 1, 0.4)]


def test_no_whole_cohort_has_no_curve() -> None:
    assert curve([made(5, [5, 1], whole=0)], 3) == []
    assert curve([], 3) == []
