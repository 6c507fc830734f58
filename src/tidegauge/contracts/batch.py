"""A batch of accepted events in columns: what the journal keeps, the store inserts and the stream folds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, Final

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import xxhash

from tidegauge.contracts.event import Event
from tidegauge.contracts.field import CONTEXT_COLUMNS, HOT_NUMBER
from tidegauge.contracts.property_column import PROPERTY_TEXT, property_arrays
from tidegauge.contracts.repeat import repeat, steps

_TEXT = pa.string()
_PLAIN: Final = ("name", "type", "id", "user_id", "anonymous_id", "session_id", "source", *CONTEXT_COLUMNS)

SCHEMA: Final = pa.schema(
    [
        ("project", pa.uint32()),
        ("timestamp", pa.timestamp("ms", "UTC")),
        ("received", pa.timestamp("ms", "UTC")),
        *((name, _TEXT) for name in _PLAIN),
        ("person", pa.uint64()),
        ("value", pa.float64()),
        ("is_bot", pa.bool_()),
        ("given", pa.uint8()),
        *((name, _TEXT) for name in PROPERTY_TEXT),
        *((name, pa.float64()) for name in HOT_NUMBER),
        ("tags", pa.list_(_TEXT)),
        ("text", pa.map_(_TEXT, _TEXT)),
        ("number", pa.map_(_TEXT, pa.float64())),
        ("rest", _TEXT),
    ]
)
"""Columns of a batch, in the order of the events table (which adds `_batch` and `_row`)."""

_TIME = pa.timestamp("ms", "UTC")
_TAGS = pa.list_(_TEXT)
_OFFSET = pa.int32()
_NO_TEXT = pa.nulls(0, _TEXT)
_digest = xxhash.xxh3_64_intdigest
_FIELDS: Final = Event.__struct_fields__
_encode_rows: Final = msgspec.msgpack.Encoder().encode
_decode_rows: Final = msgspec.msgpack.Decoder(list[Event]).decode


class EventBatch:
    """Events in columns. `sequence` is the journal's number of the batch (0 before it has one); a row's place is (sequence, row index).

    A small batch holds its events as `rows` until somebody wants columns: those of many batches together take as long as those of one (`make_columns`).
    """

    __slots__ = ("_data", "_record", "_size", "_size_bytes", "_spans", "rows", "sequence")

    def __init__(self, record: pa.RecordBatch | None, sequence: int = 0, data: bytes | None = None, rows: Sequence[Event] | None = None) -> None:
        self.rows = rows
        self.sequence = sequence
        self._record = record
        self._size = len(rows) if rows is not None else int(record.num_rows) if record is not None else 0
        self._data = data
        self._size_bytes = 0
        self._spans: dict[int, tuple[int, int]] | None = None

    @classmethod
    def of_events(cls, events: Sequence[Event], sequence: int = 0) -> EventBatch:
        """A batch of rows."""
        return cls(None, sequence, rows=events)

    def __len__(self) -> int:
        return self._size

    @property
    def record(self) -> pa.RecordBatch:
        """The columns."""
        if self._record is None:
            make_columns((self,))
        return self._record

    def put_columns(self, record: pa.RecordBatch) -> None:
        """The columns of the rows."""
        self._record, self.rows = record, None

    @property
    def size_bytes(self) -> int:
        """Memory of the columns, or their message's where that was made first, which is about the same. Asked once: walking the buffers takes tens of
        microseconds, as long as a small batch's commit and longer than making its message."""
        if not self._size_bytes and self.rows_to_bytes() is None:
            self._size_bytes = int(self.record.nbytes) or 1
        return self._size_bytes

    @property
    def spans(self) -> dict[int, tuple[int, int]]:
        """Earliest and latest event time (ms) of each project in the batch, ascending. Looked for once, for all who ask."""
        if self._spans is None and (rows := self.rows) is not None:
            self._spans = _spans(rows)
        if self._spans is None:
            projects, times_ms = _numbers(self.record.column("project"), np.uint32), _numbers(self.record.column("timestamp"), np.int64)
            self._spans = {}
            for project in np.unique(projects).tolist() if len(projects) and projects.min() != projects.max() else projects[:1].tolist():
                own_ms = times_ms[projects == project]
                self._spans[project] = (int(own_ms.min()), int(own_ms.max()))
        return self._spans

    def to_bytes(self) -> bytes:
        """The Arrow IPC message of the columns (no schema: SCHEMA is the format, versioned by the journal)."""
        if self._data is not None:
            return self._data
        data = bytes(self.record.serialize())
        self._size_bytes = self._size_bytes or len(data)
        return data

    def rows_to_bytes(self) -> bytes | None:
        """The rows as MessagePack, each the array of Event's fields; None when there are columns."""
        rows = self.rows
        if rows is None:
            return None
        data = _encode_rows(rows)
        self._size_bytes = len(data)
        return data

    @classmethod
    def from_row_bytes(cls, data: bytes, sequence: int) -> EventBatch:
        """The batch that `rows_to_bytes` gave. Raises msgspec.DecodeError for anything else."""
        return cls.of_events(_decode_rows(data), sequence)

    @classmethod
    def from_bytes(cls, data: bytes, sequence: int) -> EventBatch:
        """The batch that `to_bytes` gave. Raises pyarrow.ArrowInvalid for anything else."""
        return cls(pa.ipc.read_record_batch(pa.py_buffer(data), SCHEMA), sequence, data)


