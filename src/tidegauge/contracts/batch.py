"""A batch of accepted events in columns: what the journal keeps, the store inserts and the stream folds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Final

import msgspec
import numpy as np
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
_FIELDS: Final = Event.__struct_fields__
_to_json = msgspec.json.Encoder().encode
_from_json = msgspec.json.Decoder(dict[str, Any]).decode


class EventBatch:
    """Events in columns. `sequence` is the journal's number of the batch (0 before it has one); a row's place is (sequence, row index)."""

    __slots__ = ("_size_bytes", "record", "sequence")

    def __init__(self, record: pa.RecordBatch, sequence: int = 0) -> None:
        self.record = record
        self.sequence = sequence
        self._size_bytes = 0

    def __len__(self) -> int:
        return int(self.record.num_rows)

    @property
    def size_bytes(self) -> int:
        """Memory of the columns. Asked once: walking the buffers takes tens of microseconds, as long as a small batch's commit."""
        if not self._size_bytes:
            self._size_bytes = int(self.record.nbytes) or 1
        return self._size_bytes

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
    """Collects the property columns of a batch of `size` rows: key by key where the rows agree, else row by row."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.hot: dict[str, pa.Array | list[Any]] = {}  # only the columns that a row fills: most batches use few
        self.text = _MapColumn(_TEXT)
        self.number = _MapColumn(pa.float64())
        self.rest: list[str] | None = None

    def add_all(self, rows: Sequence[dict[str, Any] | None]) -> None:
        """Take every row's properties, in order."""
        given = [row or _NOTHING for row in rows]
        keys = set().union(*given)
        plain: list[tuple[str, list[Any], type]] = []
        others = set()
        for key in keys:
            values = [row.get(key) for row in given]
            kinds = set(map(type, values))
            if key in _HOT and self._take_hot(key, values, kinds):
                continue
            if key not in _HOT and len(kinds) == 1 and not kinds.isdisjoint(_MAPPED):
                plain.append((key, values, kinds.pop()))
            else:
                others.add(key)
        if others:
            kept = others.union(key for key, _, _ in plain)
            self._add_rows(given if len(kept) == len(keys) else [{key: row[key] for key in row if key in kept} for row in given])
        else:
            self.text.set_columns([(key, values) for key, values, kind in plain if kind is str], self.size)
            self.number.set_columns([(key, values) for key, values, kind in plain if kind is float], self.size)

    def _take_hot(self, key: str, values: list[Any], kinds: set[type]) -> bool:
        """Fill a hot column at once when every value is of its own type; False when some row needs a closer look."""
        if kinds == {str} and key in HOT_TEXT and all(values):
            if key not in CONTEXT_COLUMNS:
                self.hot[key] = pa.array(values, _TEXT)
            return True
        if kinds == {float} and key in HOT_NUMBER:
            self.hot[key] = pa.array(values, pa.float64())
            return True
        return False

    def _add_rows(self, rows: Iterable[dict[str, Any]]) -> None:
        text, number = self.text, self.number
        for row, properties in enumerate(rows):
            for key, value in properties.items():
                kind = type(value)
                if key in _HOT:
                    self._put_hot(row, key, value)
                elif kind is str:
                    text.put(key, value)
                elif kind is float or (kind is int and -_SAFE_INTEGER <= value <= _SAFE_INTEGER):
                    number.put(key, value)
                else:
                    self._put_rest(row, key, value)
                    self._put_other(key, value)
            text.end_row()
            number.end_row()

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
        column = self.hot.setdefault(key, [absent] * self.size)
        assert isinstance(column, list), "a key is taken as a whole or row by row"
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
            self.text.put(key, _to_json(value).decode())
        elif kind is int:
            self.number.put(key, float(value))

    def _put_leaf(self, path: str, leaf: Any) -> None:
        if type(leaf) is str:
            self.text.put(path, leaf)
        elif type(leaf) is float:
            self.number.put(path, leaf)
        else:
            self._put_other(path, leaf)

    def columns(self) -> dict[str, pa.Array]:
        """The finished Arrow columns by name."""
        return {
            **{name: self._finished(name, _TEXT) for name in _PROPERTY_TEXT},
            **{name: self._finished(name, pa.float64()) for name in HOT_NUMBER},
            "text": self.text.array(),
            "number": self.number.array(),
            "rest": pa.repeat("", self.size) if self.rest is None else pa.array(self.rest, _TEXT),
        }

    def _finished(self, name: str, kind: pa.DataType) -> pa.Array:
        column = self.hot.get(name)
        if column is None:
            return pa.repeat("", self.size) if kind is _TEXT else pa.nulls(self.size, kind)
        return pa.array(column, kind) if isinstance(column, list) else column


