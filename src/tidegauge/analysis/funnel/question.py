"""What a funnel is asked."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from tidegauge.analysis.question import AnalysisQuestion, EventChoice

Order = Literal["ordered", "strict", "any"]
Show = Literal["steps", "trend", "time_to_convert"]
FieldName = Annotated[str, Meta(min_length=1, max_length=400)]

MAX_STEPS: Final = 12
MAX_EXCLUSIONS: Final = 5
MAX_GROUPS: Final = 25
MAX_WINDOW_S: Final = 366 * 86_400
WEEK_S: Final = 7 * 86_400


class ExclusionChoice(EventChoice, kw_only=True):
    """An event that ends an attempt when it comes after one step and not later than another; without these: between the first and the last."""

    after_step: Annotated[int, Meta(ge=1, le=MAX_STEPS, description="From 1.")] = 1
    before_step: Annotated[Annotated[int, Meta(ge=2, le=MAX_STEPS)] | None, Meta(description="From 2; absent: the last step.")] = None


class FunnelQuestion(AnalysisQuestion, kw_only=True):
    """Steps, and what counts as taking them one after the other. Attempts begin in the window."""

    steps: Annotated[list[EventChoice], Meta(min_length=1, max_length=MAX_STEPS)]
    order: Annotated[
        Order,
        Meta(
            description="ordered: one after the other, whatever comes between; strict: nothing between that meets the question's filters; any: in any order, a"
            " step is then how many of them were done."
        ),
    ] = "ordered"
    window_seconds: Annotated[int, Meta(ge=1, le=MAX_WINDOW_S, description="From the first step to any other, at most.")] = WEEK_S
    exclusions: Annotated[list[ExclusionChoice], Meta(max_length=MAX_EXCLUSIONS, description="Events that end an attempt.")] = msgspec.field(
        default_factory=list
    )
    hold_constant: Annotated[FieldName | None, Meta(description="All steps must have the same value of this field.")] = None
    breakdown: Annotated[FieldName | None, Meta(description="A funnel for each value that this field has in the event that began the attempt.")] = None
    breakdown_limit: Annotated[int, Meta(ge=1, le=MAX_GROUPS, description="The values with most people; the others are one group.")] = 10
    interval: Annotated[
        Annotated[str, Meta(max_length=30)] | None, Meta(description="hour, day, week, month, …: the funnel of the attempts that began in each.")
    ] = None
    look_ahead: Annotated[bool, Meta(description="Count steps after the window too, so that who began late has as long as the others.")] = False
    show: Annotated[Show, Meta(description="What `results` holds.")] = "steps"
