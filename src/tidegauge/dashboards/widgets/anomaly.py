"""A series with what is unusual in it."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import Percentage, TimeSeriesOptions


class AnomalyOptions(TimeSeriesOptions, frozen=True, kw_only=True):
    """A series with what is unusual in it."""

    sensitivity: Annotated[Literal["low", "medium", "high"], Meta(title="Sensitivity")] = "medium"
    direction: Annotated[Literal["both", "above", "below"], Meta(title="Unusual is")] = "both"
    show_band: Annotated[bool, Meta(title="Expected band")] = True
    show_list: Annotated[bool, Meta(title="List the anomalies")] = False
    fill_opacity: Annotated[Percentage, Meta(title="Fill", description="Percent under the line, fading downwards.")] = 0
