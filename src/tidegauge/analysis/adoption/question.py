"""What adoption is asked and answers."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from tidegauge.analysis.calendar import Period
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice

MAX_PERIODS: Final = 400


class AdoptionQuestion(AnalysisQuestion, kw_only=True):
    """How a feature is taken up, over whole calendar periods; what came before the window counts as history."""

    feature: Annotated[EventChoice, Meta(description="The events that are a use of the feature.")]
    period: Period = "weekly"


class AdoptionPeriod(msgspec.Struct):
    """`users` of the feature and `active` people of the period, `usage_rate` = users / active. `new_adopters` used it for the first time ever. `adopters` and
    `people`: everybody so far, `adoption_rate` = adopters / people. Rates are null where there is nobody.
    """

    period: str
    active: int
    users: int
    usage_rate: float | None
    new_adopters: int
    adopters: int
    people: int
    adoption_rate: float | None
    is_complete: bool


class WaitBand(msgspec.Struct):
    """New adopters who took at least `from_seconds` and less than `to_seconds` (null: any longer) from their first event."""

    from_seconds: int
    to_seconds: int | None
    adopters: int


class AdoptionAnswer(AnalysisAnswer, kw_only=True):
    """Of the window: `active` people, `users` of the feature, `new_adopters`. `repeat_rate`: users who used it in two periods or more.

    Times to adopt are seconds from a person's first event to their first use, of the new adopters. `results`: adopters, new adopters and users of each period.
    """

    period: str
    active: int
    users: int
    usage_rate: float | None
    repeat_rate: float | None
    new_adopters: int
    adopters: int
    adoption_rate: float | None
    median_seconds_to_adopt: float | None
    p75_seconds_to_adopt: float | None
    p90_seconds_to_adopt: float | None
    seconds_to_adopt: list[WaitBand]
    periods: list[AdoptionPeriod]
