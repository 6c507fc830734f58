"""What is usual of a number, and how far from it one is."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median
from typing import Final, Protocol

import msgspec

MAD_SCALE: Final = 1.4826
"""Median absolute deviation -> standard deviation of a normal distribution."""

MEAN_AD_SCALE: Final = 1.253314
"""Mean absolute deviation -> the same: sqrt(pi / 2)."""


class Usual(msgspec.Struct, frozen=True):
    """What a number is like: its centre, and one deviation from it."""

    centre: float
    deviation: float

    def distance(self, number: float) -> float:
        """Deviations that the number is above the centre; negative below it."""
        return (number - self.centre) / self.deviation


class Detector(Protocol):
    """Learns from the past what is usual."""

    def __call__(self, past: Sequence[float], *, is_count: bool) -> Usual | None:
        """From the numbers of past windows, oldest first; `is_count`: they count events. None when they do not tell."""
        ...


def robust(past: Sequence[float], *, is_count: bool) -> Usual | None:
    """Median, and deviations by the median absolute deviation, which some odd windows in the past do not move: the modified z-score of Iglewicz and Hoaglin
    ("How to Detect and Handle Outliers", 1993, ASQC Basic References 16), without their 0.6745 = 1 / 1.4826 turned round. Where more than half of the
    past is one same number, the mean absolute deviation stands in for it.

    Counts vary by at least the root of what is usual (Poisson), so that the second error after a quiet day is not a hundred deviations. Other
    numbers that never changed do not tell: None.
    """
    if not past:
        return None
    centre = float(median(past))
    distances = [abs(number - centre) for number in past]
    deviation = MAD_SCALE * median(distances) or MEAN_AD_SCALE * fmean(distances)
    if is_count:
        deviation = max(deviation, max(centre, 1.0) ** 0.5)
    return Usual(centre, deviation) if deviation > 0 else None
