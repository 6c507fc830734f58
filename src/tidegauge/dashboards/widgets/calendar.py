"""A square for each day."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions


class CalendarOptions(DisplayOptions, frozen=True, kw_only=True):
    """A square for each day."""

    months: Annotated[int, Meta(title="Months", description="Up to the end of the range.", ge=1, le=24)] = 6
    week_starts: Annotated[Literal["monday", "sunday"], Meta(title="Week starts on")] = "monday"
    scale: Annotated[Literal["linear", "log", "quantile"], Meta(title="Scale of the colours")] = "quantile"
    show_values: Annotated[bool, Meta(title="Write the values")] = False
