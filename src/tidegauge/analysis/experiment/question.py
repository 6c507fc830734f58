"""What an experiment is asked, and what it answers."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice

MAX_VARIANTS = 20

Measured = Literal["conversion", "count", "value"]
Text = Annotated[str, Meta(min_length=1, max_length=400)]


class Goal(EventChoice, omit_defaults=True):
    """What people should do. `measure`: whether they did (conversion), how often (count), or the sum of its values (value), per person who saw a variant."""

    measure: Measured = "conversion"


class VariantCounts(msgspec.Struct, forbid_unknown_fields=True):
    """Plain counts of a variant, when the events are elsewhere."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    exposures: Annotated[int, Meta(ge=0, le=10**12)]
    conversions: Annotated[int, Meta(ge=0, le=10**12)]


class ExperimentQuestion(AnalysisQuestion, kw_only=True):
    """Either `variants` with counts, or an exposure event and a goal. Filters choose the exposures; a goal counts from a person's first exposure on."""

    experiment: Annotated[Text | None, Meta(description="Its name; exposures that carry another one in `experiment_property` are left out.")] = None
    experiment_property: Text = "experiment"
    exposure_event: Annotated[Text | None, Meta(description="The event that says who saw which variant.")] = None
    variant_property: Annotated[Text, Meta(description="The property of the exposure that names the variant.")] = "variant"
    goal: Goal | None = None
    window_seconds: Annotated[
        Annotated[int, Meta(ge=1, le=31_536_000)] | None, Meta(description="How long after the exposure a goal counts; none: always.")
    ] = None
    variants: Annotated[list[VariantCounts], Meta(max_length=MAX_VARIANTS)] = msgspec.field(default_factory=list)
    control: Annotated[str | None, Meta(description="The variant to compare with; none: `control`, `baseline`, `A` or `off`, else the first by name.")] = None
    weights: Annotated[dict[str, float], Meta(max_length=MAX_VARIANTS, description="Planned shares of people; none: equal.")] = msgspec.field(
        default_factory=dict
    )
    pre_period_days: Annotated[int, Meta(ge=0, le=90, description="Days before the exposure whose goal sharpens count and value goals (CUPED); 0: not.")] = 0
    confidence: Annotated[float, Meta(gt=0.5, lt=1)] = 0.95
    power: Annotated[float, Meta(gt=0.5, lt=1)] = 0.8
    expected_lift: Annotated[float, Meta(gt=0, le=10, description="The relative lift one hopes for: tunes the sequential test and the sample size.")] = 0.1


class VariantResult(msgspec.Struct, kw_only=True):
    """One variant. `rate` is the share that converted, or the mean per person; `lift` is relative to the control's. The control has no lift and no p-values.

    `ci95` is the interval of the lift at the question's confidence (0.95 unless asked otherwise), `difference_ci95` of the difference in the goal's unit.
    `people_needed`: per variant, to find `expected_lift`. `detectable_lift`: what the people so far can show.
    """

    name: str
    is_control: bool
    exposures: int
    conversions: int
    rate: float
    rate_ci95: tuple[float, float] | None
    lift: float | None
    ci95: tuple[float, float] | None
    difference: float | None
    difference_ci95: tuple[float, float] | None
    p_value: float | None
    p_value_adjusted: float | None
    p_value_sequential: float | None
    probability_to_beat_control: float | None
    people_needed: int | None
    detectable_lift: float | None


class ExperimentDay(msgspec.Struct):
    """People of a variant first exposed on this local day, and what became of them since."""

    day: str
    variant: str
    exposures: int
    conversions: int
    total: float


class ExperimentAnswer(AnalysisAnswer, kw_only=True):
    """`mixed_people` saw more than one variant and are left out. `variance_explained`: the share that the time before explains (CUPED), 0 without it."""

    measure: Measured
    control: str
    variants: list[VariantResult]
    srm_p_value: float | None
    mixed_people: int
    variance_explained: float
    days: list[ExperimentDay]
