"""Who and which: the event's own id, user, anonymous person and session."""

from __future__ import annotations

from typing import Any

from tidegauge.ingest.draft import Draft, strip_controls


def put_ids(draft: Draft) -> None:
    """Texts or integers become texts of at most 200 characters; "" when absent."""
    for field in ("id", "user_id", "anonymous_id", "session_id"):
        draft.check(field, (str, int), "not a text or an integer")
    events = draft.events
    draft.ids = _texts([event.id for event in events], draft.is_plain)
    draft.user_ids = _texts([event.user_id for event in events], draft.is_plain)
    draft.anonymous_ids = _texts([event.anonymous_id for event in events], draft.is_plain)
    draft.session_ids = _texts([event.session_id for event in events], draft.is_plain)


def _texts(column: list[Any], is_plain: bool) -> list[str]:
    if column.count(None) == len(column):
        return [""] * len(column)
    kinds = set(map(type, column))
    if kinds != {str}:
        column = ["" if value is None else value if type(value) is str else str(value) for value in column]
    if is_plain or all(map(str.isprintable, column)):
        return column
    return [strip_controls(value) for value in column]