def make_columns(batches: Sequence[EventBatch]) -> None:
    """Give batches that have rows their columns, all at once."""
    waiting = [(batch, rows) for batch in batches if (rows := batch.rows) is not None]
    if not waiting:
        return
    record = build_batch(list(chain.from_iterable(rows for _, rows in waiting))).record
    start = 0
    for batch, rows in waiting:
        batch.put_columns(record.slice(start, len(rows)))
        start += len(rows)


def _spans(rows: Sequence[Event]) -> dict[int, tuple[int, int]]:
    times_ms: dict[int, list[int]] = {}
    for event in rows:
        times_ms.setdefault(event.project, []).append(event.timestamp_ms)
    return {project: (min(own_ms), max(own_ms)) for project, own_ms in sorted(times_ms.items())}


def _numbers(column: pa.Array, kind: type[np.generic]) -> npt.NDArray[Any]:
    """The values of a column without nulls. `to_numpy` would load pandas on its first call, which takes a second."""
    return np.frombuffer(column.buffers()[1], kind)[column.offset : column.offset + len(column)] if len(column) else np.zeros(0, kind)


def person_key(user_id: str, anonymous_id: str) -> int:
    """The person an event names as an unsigned 64-bit key: XXH3 of the user id, else of NUL and the anonymous id; 0 when there is neither.

    Ids hold no NUL, so a visitor never has the key of a user. Which keys are one person is the `identity` package's to say.
    """
    if user_id:
        return _digest(user_id.encode())
    return _digest(b"\0" + anonymous_id.encode()) if anonymous_id else 0


def build_batch(events: Sequence[Event]) -> EventBatch:
    """Columns of `events`, in their order."""
    by_field = dict(zip(_FIELDS, zip(*map(msgspec.structs.astuple, events), strict=True), strict=True)) if events else dict.fromkeys(_FIELDS, ())
    return build_columns(len(events), by_field)


def build_columns(size: int, fields: Mapping[str, Any]) -> EventBatch:
    """The batch of `size` events given field by field (Event's names), `properties` as rows or as columns (see `property_arrays`)."""
    ids = zip(fields["user_id"], fields["anonymous_id"], strict=True)  # as person_key; a call each would double the time
    people = [_digest(user.encode()) if user else _digest(b"\0" + visitor.encode()) if visitor else 0 for user, visitor in ids]
    columns: dict[str, pa.Array] = {
        "project": _array(fields["project"], pa.uint32()),
        "timestamp": _array(fields["timestamp_ms"], pa.int64()).view(_TIME),
        "received": _array(fields["received_ms"], pa.int64()).view(_TIME),
        **{name: _array(fields[name], _TEXT) for name in _PLAIN},
        "person": pa.array(people, pa.uint64()),
        "value": pa.array(fields["value"], pa.float64()),
        "is_bot": _array(fields["is_bot"], pa.bool_()),
        "given": _array(fields["given"], pa.uint8()),
        "tags": _tags(fields["tags"]),
        **property_arrays(size, fields["properties"]),
    }
    return EventBatch(pa.RecordBatch.from_arrays([columns[name] for name in SCHEMA.names], schema=SCHEMA))


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """A column of values that are often all the same."""
    size = len(values)
    if size > 1 and values[0] == values[-1] and values.count(values[0]) == size:
        return repeat(values[0], kind, size)
    return pa.array(values, kind)


def _tags(rows: Sequence[Sequence[str]]) -> pa.Array:
    size = len(rows)
    if not any(rows):
        return pa.ListArray.from_arrays(repeat(0, _OFFSET, size + 1), _NO_TEXT)
    if size > 1 and rows[0] == rows[-1] and rows.count(rows[0]) == size:
        width = len(rows[0])
        return pa.ListArray.from_arrays(steps(width, size + 1), repeat(rows[0][0], _TEXT, size) if width == 1 else pa.array([*rows[0]] * size, _TEXT))
    return pa.array(rows, _TAGS)
