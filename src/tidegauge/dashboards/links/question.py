"""The questions that a public dashboard may be asked: its own, and no others."""

from __future__ import annotations

from typing import Any

import msgspec

from tidegauge.contracts.question import Question
from tidegauge.core.errors import Forbidden, NotFound
from tidegauge.dashboards.document import Document, Range, Span, Widget
from tidegauge.dashboards.links.link import PublicQuestion
from tidegauge.dashboards.variable import bind, defaults


def public_question(document: Document, asked: PublicQuestion, *, allow_filters: bool) -> Question:
    """The dashboard's question with its own time and filters, and the asker's where they are allowed. Raises NotFound, Forbidden."""
    widget = document.widget(asked.widget_id)
    found = next((query for query in widget.queries if query.id == asked.query_id), None) if widget else None
    if widget is None or found is None:
        raise NotFound("This dashboard has no such question.")
    own = _range(document, widget)
    if not allow_filters and (asked.filters or asked.variables or asked.range not in (None, own)):
        raise Forbidden("This link shows the dashboard as it is: its time and filters cannot be changed.")
    given: dict[str, Any] = {name: value for name, value in found.query.items() if name not in ("time_window", "from", "to")}
    question = msgspec.convert(given, Question)
    _set_time(question, own if asked.range is None else asked.range)
    values = defaults(document.variables)
    values |= {name: tuple(chosen) for name, chosen in asked.variables.items() if name in values}
    question.filters = [*bind((*question.filters, *document.filters), values), *asked.filters]
    question.timezone = question.timezone or (document.time.timezone if isinstance(document.time.timezone, str) else None)
    if document.time.compare == "previous_period" and question.compare is None:
        question.compare = "previous_period"
    return question


def _range(document: Document, widget: Widget) -> Range:
    return widget.time.range if widget.time else document.time.range


def _set_time(question: Question, range_: Range) -> None:
    if isinstance(range_, Span):
        question.from_, question.to = range_.from_, range_.to
    else:
        question.time_window = range_
