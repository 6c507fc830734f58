"""A raw event: what a dialect reads and the steps check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

if TYPE_CHECKING:
    from tidegauge.ingest.shape import Shape


class RawEvent(msgspec.Struct, gc=False):
    """An event as the client sent it, nothing checked: any JSON in any field, None where absent."""

    id: Any = None
    type: Any = None
    name: Any = None
    timestamp: Any = None
    user_id: Any = None
    anonymous_id: Any = None
    session_id: Any = None
    value: Any = None
    properties: Any = None
    tags: Any = None
    source: Any = None
    consent: Any = None


MAX_KEPT_ITEMS: Final = 100
"""Refused items of a request that are kept to be looked at."""


class ItemError(msgspec.Struct, frozen=True):
    """Why one item of a request was refused: its position there, the field ("" for the whole item) and the reason."""

    index: int
    field: str
    reason: str


class RawBatch(msgspec.Struct):
    """The readable items of one request.

    `indexes[i]` is the position of `events[i]` in the request. `is_typed`: the decoder has proved the types and lengths that NativeEvent states.
    `is_plain`: no text holds a control character. `shape`: the events' properties are structs of this shape, not dicts.
    `refused`: the first unreadable items by position, as they were sent. `allowed`: the names that the key may send; None is all.
    """

    events: list[RawEvent]
    indexes: list[int]
    errors: list[ItemError] = []
    sent_at: Any = None
    is_typed: bool = False
    is_plain: bool = False
    size_bytes: int = 0
    shape: Shape | None = None
    refused: dict[int, Any] = {}
    allowed: frozenset[str] | None = None
