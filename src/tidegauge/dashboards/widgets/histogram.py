"""How values are spread."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.dashboards.widgets.option import AxisOptions


class HistogramOptions(AxisOptions, frozen=True, kw_only=True):
    """How values are spread."""

    buckets: Annotated[int, Meta(title="Bars", ge=2, le=200)] = 30
    bucket_width: Annotated[Annotated[float, Meta(gt=0)] | None, Meta(title="Width of a bar", description="None: from the data and the number of bars.")] = None
    cumulative: Annotated[bool, Meta(title="Running total")] = False
    as_percent: Annotated[bool, Meta(title="As shares")] = False
    show_mean: Annotated[bool, Meta(title="Mark the mean")] = False
    show_median: Annotated[bool, Meta(title="Mark the median")] = True
