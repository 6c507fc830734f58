from __future__ import annotations

import numpy as np
import pytest
from scipy import integrate, stats

from tidegauge.analysis.experiment.bayes import probability_mean_is_higher, probability_rate_is_higher
from tidegauge.analysis.experiment.sample import Sample, conversions


@pytest.mark.req("C10")
@pytest.mark.parametrize(
    ("a", "b"), [((100, 10), (100, 15)), ((10_000, 500), (9_000, 520)), ((50, 0), (60, 0)), ((1_000, 999), (1_000, 990)), ((5, 2), (0, 0))]
)
def test_the_probability_is_the_integral_over_both_posteriors(a: tuple[int, int], b: tuple[int, int]) -> None:
    one, other = (stats.beta(converted + 1, n - converted + 1) for n, converted in (a, b))
    expected, _ = integrate.quad(lambda rate: other.pdf(rate) * one.cdf(rate), 0, 1, limit=500, points=[one.mean(), other.mean()])
    assert probability_rate_is_higher(conversions("a", *a), conversions("b", *b)) == pytest.approx(expected, abs=1e-6)


@pytest.mark.req("C10")
def test_the_two_sides_add_up() -> None:
    a, b = conversions("a", 321, 45), conversions("b", 300, 50)
    assert probability_rate_is_higher(a, b) + probability_rate_is_higher(b, a) == pytest.approx(1)


def test_means_are_compared_by_their_normal_posteriors() -> None:
    dice = np.random.default_rng(1)
    a, b = dice.normal(10, 2, 500), dice.normal(10.2, 2, 500)
    one, other = (Sample("x", len(y), y.sum(), (y * y).sum()) for y in (a, b))
    spread = np.sqrt(a.var(ddof=1) / 500 + b.var(ddof=1) / 500)
    assert probability_mean_is_higher(one, other) == pytest.approx(stats.norm.cdf((b.mean() - a.mean()) / spread))
    assert probability_mean_is_higher(Sample("a", 2, 2.0, 2.0), Sample("b", 2, 2.0, 2.0)) is None
