"""A request's accepted events on their way to the journal: one by one, or as a ready batch when they are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import msgspec
import pyarrow as pa
import xxhash

from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.event import Event
from tidegauge.ingest.privacy.cipher import is_encrypted

LARGE_EVENTS: Final = 500
"""A request with this many becomes columns at once: waiting for others, its objects would only be held longer."""

_pack = msgspec.msgpack.Encoder(order="deterministic").encode
_digest = xxhash.xxh3_64_intdigest


class Said(NamedTuple):
    """What the client said of each event, column by column, without the time (absent times are filled in anew)."""

    names: Sequence[str]
    types: Sequence[str]
    user_ids: Sequence[str]
    anonymous_ids: Sequence[str]
    session_ids: Sequence[str]
    values: Sequence[float | None]
    properties: Sequence[Any]

    def prints(self, ids: Sequence[str]) -> list[int]:
        """A fingerprint of each event's content, 0 where it has no id; [] when none has."""
        return [_print(said) if text else 0 for text, said in zip(ids, zip(*self, strict=True), strict=True)] if any(ids) else []


class EventParcel:
    """Events one by one. `has_encrypted`: properties may hold encrypted values."""

    __slots__ = ("_has_encrypted", "events", "ids")

    def __init__(self, events: list[Event], *, has_encrypted: bool = False) -> None:
        self.events = events
        self._has_encrypted = has_encrypted
        self.ids: Sequence[str] = [event.id for event in events]

    def __len__(self) -> int:
        return len(self.events)

    def prints(self) -> list[int]:
        """A fingerprint of each event's content, 0 where it has no id."""
        return [_print(self._said(event)) if event.id else 0 for event in self.events]

    def _said(self, event: Event) -> tuple[Any, ...]:
        properties = without_encrypted(event.properties or {}) if self._has_encrypted else event.properties
        return (event.name, event.type, event.user_id, event.anonymous_id, event.session_id, event.value, properties)

    def kept(self, rows: list[int] | None) -> list[Event]:
        """The events at these positions; None is all."""
        return self.events if rows is None else [self.events[row] for row in rows]


class BatchParcel:
    """Events as columns. `ids` and `prints` are empty when no event has an id."""

    __slots__ = ("_prints", "batch", "ids")

    def __init__(self, batch: EventBatch, ids: Sequence[str], prints: list[int]) -> None:
        self.batch = batch
        self.ids = ids
        self._prints = prints

    def __len__(self) -> int:
        return len(self.batch)

    def prints(self) -> list[int]:
        """A fingerprint of each event's content, 0 where it has no id."""
        return self._prints

    def kept(self, rows: list[int] | None) -> EventBatch:
        """The batch of the events at these positions; None is all."""
        return self.batch if rows is None else EventBatch(self.batch.record.take(pa.array(rows, pa.int64())))


Parcel = EventParcel | BatchParcel


def without_encrypted(properties: dict[str, Any]) -> dict[str, Any]:
    """What of an event's properties looks the same when it is sent again: an encrypted value never does."""
    return {name: value for name, value in properties.items() if not is_encrypted(value)}


def _print(said: tuple[Any, ...]) -> int:
    """Properties are compared in any order, and as slots or as a dict alike."""
    return _digest(_pack(said)) or 1
