"""Several values around a centre."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.dashboards.widgets.option import Percentage, SliceOptions


class RadarOptions(SliceOptions, frozen=True, kw_only=True):
    """Several values around a centre."""

    max: Annotated[float | None, Meta(title="Outer ring", description="None: from the data.")] = None
    normalise: Annotated[bool, Meta(title="Each spoke by its own largest value")] = False
    fill_opacity: Annotated[Percentage, Meta(title="Fill", description="Percent.")] = 18