class _MapColumn:
    """The entries of a map column, row by row or from whole columns."""

    def __init__(self, kind: pa.DataType) -> None:
        self._kind = kind
        self._keys: list[str] = []
        self._values: list[Any] = []
        self._offsets: list[int] | range = [0]

    def put(self, key: str, value: Any) -> None:
        """An entry of the row under way."""
        self._keys.append(key)
        self._values.append(value)

    def end_row(self) -> None:
        """The row has no more entries."""
        assert isinstance(self._offsets, list), "rows come one by one or all at once"
        self._offsets.append(len(self._keys))

    def set_columns(self, columns: list[tuple[str, list[Any]]], size: int) -> None:
        """The entries of all rows at once: every row has every key."""
        self._keys = [key for key, _ in columns] * size
        self._values = columns[0][1] if len(columns) == 1 else list(chain.from_iterable(zip(*(values for _, values in columns), strict=True)))
        self._offsets = range(0, len(columns) * size + 1, len(columns)) if columns else [0] * (size + 1)

    def array(self) -> pa.Array:
        """The finished column."""
        keys = pa.array(self._keys, _TEXT)
        offsets = pa.array(np.asarray(self._offsets, dtype=np.int32))
        return pa.MapArray.from_arrays(offsets, keys, pa.array(self._values, self._kind))


_HOT: Final = frozenset((*HOT_TEXT, *HOT_NUMBER))
_MAPPED: Final = frozenset((str, float))
_NOTHING: Final[dict[str, Any]] = {}


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
    """Columns of `events`, in their order. About 1.2 us an event of six properties."""
    size = len(events)
    by_field = dict(zip(_FIELDS, zip(*map(msgspec.structs.astuple, events), strict=True), strict=True)) if events else dict.fromkeys(_FIELDS, ())
    properties = _Properties(size)
    properties.add_all(by_field["properties"])
    people = [person_key(user, anonymous) for user, anonymous in zip(by_field["user_id"], by_field["anonymous_id"], strict=True)]
    columns: dict[str, pa.Array] = {
        "project": _array(by_field["project"], pa.uint32()),
        "timestamp": _array(by_field["timestamp_ms"], pa.int64()).view(_TIME),
        "received": _array(by_field["received_ms"], pa.int64()).view(_TIME),
        **{name: _array(by_field[name], _TEXT) for name in _PLAIN},
        "person": pa.array(people, pa.uint64()),
        "value": pa.array(by_field["value"], pa.float64()),
        "is_bot": _array(by_field["is_bot"], pa.bool_()),
        "given": _array(by_field["given"], pa.uint8()),
        "tags": _tags(by_field["tags"]),
        **properties.columns(),
    }
    return EventBatch(pa.RecordBatch.from_arrays([columns[name] for name in SCHEMA.names], schema=SCHEMA))


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """A column of values that are often all the same."""
    size = len(values)
    if size > 1 and values.count(values[0]) == size:
        return pa.repeat(pa.scalar(values[0], kind), size)
    return pa.array(values, kind)


def _tags(rows: Sequence[Sequence[str]]) -> pa.Array:
    if any(rows):
        return pa.array(rows, _TAGS)
    return pa.ListArray.from_arrays(pa.array(np.zeros(len(rows) + 1, np.int32)), pa.nulls(0, _TEXT))
