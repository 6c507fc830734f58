"""Upright bars: one for each category, or for each bucket of time."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.dashboards.widgets.option import BarOptions


class BarChartOptions(BarOptions, frozen=True, kw_only=True):
    """Upright bars."""

    rotate_labels: Annotated[bool, Meta(title="Slant the labels")] = False
