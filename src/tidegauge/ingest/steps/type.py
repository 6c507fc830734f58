"""The event's type: a name, or the integer older clients send."""

from __future__ import annotations

from typing import Any, Final

from tidegauge.contracts.event import EVENT_TYPES
from tidegauge.ingest.draft import Draft

_TYPES: Final[dict[Any, str]] = {None: "custom", "": "custom", **{name: name for name in EVENT_TYPES}, **dict(enumerate(EVENT_TYPES))}
_REASON: Final = f"unknown type; use one of {', '.join(EVENT_TYPES)}, or 0 to {len(EVENT_TYPES) - 1}"


def put_types(draft: Draft) -> None:
    """`custom` when absent."""
    draft.check("type", (str, int), _REASON)
    try:
        draft.types = [_TYPES[event.type] for event in draft.events]
    except KeyError:
        draft.reject("type", {row: _REASON for row, event in enumerate(draft.events) if event.type not in _TYPES})
        draft.types = [_TYPES[event.type] for event in draft.events]
