"""The kind of analysis that judges an experiment."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.analysis.experiment.exposed import Exposed, read_exposed
from tidegauge.analysis.experiment.question import ExperimentAnswer, ExperimentQuestion
from tidegauge.analysis.experiment.sample import conversions
from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.analysis.kind import Kind
from tidegauge.contracts.answer import ResultRow


async def experiment(question: ExperimentQuestion, inquiry: Inquiry) -> ExperimentAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    from tidegauge.analysis.experiment.verdict import choose_control, judge, mismatch  # SciPy: loaded when the first experiment is judged

    found = await _samples(question, inquiry)
    converted = _converted(found)
    measure = question.goal.measure if question.goal is not None and not question.variants else "conversion"
    names = [sample.name for sample in found.samples]
    control = choose_control(names, question.control)
    judged, explained = judge(found.samples, control, measure, question) if names else ([], 0.0)
    variants = [msgspec.structs.replace(one, conversions=converted[one.name]) for one in judged]
    return ExperimentAnswer(
        results=[ResultRow(one.name, one.rate, one.exposures, {"variant": one.name}) for one in variants],
        meta=inquiry.meta(total=sum(one.exposures for one in variants)),
        measure=measure,
        control=control,
        variants=variants,
        srm_p_value=mismatch(found.samples, question) if names else None,
        mixed_people=found.mixed,
        variance_explained=explained,
        days=found.days,
    )


async def _samples(question: ExperimentQuestion, inquiry: Inquiry) -> Exposed:
    if not question.variants:
        if question.exposure_event is None or question.goal is None:
            raise invalid("exposure_event" if question.exposure_event is None else "goal", "give an exposure_event and a goal, or variants with their counts")
        return await read_exposed(question, question.goal, inquiry)
    if question.exposure_event is not None or question.goal is not None:
        raise invalid("variants", "give either counts of variants, or an exposure_event and a goal")
    seen: set[str] = set()
    for place, one in enumerate(question.variants):
        if one.conversions > one.exposures:
            raise invalid(f"variants.{place}.conversions", "are more than the exposures: count people, not events")
        if one.name in seen:
            raise invalid(f"variants.{place}.name", f"{one.name[:60]} is there twice")
        seen.add(one.name)
    return Exposed([conversions(one.name, one.exposures, one.conversions) for one in question.variants], [], 0)


def _converted(found: Exposed) -> dict[str, int]:
    """People with the goal, by variant."""
    if not found.days:
        return {sample.name: int(sample.y) for sample in found.samples}
    converted = dict.fromkeys((sample.name for sample in found.samples), 0)
    for day in found.days:
        converted[day.variant] += day.conversions
    return converted


EXPERIMENT: Final = Kind(
    name="experiment",
    title="Experiment",
    description="How each variant of an experiment did against the control, and how sure that is.",
    question=ExperimentQuestion,
    answer=ExperimentAnswer,
    run=experiment,
    looks_back=True,
)
