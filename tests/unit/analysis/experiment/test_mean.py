from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy import stats

from tidegauge.analysis.experiment.mean import adjust, difference_interval, welch_test
from tidegauge.analysis.experiment.sample import Sample


def of(name: str, y: npt.NDArray[np.float64], x: npt.NDArray[np.float64] | None = None) -> Sample:
    before = np.zeros_like(y) if x is None else x
    return Sample(name, len(y), y.sum(), (y * y).sum(), before.sum(), (before * before).sum(), (before * y).sum())


@pytest.mark.req("C10")
@pytest.mark.parametrize("seed", range(20))
def test_welchs_test_and_interval(seed: int) -> None:
    dice = np.random.default_rng(seed)
    a, b = dice.exponential(10, 200 + seed), dice.exponential(11, 90)
    expected = stats.ttest_ind(b, a, equal_var=False)
    assert welch_test(of("a", a), of("b", b)) == pytest.approx(expected.pvalue, rel=1e-9)
    interval = expected.confidence_interval(0.95)
    assert difference_interval(of("a", a), of("b", b), 0.95) == pytest.approx((interval.low, interval.high), rel=1e-8)


@pytest.mark.req("C10")
def test_cuped_is_the_regression_on_the_time_before() -> None:
    dice = np.random.default_rng(7)
    x = [dice.exponential(10, size) for size in (400, 300)]
    y = [0.8 * before + dice.normal(3 + group, 2, len(before)) for group, before in enumerate(x)]
    adjusted, explained = adjust([of("a", y[0], x[0]), of("b", y[1], x[1])])
    within = [(one - one.mean(), before - before.mean()) for one, before in zip(y, x, strict=True)]
    theta = sum((one * before).sum() for one, before in within) / sum((before * before).sum() for _, before in within)
    middle = np.concatenate(x).mean()
    for sample, one, before in zip(adjusted, y, x, strict=True):
        plain = one - theta * (before - middle)
        assert sample.mean == pytest.approx(plain.mean())
        assert sample.variance == pytest.approx(plain.var(ddof=1))
    correlation = np.corrcoef(np.concatenate([one for one, _ in within]), np.concatenate([before for _, before in within]))[0, 1]
    assert explained == pytest.approx(correlation**2)
    plain_p, sharp_p = welch_test(of("a", y[0]), of("b", y[1])), welch_test(*adjusted)
    assert plain_p is not None
    assert sharp_p is not None
    assert sharp_p < plain_p


def test_without_a_time_before_nothing_is_adjusted() -> None:
    samples = [of("a", np.array([1.0, 2.0, 4.0])), of("b", np.array([2.0, 2.0]))]
    assert adjust(samples) == (samples, 0.0)


def test_no_spread_no_verdict() -> None:
    same = of("a", np.array([2.0, 2.0]))
    assert welch_test(same, same) is None
    assert difference_interval(same, of("b", np.array([1.0])), 0.95) is None
