"""Events as they come."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta

from tidegauge.dashboards.widgets.option import DisplayOptions, Field

Filters = Annotated[tuple[dict[str, Any], ...], Meta(max_length=20, extra_json_schema={"x-input": "filters"})]
Columns = Annotated[tuple[Field, ...], Meta(max_length=20)]


class FeedOptions(DisplayOptions, frozen=True, kw_only=True):
    """Events as they come."""

    filters: Annotated[Filters, Meta(title="Only", description="Filters, as in a question.")] = ()
    columns: Annotated[Columns, Meta(title="Columns", description="Attributes or properties of the event.")] = ("time", "name", "user_id", "country")
    limit: Annotated[int, Meta(title="Events at most", ge=1, le=500)] = 50
    show_properties: Annotated[bool, Meta(title="Open to see all properties")] = True
