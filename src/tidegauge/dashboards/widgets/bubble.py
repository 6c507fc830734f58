"""A bubble for each group, by three queries."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import AxisOptions, Field, Label, QueryId, Unit


class BubbleOptions(AxisOptions, frozen=True, kw_only=True):
    """A bubble for each group, by three queries."""

    x: Annotated[QueryId, Meta(title="Across")] = "A"
    y: Annotated[QueryId, Meta(title="Up")] = "B"
    size: Annotated[QueryId, Meta(title="Size", description="The area of the bubble.")] = "C"
    x_unit: Annotated[Unit, Meta(title="Unit across")] = "number"
    x_scale: Annotated[Literal["linear", "log"], Meta(title="Scale across")] = "linear"
    x_label: Annotated[Label, Meta(title="Label across")] = ""
    size_unit: Annotated[Unit, Meta(title="Unit of the size")] = "number"
    max_radius: Annotated[int, Meta(title="Largest bubble", description="Pixels.", ge=4, le=80)] = 28
    colour_by: Annotated[Field | None, Meta(title="Colour by", description="A dimension of the queries.")] = None
    show_names: Annotated[bool, Meta(title="Write the names")] = True
