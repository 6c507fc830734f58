"""Two conversion rates beside each other."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Final

from tidegauge.analysis.experiment.interval import Interval, as_lift
from tidegauge.analysis.experiment.sample import Sample

_NORMAL: Final = NormalDist()


def z_test(control: Sample, variant: Sample) -> float | None:
    """Two-sided p-value of the two-proportion z-test with pooled variance (Fleiss, Levin & Paik 2003, eq. 2.5); None when nobody or everybody converted."""
    if not control.n or not variant.n:
        return None
    pooled = (control.y + variant.y) / (control.n + variant.n)
    variance = pooled * (1 - pooled) * (1 / control.n + 1 / variant.n)
    if variance <= 0:
        return None
    return 2 * _NORMAL.cdf(-abs(variant.mean - control.mean) / math.sqrt(variance))


def lift_interval(control: Sample, variant: Sample, confidence: float) -> Interval | None:
    """Of the ratio of the rates minus 1: the log interval of Katz, Baptista, Azen & Pike (1978); None when one of them has no conversion."""
    if not (control.y and variant.y):
        return None
    spread = math.sqrt(max(0.0, 1 / control.y - 1 / control.n + 1 / variant.y - 1 / variant.n))
    return as_lift(math.log(variant.mean / control.mean), spread, confidence)


def rate_interval(sample: Sample, confidence: float) -> Interval | None:
    """Of one rate: the score interval of Wilson (1927); None without people."""
    n, z = sample.n, _NORMAL.inv_cdf(0.5 + confidence / 2)
    if not n:
        return None
    middle = (sample.mean + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(sample.mean * (1 - sample.mean) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)
