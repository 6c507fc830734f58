"""Whether a model is right as often as it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tidegauge.analysis.model_quality.question import CalibrationBin

BINS: Final = 10


def calibration(counted: Mapping[int, tuple[int, float, int]]) -> list[CalibrationBin]:
    """The bins of equal width, from bin -> (judgements, sum of confidence, right ones)."""
    return [_bin(place, *counted.get(place, (0, 0.0, 0))) for place in range(BINS)]


def expected_error(bins: list[CalibrationBin]) -> float | None:
    """Expected calibration error (Naeini, Cooper & Hauskrecht 2015): the mean distance of confidence and accuracy, weighted by judgements."""
    total = sum(one.count for one in bins)
    if not total:
        return None
    return sum(one.count * abs(one.confidence - one.accuracy) for one in bins if one.confidence is not None and one.accuracy is not None) / total


def _bin(place: int, count: int, confidence: float, right: int) -> CalibrationBin:
    low, high = place / BINS, (place + 1) / BINS
    return CalibrationBin(low, high, count, confidence / count if count else None, right / count if count else None)
