"""Values along a number: what is left after so many days."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import AxisOptions, Field, Label, Percentage


class CurveOptions(AxisOptions, frozen=True, kw_only=True):
    """Values along a number: what is left after so many days."""

    x: Annotated[Field | None, Meta(title="Along", description="The dimension whose numbers run along; none: the first.")] = None
    x_label: Annotated[Label, Meta(title="Label across")] = ""
    shape: Annotated[Literal["linear", "smooth", "step"], Meta(title="Curve")] = "linear"
    as_percent: Annotated[bool, Meta(title="As percent", description="The values are shares of 1.")] = False
    show_points: Annotated[bool, Meta(title="Points")] = True
    show_band: Annotated[bool, Meta(title="Interval", description="The 95 % interval where the answer has one.")] = True
    fill_opacity: Annotated[Percentage, Meta(title="Fill", description="Percent under the line, fading downwards.")] = 0
    max_series: Annotated[int, Meta(title="Series at most", ge=1, le=20)] = 8
