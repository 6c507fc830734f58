"""Right and wrong, class by class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tidegauge.analysis.model_quality.question import ClassQuality

Cells = Mapping[tuple[str, str], int]
"""(actual, predicted) -> judgements."""


class Rates(NamedTuple):
    """Accuracy, then precision, recall and F1 of the positive class or their mean over the classes."""

    accuracy: float
    precision: float | None
    recall: float | None
    f1: float | None


def matrix(cells: Cells, classes: Sequence[str]) -> list[list[int]]:
    """Rows are the truth, columns what was said, both in the order of `classes`."""
    return [[cells.get((actual, predicted), 0) for predicted in classes] for actual in classes]


def class_quality(cells: Cells, name: str) -> ClassQuality:
    """Precision tp / (tp + fp), recall tp / (tp + fn), F1 2 tp / (2 tp + fp + fn)."""
    right = cells.get((name, name), 0)
    said = sum(count for (_, predicted), count in cells.items() if predicted == name)
    true = sum(count for (actual, _), count in cells.items() if actual == name)
    return ClassQuality(
        name, true, right / said if said else None, right / true if true else None, 2 * right / (said + true) if said + true else None
    )  # fmt: skip


def rates(cells: Cells, per_class: Sequence[ClassQuality], positive: str | None) -> Rates:
    """`cells` must not be empty. The macro mean takes a class without a case as 0, as scikit-learn does."""
    accuracy = sum(count for (actual, predicted), count in cells.items() if actual == predicted) / sum(cells.values())
    if positive is not None:
        one = next((quality for quality in per_class if quality.name == positive), None)
        return Rates(accuracy, one.precision, one.recall, one.f1) if one else Rates(accuracy, None, None, None)
    means = [sum(getattr(one, rate) or 0.0 for one in per_class) / len(per_class) for rate in ("precision", "recall", "f1")]
    return Rates(accuracy, *means)
