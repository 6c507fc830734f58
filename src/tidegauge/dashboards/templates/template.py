"""A dashboard to begin with, and the few words that templates are written in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Literal

import msgspec

from tidegauge.dashboards.document import COLUMNS, Document, Formula, Tab, Time, Widget, WidgetQuery, WidgetTime
from tidegauge.dashboards.samples.day import Sample

_LETTERS: Final = "ABCDEFGH"
_WORDS: Final = {
    "ai_request": "Calls",
    "active_users": "People",
    "cost": "Costs",
    "detection": "Detections",
    "device_fault": "Faults",
    "errors": "Errors",
    "feature_used": "Uses",
    "lead": "Leads",
    "ad_spend": "Spend",
    "email_sent": "Sent",
    "mrr": "MRR",
    "orders": "Orders",
    "page_views": "Page views",
    "payment": "Payments",
    "purchase": "Orders",
    "requests": "Requests",
    "revenue": "Revenue",
    "sessions": "Visits",
    "signups": "Sign-ups",
    "subscribers": "Subscribers",
    "subscription_cancelled": "Cancelled",
    "ticket_closed": "Tickets",
    "unique_users": "Visitors",
}
"""What metrics are called on screens when a question says nothing else."""


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """`needs`: events that its questions are about; any of them makes it worth showing. `sample` gives those events for a day."""

    key: str
    name: str
    description: str
    needs: tuple[str, ...]
    board: Callable[[], Document]
    sample: Sample


class Ask(msgspec.Struct, frozen=True):
    """A question with its label."""

    query: dict[str, Any]
    label: str | msgspec.UnsetType = msgspec.UNSET
    hidden: bool | msgspec.UnsetType = msgspec.UNSET


class Part(msgspec.Struct, frozen=True):
    """A widget whose place its row gives; `width` 0 shares what the others leave."""

    kind: str
    title: str
    asks: tuple[Ask, ...]
    width: int
    options: dict[str, Any]
    formulas: tuple[Formula, ...]
    range: str = ""


class Row(msgspec.Struct, frozen=True):
    """Parts side by side, `height` grid rows high."""

    height: int
    parts: tuple[Part, ...]


def ask(metric: str, label: str = "", *, is_hidden: bool = False, **question: Any) -> Ask:
    """A question, under the metric's usual words when `label` is empty; `where` is a list of (field, operator, value), the rest is as in POST /api/metrics."""
    where = question.pop("where", None)
    if where:
        question["filters"] = [{"field": field, "operator": operator, "value": value} for field, operator, value in where]
    return Ask({"metric": metric, **question}, label or _WORDS.get(metric, msgspec.UNSET), True if is_hidden else msgspec.UNSET)


def inquire(kind: str, **question: Any) -> Ask:
    """A question of an analysis; the rest is as in POST /api/analysis/<kind>."""
    return Ask({"analysis": kind, **question})


def way(*steps: tuple[str, str], days: int = 7) -> Ask:
    """How many people go on from each step, an event with its words, to the next, within so many days."""
    return inquire("funnel", steps=[{"event": event, "label": label} for event, label in steps], window_seconds=days * 86_400)


def trend(metric: str, label: str = "", **question: Any) -> Ask:
    """A question over time with the period before."""
    return ask(metric, label, interval="auto", compare="previous_period", **question)


def named(*values: tuple[str, str, str]) -> list[dict[str, str | None]]:
    """What values are called and their colours: (value as it comes, words, colour or empty). An absent value comes as the empty text."""
    return [{"match": match, "text": text, "colour": colour or None} for match, text, colour in values]


def part(kind: str, title: str, *asks: Ask, width: int = 0, formulas: tuple[tuple[str, str], ...] = (), range_: str = "", **options: Any) -> Part:
    """A widget. `formulas` are (label, expression), called F1, F2, …; `range_` is a time of its own."""
    made = tuple(Formula(f"F{index}", label, expression) for index, (label, expression) in enumerate(formulas, 1))
    return Part(kind, title, asks, width, options, made, range_)


def row(height: int, *parts: Part) -> Row:
    """A row of the grid."""
    return Row(height, parts)


def board(
    name: str,
    description: str,
    *rows: Row,
    range_: str = "last_7_days",
    compare: Literal["none", "previous_period"] = "previous_period",
    tags: tuple[str, ...] = (),
) -> Document:
    """A document whose rows fill the grid from the top without gaps."""
    widgets: list[Widget] = []
    y = 0
    for line in rows:
        x = 0
        for each, width in zip(line.parts, _widths(line), strict=True):
            widgets.append(_widget(each, f"w{len(widgets) + 1}", x, y, width, line.height))
            x += width
        y += line.height
    return Document(name, (Tab("main", name, tuple(widgets)),), description, tags=tags, time=Time(range_, compare, "live"))


def _widths(line: Row) -> list[int]:
    """Given widths as they are; the others share the rest, the first of them one column more where it does not come out even."""
    free = [index for index, each in enumerate(line.parts) if not each.width]
    left = COLUMNS - sum(each.width for each in line.parts)
    widths = [each.width for each in line.parts]
    for place, index in enumerate(free):
        widths[index] = left // len(free) + (place < left % len(free))
    if sum(widths) != COLUMNS or min(widths) < 1:
        raise ValueError(f"the parts of a row must fill {COLUMNS} columns: {widths}")
    return widths


def _widget(each: Part, id_: str, x: int, y: int, width: int, height: int) -> Widget:
    queries = tuple(WidgetQuery(letter, asked.query, asked.label, asked.hidden) for letter, asked in zip(_LETTERS, each.asks, strict=False))
    time = WidgetTime(each.range) if each.range else msgspec.UNSET
    return Widget(id_, each.kind, each.title, x, y, width, height, queries, each.options, formulas=each.formulas or msgspec.UNSET, time=time)
