"""Events and a dashboard that are full of texts, in the shape of what every template's business sends, so that every screen has something to show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from time import time
from typing import Any, Final

import msgspec
from tests.e2e.script_fields import Place, text_places, with_text

from tidegauge.core.time_range import DAY_MS
from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.schema import widget_schemas
from tidegauge.dashboards.templates import TEMPLATES
from tidegauge.dashboards.widgets import WIDGETS

_OVER_TIME: Final = frozenset({"line", "area", "stacked", "forecast", "anomaly"})
_A_KIND: Final = 140
"""Events of each template's business."""


def events_of(texts: Sequence[str]) -> list[dict[str, Any]]:
    """Of the last hours: every text as a name, and sample events in which every text field and property has one of them."""
    now_ms, turn = int(time() * 1_000), cycle(texts)
    events = [_named(text, now_ms - 1_000 * n) for n, text in enumerate(texts)]
    for template in TEMPLATES:
        day = Day(template.key, now_ms // DAY_MS * DAY_MS)
        template.sample(day)
        step = max(1, len(day.events) // _A_KIND)
        for n, event in enumerate(day.events[::step]):
            properties = {name: next(turn) if isinstance(value, str) else value for name, value in event["properties"].items()}
            who = {"user_id": next(turn), "session_id": next(turn)} if "user_id" in event else {}
            events.append({**event, **who, "source": next(turn), "timestamp": now_ms - 60_000 * n, "properties": properties})
    return events


def _named(text: str, at_ms: int) -> dict[str, Any]:
    """One event that is that text wherever an event can hold one."""
    properties = {text: text, "page": text, "url": text, "referrer": text, "title": text, "error": {"message": text, "list": [text]}}
    event = {"name": text, "user_id": text, "anonymous_id": text, "session_id": text, "source": text, "tags": [text]}
    return {**event, "timestamp": at_ms, "properties": properties}


def board_of_every_kind(texts: Sequence[str]) -> dict[str, Any]:
    """A document with a widget of each kind: a text as its title and in every option and place of the document that takes it."""
    turn = cycle(texts)
    widgets = [_widget(kind, schema, next(turn), n) for n, (kind, schema) in enumerate(widget_schemas().items())]
    return {
        "name": next(turn),
        "description": next(turn),
        "tags": [next(turn)[:40]],
        "time": {"range": "last_24_hours", "compare": "none", "refresh": "live"},
        "tabs": [{"id": "main", "name": next(turn), "widgets": widgets}],
    }


def _widget(kind: str, schema: dict[str, Any], text: str, number: int) -> dict[str, Any]:
    options: dict[str, Any] = {"thresholds": [{"value": 0, "colour": "series-1"}], "value_mappings": [{"match": text, "text": "y"}]}
    for place in dict.fromkeys(text_places(schema)):
        options = _if_taken(kind, options, place, text)
    query = {"metric": "*", "aggregation": "count", "group_by": ["page"], "limit": 60, **({"interval": "auto"} if kind in _OVER_TIME else {})}
    box = {"x": number % 4 * 3, "y": number // 4 * 6, "w": 3, "h": 6}
    return {"id": f"w{number}", "kind": kind, "title": text, **box, "queries": [{"id": "A", "query": query}], "options": options}


def _if_taken(kind: str, options: dict[str, Any], place: Place, text: str) -> dict[str, Any]:
    """The options with the text there when their kind takes it, cut to what fits; else as they were."""
    for words in (text, text[:80], text[:40]):
        given: dict[str, Any] = with_text(options, place, words)
        try:
            msgspec.convert(given, WIDGETS[kind])
        except msgspec.ValidationError:
            continue
        return given
    return options
