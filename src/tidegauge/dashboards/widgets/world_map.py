"""Countries by value."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions, Field, Label


class WorldMapOptions(DisplayOptions, frozen=True, kw_only=True):
    """Countries by value."""

    metric_label: Annotated[Label, Meta(title="What the numbers are", description="Empty: the query's label.")] = ""
    scale: Annotated[Literal["linear", "log", "quantile"], Meta(title="Scale of the colours")] = "log"
    country: Annotated[Field, Meta(title="Country", description="The dimension with ISO codes of two letters.")] = "country"
    show_list: Annotated[bool, Meta(title="List beside the map")] = True
    max_rows: Annotated[int, Meta(title="Countries in the list", ge=1, le=250)] = 10
