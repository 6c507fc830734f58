"""Two means beside each other, and how a time before the experiment sharpens them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
from scipy.special import stdtr, stdtrit

from tidegauge.analysis.experiment.interval import Interval
from tidegauge.analysis.experiment.sample import Sample


def welch_test(control: Sample, variant: Sample) -> float | None:
    """Two-sided p-value of Welch's t-test (1947); None with fewer than two people or no variance."""
    squared, freedom = _error(control, variant)
    if not squared:
        return None
    return float(2 * stdtr(freedom, -abs(variant.mean - control.mean) / math.sqrt(squared)))


def difference_interval(control: Sample, variant: Sample, confidence: float) -> Interval | None:
    """Of the difference of the means, by Welch's t; None as for the test."""
    squared, freedom = _error(control, variant)
    if not squared:
        return None
    half = float(stdtrit(freedom, 0.5 + confidence / 2)) * math.sqrt(squared)
    difference = variant.mean - control.mean
    return difference - half, difference + half


def _error(control: Sample, variant: Sample) -> tuple[float, float]:
    """The squared standard error of the difference, and its degrees of freedom (Welch-Satterthwaite)."""
    if control.n < 2 or variant.n < 2:
        return 0.0, 1.0
    one, two = control.variance / control.n, variant.variance / variant.n
    if one + two <= 0:
        return 0.0, 1.0
    return one + two, (one + two) ** 2 / (one * one / (control.n - 1) + two * two / (variant.n - 1))


def adjust(samples: Sequence[Sample]) -> tuple[list[Sample], float]:
    """CUPED (Deng, Xu, Kohavi & Walker 2013): the samples of y - theta (x - mean of x), and the share of variance that x explains.

    theta = cov(x, y) / var(x), pooled within the variants. Without a spread in x the samples stay as they are and the share is 0.
    """
    sxx = sum(one.xx - one.x * one.x / one.n for one in samples if one.n)
    sxy = sum(one.xy - one.x * one.y / one.n for one in samples if one.n)
    syy = sum(one.yy - one.y * one.y / one.n for one in samples if one.n)
    if sxx <= 0 or syy <= 0:
        return list(samples), 0.0
    theta = sxy / sxx
    middle = sum(one.x for one in samples) / sum(one.n for one in samples)
    return [_adjusted(one, theta, middle) for one in samples], sxy * sxy / (sxx * syy)


def _adjusted(one: Sample, theta: float, middle: float) -> Sample:
    """Sums of z = y - theta x + theta middle."""
    shift = theta * middle
    y = one.y - theta * one.x + shift * one.n
    yy = one.yy - 2 * theta * one.xy + theta * theta * one.xx + 2 * shift * (one.y - theta * one.x) + shift * shift * one.n
    return msgspec.structs.replace(one, y=y, yy=yy)
