from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tidegauge.analysis.experiment.proportion import lift_interval, rate_interval, z_test
from tidegauge.analysis.experiment.sample import Sample, conversions


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    n = draw(st.integers(20, 100_000))
    return conversions("x", n, draw(st.integers(1, n - 1)))


@pytest.mark.req("C10")
@given(samples(), samples())
def test_the_z_test_is_the_chi_squared_test_without_correction(a: Sample, b: Sample) -> None:
    table = [[a.y, a.n - a.y], [b.y, b.n - b.y]]
    expected = stats.chi2_contingency(table, correction=False).pvalue
    assert z_test(a, b) == pytest.approx(expected, rel=1e-6, abs=1e-12)
    assert z_test(b, a) == z_test(a, b)


@pytest.mark.req("C10")
@given(samples())
def test_wilsons_interval(one: Sample) -> None:
    expected = stats.binomtest(int(one.y), one.n).proportion_ci(0.95, method="wilson")
    assert rate_interval(one, 0.95) == pytest.approx((expected.low, expected.high), abs=1e-9)


@pytest.mark.req("C10")
@given(samples(), samples())
def test_katz_interval_of_the_ratio(a: Sample, b: Sample) -> None:
    expected = stats.contingency.relative_risk(int(b.y), b.n, int(a.y), a.n).confidence_interval(0.95)
    found = lift_interval(a, b, 0.95)
    assert found is not None
    assert found == pytest.approx((expected.low - 1, expected.high - 1), rel=1e-6, abs=1e-9)


def test_nothing_is_said_where_nothing_can_be() -> None:
    none, all_ = conversions("a", 100, 0), conversions("b", 100, 100)
    assert z_test(none, conversions("c", 50, 0)) is None
    assert z_test(all_, all_) is None
    assert z_test(conversions("a", 0, 0), all_) is None
    assert lift_interval(none, all_, 0.95) is None
    assert rate_interval(conversions("a", 0, 0), 0.95) is None
