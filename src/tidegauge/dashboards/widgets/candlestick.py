"""First, highest, lowest and last of each bucket."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from tidegauge.dashboards.widgets.option import AxisOptions, QueryId


class CandlestickOptions(AxisOptions, frozen=True, kw_only=True):
    """First, highest, lowest and last of each bucket."""

    open: Annotated[QueryId, Meta(title="First")] = "A"
    high: Annotated[QueryId, Meta(title="Highest")] = "B"
    low: Annotated[QueryId, Meta(title="Lowest")] = "C"
    close: Annotated[QueryId, Meta(title="Last")] = "D"
    volume: Annotated[QueryId | None, Meta(title="Bars below", description="A query drawn as bars, such as the count.")] = None
    hollow: Annotated[bool, Meta(title="Hollow when risen")] = False
