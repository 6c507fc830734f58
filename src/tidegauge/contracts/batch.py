"""A batch of accepted events in columns: what the journal keeps, the store inserts and the stream folds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, Final

import msgspec
import pyarrow as pa
import xxhash

from tidegauge.contracts.event import Event
from tidegauge.contracts.field import CONTEXT_COLUMNS, HOT_NUMBER, HOT_TEXT, PATH_SEPARATOR

_TEXT = pa.string()
_PLAIN: Final = ("name", "type", "id", "user_id", "anonymous_id", "session_id", "source", *CONTEXT_COLUMNS)
_PROPERTY_TEXT: Final = tuple(name for name in HOT_TEXT if name not in CONTEXT_COLUMNS)
_SAFE_INTEGER = 2**53

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
        *((name, _TEXT) for name in _PROPERTY_TEXT),
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
_PLAIN_GETTERS: Final = tuple((name, attrgetter(name)) for name in _PLAIN)
_to_json = msgspec.json.Encoder().encode
_from_json = msgspec.json.Decoder(dict[str, Any]).decode


class EventBatch:
    """Events in columns. `sequence` is the journal's number of the batch (0 before it has one); a row's place is (sequence, row index)."""

    __slots__ = ("record", "sequence")

    def __init__(self, record: pa.RecordBatch, sequence: int = 0) -> None:
        self.record = record
        self.sequence = sequence

    def __len__(self) -> int:
        return int(self.record.num_rows)

    def to_bytes(self) -> bytes:
        """The Arrow IPC message of the columns (no schema: SCHEMA is the format, versioned by the journal)."""
        return bytes(self.record.serialize())

    @classmethod
    def from_bytes(cls, data: bytes, sequence: int) -> EventBatch:
        """The batch that `to_bytes` gave. Raises pyarrow.ArrowInvalid for anything else."""
        return cls(pa.ipc.read_record_batch(pa.py_buffer(data), SCHEMA), sequence)


def person_key(user_id: str, anonymous_id: str) -> int:
    """The person an event belongs to as an unsigned 64-bit key: XXH3 of the user id, else of the anonymous id; 0 when there is neither."""
    known = user_id or anonymous_id
    return xxhash.xxh3_64_intdigest(known.encode()) if known else 0


class _Properties:
    """Collects the property columns of a batch of `size` rows, row by row."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.hot: dict[str, list[Any]] = {}  # only the columns that a row fills: most batches use few
        self.text_keys: list[str] = []
        self.text_values: list[str] = []
        self.number_keys: list[str] = []
        self.number_values: list[float] = []
        self.text_offsets: list[int] = [0]
        self.number_offsets: list[int] = [0]
        self.rest: list[str] | None = None

    def add_all(self, rows: Iterable[dict[str, Any] | None]) -> None:
        """Take every row's properties, in order."""
        text_keys, text_values, number_keys, number_values = self.text_keys, self.text_values, self.number_keys, self.number_values
        text_offsets, number_offsets = self.text_offsets, self.number_offsets
        for row, properties in enumerate(rows):
            if properties:
                for key, value in properties.items():
                    kind = type(value)
                    if key in _HOT:
                        self._put_hot(row, key, value)
                    elif kind is str:
                        text_keys.append(key)
                        text_values.append(value)
                    elif kind is float or (kind is int and -_SAFE_INTEGER <= value <= _SAFE_INTEGER):
                        number_keys.append(key)
                        number_values.append(value)
                    else:
                        self._put_rest(row, key, value)
                        self._put_other(key, value)
            text_offsets.append(len(text_keys))
            number_offsets.append(len(number_keys))

    def _put_hot(self, row: int, key: str, value: Any) -> None:
        """Fill a hot column; what the column's type cannot hold exactly is kept in `rest` too. Context columns are the event's own fields."""
        if key in HOT_NUMBER:
            number = as_number(value)
            if type(value) not in (int, float) or number is None or abs(number) > _SAFE_INTEGER:
                self._put_rest(row, key, value)
            self._column(key, None)[row] = number
            return
        if type(value) is not str or not value:
            self._put_rest(row, key, value)
            value = value if type(value) is str else _to_json(value).decode()
        if key not in CONTEXT_COLUMNS:
            self._column(key, "")[row] = value

    def _column(self, key: str, absent: str | None) -> list[Any]:
        column = self.hot.get(key)
        if column is None:
            column = self.hot[key] = [absent] * self.size
        return column

    def _put_rest(self, row: int, key: str, value: Any) -> None:
        if self.rest is None:
            self.rest = [""] * self.size
        known = _from_json(self.rest[row]) if self.rest[row] else {}
        known[key] = value
        self.rest[row] = _to_json(known).decode()

    def _put_other(self, key: str, value: Any) -> None:
        """The questionable form of a value that is neither text nor a plain number."""
        kind = type(value)
        if kind is dict:
            for inner, leaf in value.items():
                self._put_leaf(f"{key}{PATH_SEPARATOR}{inner}", leaf)
        elif kind is bool or kind is list:
            self.text_keys.append(key)
            self.text_values.append(_to_json(value).decode())
        elif kind is int:
            self.number_keys.append(key)
            self.number_values.append(float(value))

    def _put_leaf(self, path: str, leaf: Any) -> None:
        if type(leaf) is str:
            self.text_keys.append(path)
            self.text_values.append(leaf)
        elif type(leaf) is float:
            self.number_keys.append(path)
            self.number_values.append(leaf)
        else:
            self._put_other(path, leaf)

    def columns(self) -> dict[str, pa.Array]:
        """The finished Arrow columns by name."""
        return {
            **{name: _text(self.hot.get(name), self.size) for name in _PROPERTY_TEXT},
            **{name: pa.array(self.hot[name], pa.float64()) if name in self.hot else pa.nulls(self.size, pa.float64()) for name in HOT_NUMBER},
            "text": _map(self.text_offsets, self.text_keys, pa.array(self.text_values, _TEXT)),
            "number": _map(self.number_offsets, self.number_keys, pa.array(self.number_values, pa.float64())),
            "rest": _text(self.rest, self.size),
        }


