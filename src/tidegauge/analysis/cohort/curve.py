"""All cohorts as one curve."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Final

from tidegauge.analysis.cohort.answer import Cohort, CurvePoint

Z95: Final = 1.959963984540054
"""Two-sided 95 % quantile of the normal distribution."""


def curve(cohorts: Sequence[Cohort], periods: int) -> list[CurvePoint]:
    """A point for each of the periods 0 to `periods` that a whole cohort has completed. Later points are of fewer, older cohorts."""
    points = []
    for period in range(periods + 1):
        cells = [(cohort, cohort.retention[period]) for cohort in cohorts if cohort.is_complete and len(cohort.retention) > period]
        whole = [(cohort.size, cell.count) for cohort, cell in cells if cell.is_complete]
        size, count = sum(size for size, _ in whole), sum(count for _, count in whole)
        if size:
            points.append(CurvePoint(period, count / size, count, size, len(whole), wilson(count, size)))
    return points


def wilson(count: int, size: int, z: float = Z95) -> tuple[float, float]:
    """Wilson's score interval of a share (Wilson 1927, Journal of the American Statistical Association 22): inside 0 to 1 also for few people."""
    share, weight = count / size, z * z / size
    middle = share + weight / 2
    spread = z * sqrt(share * (1 - share) / size + weight / (4 * size))
    low, high = (middle - spread) / (1 + weight), (middle + spread) / (1 + weight)
    return (0.0 if count == 0 else low), (1.0 if count == size else high)
