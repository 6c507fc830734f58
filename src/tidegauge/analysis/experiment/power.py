"""How many people an experiment takes, and what the ones it has can show."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Final

_NORMAL: Final = NormalDist()


def people_for_rate(rate: float, lift: float, *, alpha: float, power: float) -> int | None:
    """People a variant takes to find a relative `lift` of a `rate` (two-sided z-test, equal groups; Fleiss, Levin & Paik 2003, eq. 4.14 uncorrected).

    None when the rate or the one after the lift is not between 0 and 1.
    """
    other = rate * (1 + lift)
    if not (0 < rate < 1 and 0 < other < 1 and lift):
        return None
    middle = (rate + other) / 2
    spread = _quantile(1 - alpha / 2) * math.sqrt(2 * middle * (1 - middle)) + _quantile(power) * math.sqrt(rate * (1 - rate) + other * (1 - other))
    return math.ceil((spread / (rate - other)) ** 2)


def people_for_mean(mean: float, variance: float, lift: float, *, alpha: float, power: float) -> int | None:
    """The same for a mean with a known variance. None without a mean, variance or lift."""
    difference = mean * lift
    if not (difference and variance > 0):
        return None
    return math.ceil(2 * variance * ((_quantile(1 - alpha / 2) + _quantile(power)) / difference) ** 2)


def detectable_lift(mean: float, variance: float, people: int, *, alpha: float, power: float) -> float | None:
    """The relative lift that two groups of `people` show with this power. None without a mean, a variance or people."""
    if not (mean and variance > 0 and people):
        return None
    return abs((_quantile(1 - alpha / 2) + _quantile(power)) * math.sqrt(2 * variance / people) / mean)


def _quantile(share: float) -> float:
    return _NORMAL.inv_cdf(share)
