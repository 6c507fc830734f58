"""Who comes back, by when they started."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions, Field


class CohortOptions(DisplayOptions, frozen=True, kw_only=True):
    """Who comes back, by when they started."""

    display: Annotated[Literal["percent", "count"], Meta(title="Cells as")] = "percent"
    show_size: Annotated[bool, Meta(title="Size of each cohort")] = True
    show_average: Annotated[bool, Meta(title="Average row")] = True
    max_periods: Annotated[int, Meta(title="Periods at most", ge=1, le=60)] = 12
    cohort: Annotated[Field, Meta(title="Cohort", description="The dimension that names the start.")] = "cohort"
    period: Annotated[Field, Meta(title="Period", description="The dimension that counts from it.")] = "period"
