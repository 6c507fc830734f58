"""ROC and precision-recall of a model whose scores are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tidegauge.analysis.model_quality.question import MAX_POINTS, CurvePoint


class Curve(NamedTuple):
    """Areas under both curves, and at most MAX_POINTS points, highest threshold first."""

    roc_auc: float
    average_precision: float
    points: list[CurvePoint]


def trace(scores: Sequence[tuple[float, int, int]]) -> Curve | None:
    """From (score, positives, negatives) of each distinct score, in any order; None without cases of both kinds.

    ROC AUC by trapezoids over distinct scores, which counts ties as half (Hanley & McNeil 1982); average precision is the sum of precision times the
    step in recall, without interpolation.
    """
    table = np.array(sorted(scores, reverse=True), dtype=np.float64).reshape(-1, 3)
    true, false = table[:, 1].cumsum(), table[:, 2].cumsum()
    if not len(table) or not true[-1] or not false[-1]:
        return None
    tpr, fpr, precision = true / true[-1], false / false[-1], true / (true + false)
    area = np.trapezoid(np.concatenate(([0.0], tpr)), np.concatenate(([0.0], fpr)))
    average = float(np.sum(np.diff(tpr, prepend=0.0) * precision))
    shown = np.unique(np.linspace(0, len(table) - 1, min(MAX_POINTS, len(table))).round().astype(int))
    points = [CurvePoint(float(table[at, 0]), float(fpr[at]), float(tpr[at]), float(precision[at])) for at in shown]
    return Curve(float(area), average, points)
