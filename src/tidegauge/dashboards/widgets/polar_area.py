"""Wedges of one angle whose radius is the value."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.dashboards.widgets.option import SliceOptions


class PolarAreaOptions(SliceOptions, frozen=True, kw_only=True):
    """Wedges of one angle whose radius is the value."""

    show_grid: Annotated[bool, Meta(title="Rings")] = True
