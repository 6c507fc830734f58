"""Filled lines over time."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.dashboards.widgets.option import Percentage, TimeSeriesOptions


class AreaOptions(TimeSeriesOptions, frozen=True, kw_only=True):
    """Filled lines over time."""

    fill_opacity: Annotated[Percentage, Meta(title="Fill", description="Percent under the line, fading downwards.")] = 28
