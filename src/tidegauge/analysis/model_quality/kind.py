"""The kind of analysis that says how good models are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.model_quality.calibration import calibration, expected_error
from tidegauge.analysis.model_quality.confusion import Cells, class_quality, matrix, rates
from tidegauge.analysis.model_quality.drift import stability_index
from tidegauge.analysis.model_quality.question import DayQuality, ModelQuality, ModelQualityAnswer, ModelQualityQuestion
from tidegauge.analysis.model_quality.reading import Judgements
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.field import resolve_field
from tidegauge.core.time_range import TimeRange

if TYPE_CHECKING:
    from tidegauge.analysis.model_quality.curve import Curve

Labelled = dict[str, dict[tuple[str, str], int]]


async def model_quality(question: ModelQualityQuestion, inquiry: Inquiry) -> ModelQualityAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    judgements = Judgements(question, inquiry)
    counted = await judgements.cells()
    known = {model: {pair: count for pair, count in cells.items() if pair[0]} for model, cells in counted.items()}
    labelled = {model: cells for model, cells in sorted(known.items(), key=lambda own: (-sum(own[1].values()), own[0])) if cells}
    unlabelled = sum(count for cells in counted.values() for (actual, _), count in cells.items() if not actual)
    if not labelled:
        return ModelQualityAnswer(results=[], meta=inquiry.meta(total=None), classes=[], positive=None, baseline="", unlabelled=unlabelled, models=[])
    classes = sorted({name for cells in labelled.values() for pair in cells for name in pair})
    positive, baseline = _positive(question, labelled, classes), _baseline(question, labelled)
    curves, is_exact = await _curves(judgements, positive)
    models = await _models(judgements, labelled, classes, positive, curves, counted, _before(inquiry.span))
    models = await _compared(models, judgements, question, labelled, baseline)
    return ModelQualityAnswer(
        results=[ResultRow(one.name, one.accuracy, one.count, {"model": one.name}) for one in models],
        meta=inquiry.meta(total=sum(one.accuracy * one.count for one in models) / sum(one.count for one in models), exact=is_exact, error_bound=0.0),
        classes=classes,
        positive=positive,
        baseline=baseline,
        unlabelled=unlabelled,
        models=models,
    )


def _positive(question: ModelQualityQuestion, labelled: Labelled, classes: list[str]) -> str | None:
    if question.positive is not None:
        if question.positive not in classes:
            raise invalid("positive", f"no judgement has the class {question.positive[:60]!r}; there are {', '.join(classes[:20])}")
        return question.positive
    if len(classes) != 2:
        return None
    truths = Counter(dict.fromkeys(classes, 0))
    for cells in labelled.values():
        for (actual, _), count in cells.items():
            truths[actual] += count
    return min(classes, key=lambda name: (truths[name], name))


def _baseline(question: ModelQualityQuestion, labelled: Labelled) -> str:
    if question.baseline is not None and question.baseline not in labelled:
        raise invalid("baseline", f"no labelled judgement is of the model {question.baseline[:60]!r}; there are {', '.join(list(labelled)[:20])}")
    return question.baseline or next(iter(labelled))


async def _curves(judgements: Judgements, positive: str | None) -> tuple[dict[str, Curve | None], bool]:
    if positive is None:
        return {}, True
    from tidegauge.analysis.model_quality.curve import trace

    scores, is_exact = await judgements.scores(positive)
    return {model: trace(own) for model, own in scores.items()}, is_exact


async def _models(
    judgements: Judgements,
    labelled: Labelled,
    classes: list[str],
    positive: str | None,
    curves: Mapping[str, Curve | None],
    counted: Labelled,
    before: TimeRange,
) -> list[ModelQuality]:
    bins, days = await judgements.bins(), await judgements.days()
    shares, shares_before = await judgements.score_shares(), await judgements.score_shares(before)
    said_before = await judgements.cells(before)
    found = []
    for model, cells in labelled.items():
        per_class = [class_quality(cells, name) for name in classes]
        rated, curve, calibrated = rates(cells, per_class, positive), curves.get(model), calibration(bins.get(model, {}))
        found.append(
            ModelQuality(
                name=model,
                count=sum(cells.values()),
                accuracy=rated.accuracy,
                precision=rated.precision,
                recall=rated.recall,
                f1=rated.f1,
                confusion=matrix(cells, classes),
                per_class=per_class,
                roc_auc=curve.roc_auc if curve else None,
                average_precision=curve.average_precision if curve else None,
                curve=curve.points if curve else [],
                calibration=calibrated,
                ece=expected_error(calibrated),
                score_psi=stability_index(shares_before.get(model, {}), shares.get(model, {})),
                class_psi=stability_index(_said(said_before.get(model, {})), _said(counted[model])),
                days=[DayQuality(day, count, right / count) for day, count, right in days.get(model, [])],
                p_value=None,
                difference=None,
            )
        )
    return found


async def _compared(
    models: list[ModelQuality], judgements: Judgements, question: ModelQualityQuestion, labelled: Labelled, baseline: str
) -> list[ModelQuality]:
    from tidegauge.analysis.experiment.correction import holm
    from tidegauge.analysis.model_quality.comparison import paired_p_value, unpaired_p_value

    paired = await judgements.disagreements(resolve_field(question.item), baseline) if question.item else {}
    base = next(one for one in models if one.name == baseline)
    others = [one for one in models if one is not base]
    values = [
        paired_p_value(*paired.get(one.name, (0, 0))) if question.item else unpaired_p_value(_right(labelled[baseline]), _right(labelled[one.name]))
        for one in others
    ]
    judged = dict(zip((one.name for one in others), holm(values), strict=True))
    return [one if one is base else msgspec.structs.replace(one, p_value=judged[one.name], difference=one.accuracy - base.accuracy) for one in models]


def _right(cells: Cells) -> tuple[int, int]:
    return sum(cells.values()), sum(count for (actual, predicted), count in cells.items() if actual == predicted)


def _said(cells: Cells) -> Counter[str]:
    said: Counter[str] = Counter()
    for (_, predicted), count in cells.items():
        said[predicted] += count
    return said


def _before(span: TimeRange) -> TimeRange:
    """The period of the same length before."""
    return TimeRange(max(0, 2 * span.from_ms - span.to_ms), span.from_ms)


MODEL_QUALITY: Final = Kind(
    name="model-quality",
    title="Model quality",
    description="How often each model is right, where it errs, how well it knows, and whether that has changed.",
    question=ModelQualityQuestion,
    answer=ModelQualityAnswer,
    run=model_quality,
    looks_back=True,
)
