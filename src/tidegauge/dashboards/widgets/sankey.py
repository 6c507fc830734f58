"""Flows from one thing to the next."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions, Field


class SankeyOptions(DisplayOptions, frozen=True, kw_only=True):
    """Flows from one thing to the next."""

    source: Annotated[Field, Meta(title="From", description="Empty: the first dimension.")] = ""
    target: Annotated[Field, Meta(title="To", description="Empty: the second dimension.")] = ""
    max_links: Annotated[int, Meta(title="Flows at most", ge=1, le=500)] = 60
    node_width: Annotated[int, Meta(title="Width of a node", description="Pixels.", ge=4, le=60)] = 12
    colour_by: Annotated[Literal["source", "target", "none"], Meta(title="Flows take the colour of")] = "source"
    show_values: Annotated[bool, Meta(title="Write the values")] = True
