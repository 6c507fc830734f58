from __future__ import annotations

import math

import pytest
from scipy import stats

from tidegauge.analysis.experiment.power import detectable_lift, people_for_mean, people_for_rate


def reached(rate: float, lift: float, n: int, alpha: float) -> float:
    """The power of the pooled z-test with n people a group, by the normal approximation."""
    other = rate * (1 + lift)
    middle = (rate + other) / 2
    limit = stats.norm.ppf(1 - alpha / 2) * math.sqrt(2 * middle * (1 - middle) / n)
    return float(stats.norm.sf((limit - abs(other - rate)) / math.sqrt((rate * (1 - rate) + other * (1 - other)) / n)))


@pytest.mark.req("C10")
@pytest.mark.parametrize(("rate", "lift"), [(0.1, 0.1), (0.03, 0.2), (0.5, -0.05), (0.2, 1.5)])
def test_as_many_people_as_it_takes_and_not_one_more(rate: float, lift: float) -> None:
    n = people_for_rate(rate, lift, alpha=0.05, power=0.8)
    assert n is not None
    assert reached(rate, lift, n, 0.05) >= 0.8 > reached(rate, lift, n - 1, 0.05)


@pytest.mark.req("C10")
def test_what_is_detectable_with_the_people_it_takes_is_the_lift_asked_for() -> None:
    n = people_for_mean(20.0, 400.0, 0.1, alpha=0.05, power=0.9)
    assert n is not None
    assert detectable_lift(20.0, 400.0, n, alpha=0.05, power=0.9) == pytest.approx(0.1, rel=1e-3)


def test_impossible_experiments() -> None:
    assert people_for_rate(0.6, 0.8, alpha=0.05, power=0.8) is None
    assert people_for_rate(0.0, 0.1, alpha=0.05, power=0.8) is None
    assert people_for_mean(0.0, 1.0, 0.1, alpha=0.05, power=0.8) is None
    assert detectable_lift(1.0, 0.0, 5, alpha=0.05, power=0.8) is None
