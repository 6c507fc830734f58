"""Intervals of confidence."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Final

Interval = tuple[float, float]
"""Low and high end."""

_NORMAL: Final = NormalDist()


def as_lift(log_ratio: float, spread: float, confidence: float) -> Interval:
    """The interval of a ratio minus 1, from its logarithm and that one's standard error."""
    z = _NORMAL.inv_cdf(0.5 + confidence / 2)
    return math.expm1(log_ratio - z * spread), math.expm1(log_ratio + z * spread)
