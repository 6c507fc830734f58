"""Texts that detectors judged as written by a machine or by a person, with what turned out to be true."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.samples.day import Day, Weighted, pick

MODELS: Final[Weighted[tuple[str, float]]] = ((("detector-3", 0.94), 50), (("detector-2", 0.89), 34), (("detector-lite", 0.82), 16))
_SOURCES: Final[Weighted[str]] = (("essay", 40), ("review", 26), ("news", 18), ("code", 16))


def sample(day: Day) -> None:
    """About 260 detections."""
    for _ in range(day.times(260)):
        _detect(day)


def _detect(day: Day) -> None:
    random = day.random
    model, skill = pick(random, MODELS)
    is_machine = random.random() < 0.44
    is_right = random.random() < skill - 0.05 * (random.random() < 0.3)
    says_machine = is_machine == is_right
    outcome = ("true" if is_right else "false") + ("_positive" if says_machine else "_negative")
    confidence = min(0.999, max(0.5, random.betavariate(9, 1.6) if is_right else random.betavariate(4, 2.6)))
    day.add(
        "detection",
        day.moment(),
        person=day.person(700),
        value=confidence,
        model=model,
        predicted="machine" if says_machine else "person",
        actual="machine" if is_machine else "person",
        outcome=outcome,
        is_correct=is_right,
        content=pick(random, _SOURCES),
        confidence=round(confidence, 3),
        duration_ms=round(random.lognormvariate(4.6 if model == "detector-3" else 4.0, 0.35), 1),
    )
