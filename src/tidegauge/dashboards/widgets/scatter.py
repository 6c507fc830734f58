"""A point for each group, by two queries."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import AxisOptions, Field, Label, QueryId, Unit


class ScatterOptions(AxisOptions, frozen=True, kw_only=True):
    """A point for each group, by two queries."""

    x: Annotated[QueryId, Meta(title="Across")] = "A"
    y: Annotated[QueryId, Meta(title="Up")] = "B"
    x_unit: Annotated[Unit, Meta(title="Unit across")] = "number"
    x_scale: Annotated[Literal["linear", "log"], Meta(title="Scale across")] = "linear"
    x_label: Annotated[Label, Meta(title="Label across")] = ""
    colour_by: Annotated[Field | None, Meta(title="Colour by", description="A dimension of the queries.")] = None
    show_trend: Annotated[bool, Meta(title="Trend line")] = False
    show_names: Annotated[bool, Meta(title="Write the names")] = False
