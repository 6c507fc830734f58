"""Nested shares as areas."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions, Field


class TreemapOptions(DisplayOptions, frozen=True, kw_only=True):
    """Nested shares as areas."""

    levels: Annotated[tuple[Field, ...], Meta(title="Levels", description="Outermost first; empty: the dimensions as they come.", max_length=5)] = ()
    max_tiles: Annotated[int, Meta(title="Tiles at most", ge=2, le=500)] = 60
    labels: Annotated[Literal["name", "name_and_value", "name_and_percent", "none"], Meta(title="Labels")] = "name_and_value"
    colour_by: Annotated[Literal["category", "value"], Meta(title="Colour by")] = "category"
