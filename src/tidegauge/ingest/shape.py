"""The property names that a project's events have: known beforehand, their values are decoded into slots instead of dicts, in less than half the time."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Annotated, Any, Final

import msgspec
from msgspec import UNSET, Meta, UnsetType

from tidegauge.ingest.dialects.native import NativeEvent, PropertyValue, Text
from tidegauge.ingest.limit import MAX_EVENTS, MAX_PROPERTY_NAME_LENGTH

MAX_SHAPE_NAMES: Final = 64
"""With more names most slots of an event would be empty."""

MIN_SHAPED_BYTES: Final = 64 * 1024
"""Smaller bodies are no work, and their bytes teach less than learning costs (about a millisecond a new shape)."""

MAX_SHAPES: Final = 1_000

_UNFIT: Final = re.compile(r'[\x00-\x1f"\\\\]')


class Shape:
    """Decoders of bodies whose events have only these properties (`is_shape`). They raise msgspec.ValidationError for any other name."""

    def __init__(self, names: Collection[str]) -> None:
        self.names: Final = tuple(sorted(names))
        slots = [(f"p{place}", PropertyValue | UnsetType, UNSET) for place in range(len(self.names))]
        renamed = {f"p{place}": name for place, name in enumerate(self.names)}
        properties = msgspec.defstruct("ShapedProperties", slots, rename=renamed, gc=False, forbid_unknown_fields=True)
        event: Any = msgspec.defstruct("ShapedEvent", [("properties", properties | None, None)], bases=(NativeEvent,), gc=False)
        events = Annotated[list[event], Meta(max_length=MAX_EVENTS)]
        body = msgspec.defstruct("ShapedBody", [("events", events), ("sent_at", Text | float | None, None)], gc=False)
        self.decode_events: Final[Callable[[bytes], list[NativeEvent]]] = msgspec.json.Decoder(events).decode
        self.decode_lines: Final[Callable[[bytes], list[NativeEvent]]] = msgspec.json.Decoder(event).decode_lines
        self.decode_body: Final[Callable[[bytes], Any]] = msgspec.json.Decoder(body).decode
        self._absent: Final = properties()

    def columns(self, events: list[Any]) -> dict[str, list[Any]]:
        """The properties by name, UNSET where an event has none; names that no event has are left out."""
        if not events:
            return {}
        absent = self._absent
        slots = zip(*map(msgspec.structs.astuple, [event.properties or absent for event in events]), strict=True)
        size = len(events)
        return {name: list(values) for name, values in zip(self.names, slots, strict=True) if values[0] is not UNSET or values.count(UNSET) < size}


class Shapes:
    """The shape of each project, learnt from what it sends."""

    def __init__(self) -> None:
        self._shapes: dict[int, Shape | None] = {}

    def find(self, project: int) -> Shape | None:
        """The shape to try; None while there is none, and for projects with too many names."""
        return self._shapes.get(project)

    def learn(self, project: int, names: Collection[str]) -> None:
        """Take in the property names of a body that did not fit."""
        known = self._shapes.get(project)
        if project in self._shapes and known is None:
            return
        wanted = set(names).union(known.names if known else ())
        if known is not None and len(wanted) == len(known.names):
            return
        if project not in self._shapes and len(self._shapes) >= MAX_SHAPES:
            self._shapes.pop(next(iter(self._shapes)))
        self._shapes[project] = Shape(wanted) if is_shape(wanted) else None


def is_shape(names: Collection[str]) -> bool:
    """Whether these names can be slots: not too many, and none that needs an escape or is changed on the way."""
    return 0 < len(names) <= MAX_SHAPE_NAMES and not any(len(name) > MAX_PROPERTY_NAME_LENGTH or _UNFIT.search(name) for name in names)
