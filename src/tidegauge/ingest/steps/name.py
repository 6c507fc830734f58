"""The event's name."""

from __future__ import annotations

from tidegauge.ingest.draft import Draft, strip_controls
from tidegauge.ingest.limit import MAX_TEXT_LENGTH


def put_names(draft: Draft) -> None:
    """Without control characters. Absent or empty: `properties.event_name` of a custom event, else the type's name."""
    draft.check("name", (str,), "not a text")
    names = [event.name for event in draft.events]
    clean = {name: strip_controls(name) if name else "" for name in set(names)}
    if all(name and name == kept for name, kept in clean.items()):
        draft.names = names
        return
    draft.names = [clean[name] or _default(draft, row) for row, name in enumerate(names)]


def _default(draft: Draft, row: int) -> str:
    kind = draft.types[row]
    given = draft.property_of(row, "event_name") if kind == "custom" else None
    return (strip_controls(given)[:MAX_TEXT_LENGTH] if isinstance(given, str) else "") or kind