def _text(values: list[str] | None, size: int) -> pa.Array:
    return pa.repeat("", size) if values is None else pa.array(values, _TEXT)


_HOT: Final = frozenset((*HOT_TEXT, *HOT_NUMBER))


def _map(offsets: list[int], keys: list[str], values: pa.Array) -> pa.Array:
    return pa.MapArray.from_arrays(pa.array(offsets, pa.int32()), pa.array(keys, _TEXT), values)


def as_number(value: Any) -> float | None:
    """A finite number from a JSON number or numeric string, else None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < float("inf") else None


def build_batch(events: Sequence[Event]) -> EventBatch:
    """Columns of `events`, in their order. About 2 us an event of six properties."""
    size = len(events)
    properties = _Properties(size)
    properties.add_all([e.properties for e in events])
    has_tags = any(e.tags for e in events)
    columns: dict[str, pa.Array] = {
        "project": pa.array([e.project for e in events], pa.uint32()),
        "timestamp": pa.array([e.timestamp_ms for e in events], pa.int64()).view(_TIME),
        "received": pa.array([e.received_ms for e in events], pa.int64()).view(_TIME),
        **{name: pa.array(list(map(get, events)), _TEXT) for name, get in _PLAIN_GETTERS},
        "person": pa.array([person_key(e.user_id, e.anonymous_id) for e in events], pa.uint64()),
        "value": pa.array([e.value for e in events], pa.float64()),
        "is_bot": pa.array([e.is_bot for e in events], pa.bool_()),
        "given": pa.array([e.given for e in events], pa.uint8()),
        "tags": pa.array([e.tags for e in events], _TAGS) if has_tags else pa.ListArray.from_arrays(pa.array([0] * (size + 1), pa.int32()), pa.nulls(0, _TEXT)),
        **properties.columns(),
    }
    return EventBatch(pa.RecordBatch.from_arrays([columns[name] for name in SCHEMA.names], schema=SCHEMA))
