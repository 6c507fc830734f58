"""Annotations as they travel."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta

from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, MIN_TIMESTAMP_MS, parse_timestamp_ms
from tidegauge.dashboards.document import Name
from tidegauge.dashboards.text import ONE_LINE, PROSE

Kind = Literal["deploy", "incident", "note"]


class AnnotationBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A moment, or with `end` a span. `dashboard`: shown there only; absent: in the whole project. Times: ISO 8601 or epoch."""

    timestamp: str | float
    title: Name
    kind: Kind = "note"
    end: str | float | None = None
    text: Annotated[str, Meta(max_length=4_000, pattern=PROSE)] = ""
    tags: Annotated[tuple[Annotated[str, Meta(min_length=1, max_length=40, pattern=ONE_LINE)], ...], Meta(max_length=20)] = ()
    dashboard: Annotated[str, Meta(max_length=64)] | None = None

    def span(self) -> tuple[int, int | None]:
        """Beginning and end in milliseconds. Raises InvalidInput."""
        from_ms = read_time(self.timestamp, "timestamp")
        to_ms = None if self.end is None else read_time(self.end, "end")
        if to_ms is not None and to_ms < from_ms:
            raise InvalidInput("end: must not be before timestamp.", details=[ErrorDetail("end", "is before timestamp")])
        return from_ms, to_ms


class Place(NamedTuple):
    """Where an annotation belongs, for who may see it."""

    project_id: int
    dashboard_id: str | None
    created_by_id: str | None


class AnnotationView(msgspec.Struct, frozen=True):
    """An annotation as callers see it."""

    id: str
    timestamp: str
    end: str | None
    title: str
    text: str
    kind: str
    tags: tuple[str, ...]
    dashboard: str | None


def read_time(value: str | float, place: str) -> int:
    """Milliseconds of an instant. Raises InvalidInput."""
    instant_ms = parse_timestamp_ms(float(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value)
    if instant_ms is None or not MIN_TIMESTAMP_MS <= instant_ms <= MAX_TIMESTAMP_MS:
        raise InvalidInput(f"{place}: must be a time between 1970 and 2100, ISO 8601 or epoch.", details=[ErrorDetail(place, "not a time")])
    return instant_ms
