from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import integrate, stats

from tidegauge.analysis.experiment.sample import Sample, conversions
from tidegauge.analysis.experiment.sequential import mixture_p_value

RUNS, LOOKS = 1_000, 50


@pytest.mark.req("C10")
@pytest.mark.parametrize("rate", [0.03, 0.1, 0.5])
def test_looking_fifty_times_at_no_difference_alarms_in_at_most_a_twentieth_of_the_runs(rate: float) -> None:
    dice = np.random.default_rng(11)
    step = 200
    a, b = (dice.binomial(step, rate, (RUNS, LOOKS)).cumsum(axis=1) for _ in range(2))
    people = np.arange(1, LOOKS + 1) * step
    alarms = naive = 0
    for one, other in zip(a, b, strict=True):
        pairs = [(conversions("a", int(n), int(x)), conversions("b", int(n), int(y))) for n, x, y in zip(people, one, other, strict=True)]
        values = [mixture_p_value(*pair, 0.1 * rate, is_rate=True) for pair in pairs]
        alarms += min(value for value in values if value is not None) <= 0.05
        z = (other - one) / np.sqrt((one + other) * (1 - (one + other) / (2 * people)))
        naive += bool((np.abs(z) > 1.96).any())
    print(f"rate {rate}: always-valid {alarms} of {RUNS} runs, looking at the z-test {naive}")
    assert alarms <= 0.05 * RUNS < naive


@pytest.mark.req("C10")
def test_means_too() -> None:
    dice = np.random.default_rng(5)
    alarms = 0
    for _ in range(RUNS):
        y = dice.exponential(10, (2, LOOKS, 40))
        sums, squares = y.sum(axis=2).cumsum(axis=1), (y * y).sum(axis=2).cumsum(axis=1)
        found = [
            mixture_p_value(*(Sample("x", 40 * (at + 1), sums[group, at], squares[group, at]) for group in (0, 1)), 1.0, is_rate=False) for at in range(LOOKS)
        ]
        alarms += min(value for value in found if value is not None) <= 0.05
    assert alarms <= 0.05 * RUNS


@pytest.mark.req("C10")
def test_a_real_difference_is_found_and_stays_found_with_more_people() -> None:
    values = [mixture_p_value(conversions("a", n, n // 10), conversions("b", n, n * 12 // 100), 0.01, is_rate=True) for n in (1_000, 10_000, 100_000)]
    assert None not in values
    assert values[0] > values[1] > values[2]  # type: ignore[operator]
    assert values[2] < 1e-6  # type: ignore[operator]


def test_the_ratio_is_the_normal_mixture() -> None:
    a, b, tau = conversions("a", 5_000, 500), conversions("b", 5_000, 560), 0.01
    pooled = (a.y + b.y) / (a.n + b.n)
    error = math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n))
    difference = b.mean - a.mean
    mixed, _ = integrate.quad(lambda d: stats.norm.pdf(d, 0, tau) * stats.norm.pdf(difference, d, error), -0.2, 0.2, points=[0, difference])
    assert mixture_p_value(a, b, tau, is_rate=True) == pytest.approx(min(1.0, stats.norm.pdf(difference, 0, error) / mixed), rel=1e-6)


def test_nothing_is_said_before_there_is_anything_to_tell_the_variance_by() -> None:
    assert mixture_p_value(conversions("a", 10, 0), conversions("b", 10, 3), 0.1, is_rate=True) is None
    assert mixture_p_value(conversions("a", 10, 1), conversions("b", 10, 3), 0.0, is_rate=True) is None
    assert mixture_p_value(Sample("a", 1, 1.0, 1.0), Sample("b", 1, 1.0, 1.0), 0.1, is_rate=False) is None
