"""Values by two dimensions as colours."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions, Field


class HeatmapOptions(DisplayOptions, frozen=True, kw_only=True):
    """Values by two dimensions as colours."""

    x: Annotated[Field, Meta(title="Across", description="hour_of_day, another dimension, or time for the buckets of the interval.")] = "hour_of_day"
    y: Annotated[Field, Meta(title="Down", description="day_of_week or another dimension.")] = "day_of_week"
    palette: Annotated[Literal["sequential", "diverging"], Meta(title="Colours")] = "sequential"
    scale: Annotated[Literal["linear", "log", "quantile"], Meta(title="Scale of the colours")] = "linear"
    min: Annotated[float | None, Meta(title="Lightest at", description="None: from the data.")] = None
    max: Annotated[float | None, Meta(title="Darkest at", description="None: from the data.")] = None
    show_values: Annotated[bool, Meta(title="Write the values")] = False
    max_rows: Annotated[int, Meta(title="Rows at most", ge=1, le=100)] = 30
