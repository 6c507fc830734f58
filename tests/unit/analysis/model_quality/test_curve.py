from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics

from tidegauge.analysis.model_quality.curve import trace
from tidegauge.analysis.model_quality.question import MAX_POINTS


def counted(scores: np.ndarray, truth: np.ndarray) -> list[tuple[float, int, int]]:
    return [(float(score), int(truth[scores == score].sum()), int((~truth[scores == score]).sum())) for score in np.unique(scores)]


@pytest.mark.req("D6")
@pytest.mark.parametrize(("seed", "digits"), [(0, 6), (1, 2), (2, 1), (3, 0)])
def test_areas_are_those_of_scikit_learn_ties_or_not(seed: int, digits: int) -> None:
    dice = np.random.default_rng(seed)
    truth = dice.random(700) < 0.3
    scores = np.round(np.clip(dice.normal(0.4 + 0.2 * truth, 0.2), 0, 1), digits)
    curve = trace(counted(scores, truth))
    assert curve is not None
    assert curve.roc_auc == pytest.approx(metrics.roc_auc_score(truth, scores))
    assert curve.average_precision == pytest.approx(metrics.average_precision_score(truth, scores))
    assert len(curve.points) <= MAX_POINTS
    assert (curve.points[-1].false_positive_rate, curve.points[-1].true_positive_rate) == (1.0, 1.0)
    for one, other in zip(curve.points, curve.points[1:], strict=False):
        assert one.threshold > other.threshold
        assert one.true_positive_rate <= other.true_positive_rate


def test_one_kind_alone_has_no_curve() -> None:
    assert trace([(0.3, 2, 0), (0.5, 1, 0)]) is None
    assert trace([]) is None
