"""The questions that a public dashboard may be asked: its own, and no others."""

from __future__ import annotations

from typing import Any

import msgspec

from tidegauge.analysis.reading import is_analysis
from tidegauge.core.errors import Forbidden, NotFound
from tidegauge.dashboards.document import Document, Range, Span, Widget
from tidegauge.dashboards.links.link import PublicQuestion
from tidegauge.dashboards.variable import bind, defaults


def public_question(document: Document, asked: PublicQuestion, *, allow_filters: bool) -> dict[str, Any]:
    """The dashboard's question (or analysis) with its own time and filters, and the asker's where they are allowed. Raises NotFound, Forbidden."""
    widget = document.widget(asked.widget_id)
    found = next((query for query in widget.queries if query.id == asked.query_id), None) if widget else None
    if widget is None or found is None:
        raise NotFound("This dashboard has no such question.")
    own = _range(document, widget)
    if not allow_filters and (asked.filters or asked.variables or asked.at is not None or asked.range not in (None, own)):
        raise Forbidden("This link shows the dashboard as it is: its time and filters cannot be changed.")
    time = document.time
    defaulted: dict[str, Any] = {"timezone": time.timezone} if isinstance(time.timezone, str) else {}
    if time.compare == "previous_period" and not is_analysis(found.query):
        defaulted["compare"] = "previous_period"
    own_part = {name: value for name, value in found.query.items() if name not in ("time_window", "from", "to") and value is not None}
    values = defaults(document.variables)
    values |= {name: tuple(chosen) for name, chosen in asked.variables.items() if name in values}
    filters = [*bind((*found.query.get("filters", ()), *document.filters), values), *asked.filters]
    past = {} if asked.at is None else {"at": asked.at}
    return defaulted | own_part | _time(own if asked.range is None else asked.range) | {"filters": filters} | past


def _range(document: Document, widget: Widget) -> Range:
    return widget.time.range if widget.time else document.time.range


def _time(range_: Range) -> dict[str, Any]:
    return msgspec.to_builtins(range_) if isinstance(range_, Span) else {"time_window": range_}
