"""An accepted event: what ingest gives and everything after it relies on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec

EVENT_TYPES: Final = ("page_view", "user_action", "custom", "metric_update", "alert", "system", "error", "performance")
"""The event types; their positions are the integers that older clients send (0-7)."""


class Event(msgspec.Struct, array_like=True, gc=False):
    """One event with every limit checked and every server field filled in.

    `id` is the client's id or "" (then the event's id is its place: batch sequence and row). `properties` holds any JSON as decoded, ints within
    [-2^63, 2^64). `given` names, as bits in CONTEXT_COLUMNS order, the context columns that came from the client's properties.
    The journal keeps events as arrays of these fields: a new one goes last, with a default.
    """

    project: int
    name: str
    type: str
    timestamp_ms: int
    received_ms: int
    id: str = ""
    user_id: str = ""
    anonymous_id: str = ""
    session_id: str = ""
    value: float | None = None
    source: str = ""
    country: str = ""
    device: str = ""
    browser: str = ""
    os: str = ""
    is_bot: bool = False
    given: int = 0
    tags: Sequence[str] = ()
    properties: dict[str, Any] | None = None
