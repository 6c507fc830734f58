"""What cohorts and retention are asked."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import Meta

from tidegauge.analysis.calendar import Period
from tidegauge.analysis.question import ComparedQuestion, EventChoice

Metric = Literal["retention_rate", "revenue", "engagement", "feature_usage"]
Returning = Literal["classic", "rolling", "unbounded"]
MAX_PERIODS: Final = 366
MAX_CELLS: Final = 20_000
MAX_GROUPS: Final = 10
SEGMENT: Final = "segment"
"""The dimension of rows of segments side by side."""


class CohortChoice(ComparedQuestion, kw_only=True):
    """Who starts, and what counts as coming back. Cohorts are of the periods that the window touches, the first one whole."""

    start_event: Annotated[EventChoice | None, Meta(description="What puts a person into a cohort; absent: any event.")] = None
    return_event: Annotated[EventChoice | None, Meta(description="What counts as coming back; absent: what the metric measures.")] = None
    start: Annotated[
        Literal["first_time", "recurring"],
        Meta(description="first_time: only a person's first start event ever; recurring: a person is in the cohort of every period with a start event."),
    ] = "first_time"
    retention: Annotated[
        Returning,
        Meta(
            description="classic: came back in that period; rolling: in it or a later one of the window; unbounded: in it or any time after, also after the"
            " window."
        ),
    ] = "classic"
    breakdown: Annotated[
        Annotated[str, Meta(min_length=1, max_length=400)] | None,
        Meta(description="Cohorts for each value of this field as well, the value of the person's start event."),
    ] = None
    breakdown_limit: Annotated[int, Meta(ge=1, le=MAX_GROUPS, description="The largest values; the others are one group.")] = 5

    @property
    def group_field(self) -> str:
        """The dimension whose values groups are."""
        return self.breakdown or SEGMENT


class CohortQuestion(CohortChoice, kw_only=True):
    """People by the period in which they started, and what became of them in each period since."""

    period: Period = "weekly"
    metric: Annotated[
        Metric,
        Meta(
            description="retention_rate: share that came back. revenue: sum of the values of the return events (by default the catalogue's revenue events"
            " and the start event). engagement: return events per person of the cohort."
            " feature_usage: share that did the return event (by default any user action)."
        ),
    ] = "retention_rate"
    periods: Annotated[
        Annotated[int, Meta(ge=1, le=MAX_PERIODS)] | None,
        Meta(description="How many periods after the first to follow a cohort; absent: to the window's end."),
    ] = None


class RetentionQuestion(CohortChoice, kw_only=True):
    """The retention curve: of the people who started, how many came back after so many periods."""

    period: Period = "daily"
    periods: Annotated[int, Meta(ge=1, le=MAX_PERIODS, description="How many periods after the first the curve goes on.")] = 30
