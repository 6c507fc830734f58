from __future__ import annotations

import random
from collections import Counter

import pytest
from sklearn import metrics

from tidegauge.analysis.model_quality.confusion import class_quality, matrix, rates


@pytest.mark.req("D6")
@pytest.mark.parametrize("seed", range(5))
def test_rates_are_those_of_scikit_learn(seed: int) -> None:
    dice = random.Random(seed)
    classes = ["cat", "dog", "owl"]
    truth = [dice.choice(classes) for _ in range(300)]
    said = [actual if dice.random() < 0.6 else dice.choice(classes) for actual in truth]
    cells = Counter(zip(truth, said, strict=True))
    per_class = [class_quality(cells, name) for name in classes]
    assert matrix(cells, classes) == metrics.confusion_matrix(truth, said, labels=classes).tolist()
    precision, recall, f1, support = metrics.precision_recall_fscore_support(truth, said, labels=classes)
    for at, one in enumerate(per_class):
        assert (one.precision, one.recall, one.f1, one.support) == pytest.approx((precision[at], recall[at], f1[at], support[at]))
    whole = rates(cells, per_class, None)
    assert whole.accuracy == pytest.approx(metrics.accuracy_score(truth, said))
    assert whole.f1 == pytest.approx(metrics.f1_score(truth, said, average="macro"))
    assert rates(cells, per_class, "dog").precision == pytest.approx(precision[1])


def test_a_class_that_was_never_said_or_true_has_no_rates() -> None:
    cells = {("a", "a"): 3}
    assert class_quality(cells, "b").precision is None
    assert rates(cells, [class_quality(cells, name) for name in ("a", "b")], "b") == (1.0, None, None, None)
