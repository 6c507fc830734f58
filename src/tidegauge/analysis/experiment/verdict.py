"""From samples to what can be said of each variant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tidegauge.analysis.experiment import bayes, mean, power, proportion
from tidegauge.analysis.experiment.correction import holm
from tidegauge.analysis.experiment.interval import Interval
from tidegauge.analysis.experiment.question import ExperimentQuestion, Measured, VariantResult
from tidegauge.analysis.experiment.ratio import mismatch_p_value
from tidegauge.analysis.experiment.sample import Sample
from tidegauge.analysis.experiment.sequential import mixture_p_value
from tidegauge.analysis.inquiry import invalid

_CONTROLS: Final = ("control", "baseline", "a", "off", "false")


def choose_control(names: Sequence[str], wanted: str | None) -> str:
    """The variant to compare with. Raises InvalidQuery when the wanted one is not there."""
    if wanted is not None:
        if wanted not in names:
            raise invalid("control", f"no variant is called {wanted[:60]!r}; there are {', '.join(names[:20]) or 'none'}")
        return wanted
    return next((name for known in _CONTROLS for name in names if name.lower() == known), min(names, default=""))


def judge(samples: Sequence[Sample], control: str, measure: Measured, question: ExperimentQuestion) -> tuple[list[VariantResult], float]:
    """A result for each variant, the control first, and the share of variance that the time before explains (0 for conversions)."""
    explained = 0.0
    if measure != "conversion" and question.pre_period_days:
        samples, explained = mean.adjust(samples)
    by_name = {sample.name: sample for sample in samples}
    base = by_name[control]
    others = [sample for sample in samples if sample.name != control]
    p_values = [_p_value(base, other, measure) for other in others]
    results = [_result(base, base, measure, question, None, None)]
    for other, p_value, adjusted in zip(others, p_values, holm(p_values), strict=True):
        results.append(_result(base, other, measure, question, p_value, adjusted))
    return results, explained


def mismatch(samples: Sequence[Sample], question: ExperimentQuestion) -> float | None:
    """The p-value of the people's numbers against the planned weights. Raises InvalidQuery for a weight that is none or of no variant."""
    names = {sample.name for sample in samples}
    for name, weight in question.weights.items():
        if weight <= 0 or name not in names:
            raise invalid("weights", f"{name[:60]} needs to be a variant with a positive weight")
    if question.weights and question.weights.keys() != names:
        raise invalid("weights", f"give one for each variant: {', '.join(sorted(names))}")
    return mismatch_p_value([sample.n for sample in samples], [question.weights.get(sample.name, 1.0) for sample in samples])


def _p_value(base: Sample, other: Sample, measure: Measured) -> float | None:
    return proportion.z_test(base, other) if measure == "conversion" else mean.welch_test(base, other)


def _result(base: Sample, one: Sample, measure: Measured, question: ExperimentQuestion, p_value: float | None, adjusted: float | None) -> VariantResult:
    is_control, is_rate = one is base, measure == "conversion"
    confidence = question.confidence
    difference_ci = None if is_control else mean.difference_interval(base, one, confidence)
    return VariantResult(
        name=one.name,
        is_control=is_control,
        exposures=one.n,
        conversions=0,
        rate=one.mean,
        rate_ci95=proportion.rate_interval(one, confidence) if is_rate else None,
        lift=None if is_control or not base.mean else one.mean / base.mean - 1,
        ci95=None if is_control else _lift_interval(base, one, difference_ci, question, is_rate=is_rate),
        difference=None if is_control else one.mean - base.mean,
        difference_ci95=difference_ci,
        p_value=p_value,
        p_value_adjusted=adjusted,
        p_value_sequential=None if is_control else mixture_p_value(base, one, question.expected_lift * abs(base.mean), is_rate=is_rate),
        probability_to_beat_control=None if is_control else _probability(base, one, is_rate=is_rate),
        people_needed=_people_needed(base, question, is_rate=is_rate),
        detectable_lift=power.detectable_lift(base.mean, base.variance, min(base.n, one.n), alpha=1 - confidence, power=question.power),
    )


def _lift_interval(base: Sample, one: Sample, difference: Interval | None, question: ExperimentQuestion, *, is_rate: bool) -> Interval | None:
    """Of a rate by the logarithm; of a mean, the interval of the difference over the control's mean."""
    if is_rate:
        return proportion.lift_interval(base, one, question.confidence)
    if difference is None or base.mean <= 0:
        return None
    return difference[0] / base.mean, difference[1] / base.mean


def _probability(base: Sample, one: Sample, *, is_rate: bool) -> float | None:
    return bayes.probability_rate_is_higher(base, one) if is_rate else bayes.probability_mean_is_higher(base, one)


def _people_needed(base: Sample, question: ExperimentQuestion, *, is_rate: bool) -> int | None:
    alpha = 1 - question.confidence
    if is_rate:
        return power.people_for_rate(base.mean, question.expected_lift, alpha=alpha, power=question.power)
    return power.people_for_mean(base.mean, base.variance, question.expected_lift, alpha=alpha, power=question.power)
