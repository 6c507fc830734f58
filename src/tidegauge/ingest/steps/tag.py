"""The event's tags."""

from __future__ import annotations

from typing import Any

from tidegauge.ingest.draft import Draft, strip_controls
from tidegauge.ingest.limit import MAX_TAGS, MAX_TEXT_LENGTH


def put_tags(draft: Draft) -> None:
    """At most 50 texts of at most 200 characters; () when absent."""
    draft.check("tags", (list,), "not an array of texts")
    if not draft.is_typed:
        reasons = {row: _fault(event.tags) for row, event in enumerate(draft.events) if event.tags}
        draft.reject("tags", {row: reason for row, reason in reasons.items() if reason})
    draft.tags = [event.tags or () for event in draft.events]
    if not draft.is_plain:
        draft.tags = [[strip_controls(tag) for tag in tags] for tags in draft.tags]


def _fault(tags: list[Any]) -> str:
    if len(tags) > MAX_TAGS:
        return f"more than {MAX_TAGS} tags"
    if not all(isinstance(tag, str) for tag in tags):
        return "not an array of texts"
    return f"a tag longer than {MAX_TEXT_LENGTH} characters" if max(map(len, tags)) > MAX_TEXT_LENGTH else ""
