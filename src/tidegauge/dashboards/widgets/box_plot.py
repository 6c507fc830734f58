"""Quartiles of each group, by five queries."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import AxisOptions, QueryId


class BoxPlotOptions(AxisOptions, frozen=True, kw_only=True):
    """Quartiles of each group, by five queries."""

    low: Annotated[QueryId, Meta(title="Lower whisker")] = "A"
    first_quartile: Annotated[QueryId, Meta(title="First quartile")] = "B"
    median: Annotated[QueryId, Meta(title="Median")] = "C"
    third_quartile: Annotated[QueryId, Meta(title="Third quartile")] = "D"
    high: Annotated[QueryId, Meta(title="Upper whisker")] = "E"
    orientation: Annotated[Literal["vertical", "horizontal"], Meta(title="Direction")] = "vertical"
    max_boxes: Annotated[int, Meta(title="Boxes at most", ge=1, le=100)] = 20
