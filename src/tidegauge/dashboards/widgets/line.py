"""Lines over time."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.dashboards.widgets.option import Percentage, TimeSeriesOptions


class LineOptions(TimeSeriesOptions, frozen=True, kw_only=True):
    """Lines over time."""

    fill_opacity: Annotated[Percentage, Meta(title="Fill", description="Percent under the line, fading downwards.")] = 0
