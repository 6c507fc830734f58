"""A series and where it is going."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.dashboards.widgets.option import Percentage, TimeSeriesOptions


class ForecastOptions(TimeSeriesOptions, frozen=True, kw_only=True):
    """A series and where it is going."""

    horizon: Annotated[int, Meta(title="Ahead", description="Buckets of the interval.", ge=1, le=365)] = 14
    confidence: Annotated[int, Meta(title="Interval", description="Percent of outcomes the band holds.", ge=50, le=99)] = 90
    show_band: Annotated[bool, Meta(title="Band")] = True
    fill_opacity: Annotated[Percentage, Meta(title="Fill", description="Percent under the line, fading downwards.")] = 0
