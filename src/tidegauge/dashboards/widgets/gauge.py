"""One value between two ends."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions


class GaugeOptions(DisplayOptions, frozen=True, kw_only=True):
    """One value between two ends."""

    min: Annotated[float, Meta(title="From")] = 0
    max: Annotated[float, Meta(title="To")] = 100
    style: Annotated[Literal["arc", "full", "linear"], Meta(title="Shape")] = "arc"
    target: Annotated[float | None, Meta(title="Target", description="Marked on the scale.")] = None
    show_ends: Annotated[bool, Meta(title="Write both ends")] = True
    show_change: Annotated[bool, Meta(title="Change", description="Against the compared period.")] = False
