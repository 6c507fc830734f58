"""The draft of a batch: a request's events while the steps check and complete them, column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any, Final

from tidegauge.contracts.event import Event
from tidegauge.ingest.context import Context
from tidegauge.ingest.limit import MAX_TEXT_LENGTH
from tidegauge.ingest.raw import ItemError, RawBatch

_COLUMNS: Final = (
    "events",
    "indexes",
    "types",
    "names",
    "timestamps",
    "ids",
    "user_ids",
    "anonymous_ids",
    "session_ids",
    "values",
    "sources",
    "tags",
    "properties",
    "countries",
    "devices",
    "browsers",
    "systems",
    "bots",
    "given",
)
_INTEGERS = range(-(2**63), 2**64)


class Draft:
    """Columns are lists as long as `events` once their step has run, else empty. A step works on whole columns and drops rows by position."""

    def __init__(self, project: int, batch: RawBatch, context: Context, received_ms: int, erased: Collection[int] = ()) -> None:
        self.project = project
        self.context = context
        self.received_ms = received_ms
        self.erased = erased
        self.sent_at = batch.sent_at
        self.is_typed = batch.is_typed
        self.is_plain = batch.is_plain
        self.events = batch.events
        self.indexes = batch.indexes
        self.errors = list(batch.errors)
        self.suppressed = 0
        self.warnings: Counter[str] = Counter()
        self.keys: set[str] = set()
        self.nested_paths: dict[str, set[str]] = {}
        self.types: list[str] = []
        self.names: list[str] = []
        self.timestamps: list[int] = []
        self.ids: list[str] = []
        self.user_ids: list[str] = []
        self.anonymous_ids: list[str] = []
        self.session_ids: list[str] = []
        self.values: list[float | None] = []
        self.sources: list[str] = []
        self.tags: list[Any] = []
        self.properties: list[dict[str, Any]] = []
        self.countries: list[str] = []
        self.devices: list[str] = []
        self.browsers: list[str] = []
        self.systems: list[str] = []
        self.bots: list[bool] = []
        self.given: list[int] = []

    def reject(self, field: str, reasons: dict[int, str]) -> None:
        """Drop the rows at these positions, each with its reason."""
        self.errors.extend([ItemError(self.indexes[row], field, reason) for row, reason in reasons.items()])
        self.drop(reasons)

    def drop(self, rows: Collection[int]) -> None:
        """Take rows out of every column."""
        if not rows:
            return
        for name in _COLUMNS:
            column = getattr(self, name)
            if column:
                setattr(self, name, [value for row, value in enumerate(column) if row not in rows])

    def check(self, field: str, kinds: tuple[type, ...], reason: str, *, max_length: int = MAX_TEXT_LENGTH) -> None:
        """Reject rows whose raw field is none of `kinds` (None always is), too long, or an integer that no column holds. Free when the decoder proved it."""
        if self.is_typed:
            return
        wrong: dict[int, str] = {}
        for row, event in enumerate(self.events):
            value = getattr(event, field)
            if value is None:
                continue
            kind = type(value)
            if kind not in kinds:
                wrong[row] = reason
            elif kind is str and len(value) > max_length:
                wrong[row] = f"longer than {max_length} characters"
            elif kind is int and value not in _INTEGERS:
                wrong[row] = "integer outside 64 bits"
        self.reject(field, wrong)

    def finish(self) -> list[Event]:
        """The accepted events (0.15 us each). The draft lets go of its columns, so that the events are freed as soon as they are written."""
        size = len(self.events)
        events = list(
            map(
                Event,
                [self.project] * size,
                self.names,
                self.types,
                self.timestamps,
                [self.received_ms] * size,
                self.ids,
                self.user_ids,
                self.anonymous_ids,
                self.session_ids,
                self.values,
                self.sources,
                self.countries,
                self.devices,
                self.browsers,
                self.systems,
                self.bots,
                self.given,
                self.tags,
                self.properties,
            )
        )
        for name in _COLUMNS:
            if name != "indexes":
                setattr(self, name, [])
        return events


def strip_controls(text: str) -> str:
    """`text` without control characters (C0, DEL, C1) and outer white space."""
    return text.translate(_CONTROLS).strip()


_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
