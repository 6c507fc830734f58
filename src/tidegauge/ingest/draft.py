"""The draft of a batch: a request's events while the steps check and complete them, column by column.

Their properties are rows (dicts) or, when the events came in a known shape, columns by name; `as_rows` turns columns into rows where a step needs them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any, Final

from msgspec import UNSET

from tidegauge.contracts.batch import build_columns
from tidegauge.contracts.event import Event
from tidegauge.ingest.limit import MAX_TEXT_LENGTH
from tidegauge.ingest.parcel import LARGE_EVENTS, BatchParcel, EventParcel, Parcel, Said, without_encrypted
from tidegauge.ingest.privacy.policy import Policy
from tidegauge.ingest.raw import MAX_KEPT_ITEMS, ItemError, RawBatch
from tidegauge.ingest.sender import Context

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

    def __init__(self, project: int, batch: RawBatch, context: Context, received_ms: int, erased: Collection[int] = (), policy: Policy | None = None) -> None:
        self.project = project
        self.context = context
        self.received_ms = received_ms
        self.erased = erased
        self.policy = policy
        self.sent_at = batch.sent_at
        self.is_typed = batch.is_typed
        self.is_plain = batch.is_plain
        self.events = batch.events
        self.indexes = batch.indexes
        self.errors = list(batch.errors)
        self.refused = dict(batch.refused)
        self.allowed = batch.allowed
        self.suppressed_by: Counter[str] = Counter()
        self.suppressed_at: dict[int, str] = {}
        self.has_encrypted = False
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
        self.shape = batch.shape
        self.columns: dict[str, list[Any]] | None = None
        self.properties: list[dict[str, Any]] = []
        self.countries: list[str] = []
        self.devices: list[str] = []
        self.browsers: list[str] = []
        self.systems: list[str] = []
        self.bots: list[bool] = []
        self.given: list[int] = []

    def reject(self, field: str, reasons: dict[int, str]) -> None:
        """Drop the rows at these positions, each with its reason."""
        for row in reasons:
            if len(self.refused) >= MAX_KEPT_ITEMS:
                break
            self.refused[self.indexes[row]] = self.events[row]
        self.errors.extend([ItemError(self.indexes[row], field, reason) for row, reason in reasons.items()])
        self.drop(reasons)

    @property
    def suppressed(self) -> int:
        """How many events are not stored because somebody said so."""
        return len(self.suppressed_at)

    def suppress(self, rows: Collection[int], reason: str) -> None:
        """Drop the rows at these positions because somebody said that they are not to be stored: counted, never listed, never refused."""
        for row in rows:
            self.suppressed_at[self.indexes[row]] = reason
        if rows:
            self.suppressed_by[reason] += len(rows)
        self.drop(rows)

    def drop(self, rows: Collection[int]) -> None:
        """Take rows out of every column."""
        if not rows:
            return
        for name in _COLUMNS:
            column = getattr(self, name)
            if column:
                setattr(self, name, [value for row, value in enumerate(column) if row not in rows])
        if self.columns is not None:
            self.columns = {key: [value for row, value in enumerate(column) if row not in rows] for key, column in self.columns.items()}

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

    def property_of_all(self, name: str) -> list[Any]:
        """A property of every event, None or UNSET where absent."""
        if self.columns is None:
            return [properties.get(name) for properties in self.properties]
        return self.columns.get(name) or [None] * len(self.events)

    def property_of(self, row: int, name: str) -> Any:
        """A property of one event, None or UNSET where absent."""
        return self.properties[row].get(name) if self.columns is None else self.columns[name][row] if name in self.columns else None

    def as_rows(self) -> None:
        """From now on every event's properties are a dict."""
        if self.columns is not None:
            names, slots = list(self.columns), zip(*self.columns.values(), strict=True)
            rows = slots if names else [()] * len(self.events)
            self.properties = [{name: value for name, value in zip(names, row, strict=True) if value is not UNSET} for row in rows]
            self.columns = None

    def parcel(self) -> Parcel:
        """The accepted events for the committer: as columns when there are many, else one by one. The draft lets go of what it held."""
        if len(self.events) < LARGE_EVENTS:
            return EventParcel(self.finish(), has_encrypted=self.has_encrypted)
        return self.columns_parcel()

    def columns_parcel(self) -> BatchParcel:
        """The accepted events as columns, however few. The draft lets go of what it held."""
        size, ids, columns = len(self.events), self.ids, self.columns
        said = Said(self.names, self.types, self.user_ids, self.anonymous_ids, self.session_ids, self.values, self._said_properties())
        batch = build_columns(size, self._fields(columns if columns is not None else self.properties))
        self._let_go()
        return BatchParcel(batch, ids, said.prints(ids))

    def _said_properties(self) -> Sequence[Any]:
        if not any(self.ids):
            return ()
        if self.has_encrypted:
            return [without_encrypted(row) for row in self.properties]
        return self.properties if self.columns is None else [event.properties for event in self.events]

    def finish(self) -> list[Event]:
        """The accepted events one by one. The draft lets go of its columns, so that the events are freed as soon as they are written."""
        self.as_rows()
        fields = self._fields(self.properties)
        events = list(map(Event, *fields.values())) if self.events else []
        self._let_go()
        return events

    def _fields(self, properties: Any) -> dict[str, Any]:
        """The columns by Event's field names, in their order."""
        size = len(self.events)
        columns = (
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
            properties,
        )
        return dict(zip(Event.__struct_fields__, columns, strict=True))

    def _let_go(self) -> None:
        for name in _COLUMNS:
            if name != "indexes":
                setattr(self, name, [])
        self.columns = None


def strip_controls(text: str) -> str:
    """`text` without control characters (C0, DEL, C1) and outer white space."""
    return text.translate(_CONTROLS).strip()


_CONTROLS: Final = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
