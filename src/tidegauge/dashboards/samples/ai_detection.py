"""Texts that detectors judged as written by a machine or by a person, with what turned out to be true."""

from __future__ import annotations

from typing import Final, NamedTuple

from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.weight import Weighted, pick


class Model(NamedTuple):
    """`skill` is the share it judges rightly; `log_ms` the logarithm of its usual time."""

    name: str
    skill: float
    log_ms: float


MODELS: Final[Weighted[Model]] = ((Model("Detector 3", 0.957, 4.6), 52), (Model("Detector 2", 0.918, 4.1), 31), (Model("Detector Lite", 0.874, 3.4), 17))
_CONTENT: Final[Weighted[tuple[str, float]]] = (
    (("Essay", 0.01), 34), (("Review", 0.0), 22), (("News", -0.015), 16), (("Code", -0.05), 12), (("Chat", -0.03), 10), (("Translation", -0.07), 6),
)  # fmt: skip
"""With how much easier than others they are."""
_DRIFT_DAYS: Final = 12
_RELEASE_DAYS: Final = 20


def sample(day: Day) -> None:
    """About 620 detections."""
    drift = 0.05 if day.every(_DRIFT_DAYS, 1) or day.every(_DRIFT_DAYS, 0) else 0.0
    if day.every(_DRIFT_DAYS, 1):
        day.note("incident", day.at(0), "New chatbot style: more misses", hours=48)
    if day.every(_RELEASE_DAYS, 3):
        day.note("deploy", day.at(8), "Detector 3 retrained")
    for _ in range(day.times(620)):
        _detect(day, drift)


def _detect(day: Day, drift: float) -> None:
    random = day.random
    model = pick(random, MODELS)
    content, ease = pick(random, _CONTENT)
    is_machine = random.random() < 0.44
    is_right = random.random() < min(0.995, model.skill + ease - drift * is_machine)
    says_machine = is_machine == is_right
    outcome = ("True" if is_right else "False") + (" positive" if says_machine else " negative")
    confidence = min(0.999, max(0.5, random.betavariate(9, 1.4) if is_right else random.betavariate(5, 2.6)))
    day.add(
        "detection",
        day.moment(),
        person=day.person(1_200),
        value=confidence,
        model=model.name,
        predicted="Machine" if says_machine else "Person",
        actual="Machine" if is_machine else "Person",
        outcome=outcome,
        is_correct=is_right,
        content=content,
        confidence=round(confidence, 3),
        duration_ms=round(random.lognormvariate(model.log_ms, 0.35), 1),
    )
