"""What model quality is asked, and what it answers."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice

MAX_MODELS = 50
MAX_CLASSES = 30
MAX_POINTS = 200

Name = Annotated[str, Meta(min_length=1, max_length=400)]


class ModelQualityQuestion(AnalysisQuestion, kw_only=True):
    """Each event is one judgement; judgements without a truth yet count as `unlabelled` and nowhere else."""

    event: Annotated[EventChoice, Meta(description="The judgements.")] = msgspec.field(default_factory=lambda: EventChoice("detection"))
    model_by: Annotated[Name, Meta(description="The property that names the model.")] = "model"
    predicted: Annotated[Name, Meta(description="The property with the class that the model said.")] = "predicted"
    actual: Annotated[Name, Meta(description="The property with the class that turned out to be true.")] = "actual"
    score: Annotated[Name, Meta(description="The number with the model's confidence, 0 to 1.")] = "value"
    score_of: Annotated[
        Literal["predicted", "positive"], Meta(description="Whether the confidence is of the class it said, or always of the positive one.")
    ] = "predicted"
    positive: Annotated[Annotated[str, Meta(max_length=400)] | None, Meta(description="The positive class; none: the rarer truth of two.")] = None
    item: Annotated[Name | None, Meta(description="A property that names the judged thing: models that judged the same are compared thing by thing.")] = None
    baseline: Annotated[Annotated[str, Meta(max_length=400)] | None, Meta(description="The model to compare with; none: the one with most judgements.")] = None


class ClassQuality(msgspec.Struct):
    """One class against all others. A rate without a case is null."""

    name: str
    support: int
    precision: float | None
    recall: float | None
    f1: float | None


class CurvePoint(msgspec.Struct):
    """At this threshold and above, the model says positive."""

    threshold: float
    false_positive_rate: float
    true_positive_rate: float
    precision: float


class CalibrationBin(msgspec.Struct):
    """Judgements of a confidence from `low` to `high`: how confident on average, and how often right."""

    low: float
    high: float
    count: int
    confidence: float | None
    accuracy: float | None


class DayQuality(msgspec.Struct):
    """A local day."""

    day: str
    count: int
    accuracy: float


class ModelQuality(msgspec.Struct, kw_only=True):
    """One model. `confusion[actual][predicted]` counts judgements by the answer's `classes`. Curves and AUC need a positive class and a score.

    `precision`, `recall`, `f1` are of the positive class, or their mean over the classes (macro) without one. `ece`: expected calibration error.
    `score_psi`, `class_psi`: drift of confidence and of said classes against the period before, of the same length. `p_value`: of the accuracy against the
    baseline's, Holm-corrected; null for the baseline.
    """

    name: str
    count: int
    accuracy: float
    precision: float | None
    recall: float | None
    f1: float | None
    confusion: list[list[int]]
    per_class: list[ClassQuality]
    roc_auc: float | None
    average_precision: float | None
    curve: list[CurvePoint]
    calibration: list[CalibrationBin]
    ece: float | None
    score_psi: float | None
    class_psi: float | None
    days: list[DayQuality]
    p_value: float | None
    difference: float | None


class ModelQualityAnswer(AnalysisAnswer, kw_only=True):
    """`results`: accuracy by model. Models with most judgements first."""

    classes: list[str]
    positive: str | None
    baseline: str
    unlabelled: int
    models: list[ModelQuality]
