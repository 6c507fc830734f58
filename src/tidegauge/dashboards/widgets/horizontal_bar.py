"""Lying bars, for long names."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.dashboards.widgets.option import BarOptions


class HorizontalBarOptions(BarOptions, frozen=True, kw_only=True):
    """Lying bars, for long names."""

    show_share: Annotated[bool, Meta(title="Write the share", description="Percent of the whole beside the value.")] = False
    name_inside: Annotated[bool, Meta(title="Names in the bars", description="As a list with bars behind the names.")] = True
