"""Series on each other over time."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import Percentage, TimeSeriesOptions


class StackedOptions(TimeSeriesOptions, frozen=True, kw_only=True):
    """Series on each other over time."""

    mode: Annotated[Literal["normal", "percent"], Meta(title="Stack", description="Amounts, or shares of the whole.")] = "normal"
    shape: Annotated[Literal["area", "bars"], Meta(title="Drawn as")] = "area"
    fill_opacity: Annotated[Percentage, Meta(title="Fill", description="Percent.")] = 85
    max_series: Annotated[int, Meta(title="Series at most", description="The rest becomes one, Other.", ge=1, le=30)] = 8
