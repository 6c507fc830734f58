"""Steps and who is lost between them."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions


class FunnelOptions(DisplayOptions, frozen=True, kw_only=True):
    """Steps and who is lost between them."""

    orientation: Annotated[Literal["horizontal", "vertical"], Meta(title="Direction")] = "horizontal"
    show_drop: Annotated[bool, Meta(title="Lost between steps")] = True
    percent_of: Annotated[Literal["first", "previous"], Meta(title="Percent of", description="The first step or the one before.")] = "first"
    show_values: Annotated[bool, Meta(title="Write the values")] = True
