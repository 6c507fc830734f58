"""The columns of a batch as numpy arrays, extracted when first asked for and shared by every live query that folds the batch."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import xxhash

from tidegauge.contracts.field import PATH_SEPARATOR, Field
from tidegauge.core.timestamps import format_timestamp
from tidegauge.identity.person_map import PersonMap
from tidegauge.stream.number_text import number_texts

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Hashes = npt.NDArray[np.uint64]
Mask = npt.NDArray[np.bool_]


class NumberColumn(NamedTuple):
    """Numbers and where they are: `values[i]` counts only where `valid[i]`."""

    values: Floats
    valid: Mask


class TextColumn:
    """Dictionary-encoded text: `values[codes[i]]`, code -1 where the row has none."""

    def __init__(self, codes: Ints, values: list[str]) -> None:
        self.codes = codes
        self.values = values

    @cached_property
    def index(self) -> dict[str, int]:
        """Value to code."""
        return {value: code for code, value in enumerate(self.values)}

    @cached_property
    def present(self) -> Mask:
        """Rows that have the text."""
        return self.codes >= 0

    @cached_property
    def hashes(self) -> Hashes:
        """XXH3-64 of each distinct value."""
        digest = xxhash.xxh3_64_intdigest
        return np.array([digest(value.encode()) for value in self.values], np.uint64)

    @cached_property
    def dense(self) -> TextColumn:
        """The same with "" for the absent, as group-bys see it."""
        if self.present.all():
            return self
        empty = self.index.get("")
        values = self.values if empty is not None else [*self.values, ""]
        return TextColumn(np.where(self.codes < 0, len(self.values) if empty is None else empty, self.codes), values)

    def where(self, test: Callable[[str], bool]) -> Mask:
        """Rows whose text meets `test` (asked once per distinct value); False where absent."""
        hits = np.fromiter((test(value) for value in self.values), np.bool_, len(self.values))
        return self.where_codes(hits)

    def where_codes(self, hits: Mask) -> Mask:
        """Rows whose code is among the `hits` (a bool per distinct value)."""
        if not hits.any():
            return np.zeros(len(self.codes), np.bool_)
        return np.append(hits, False)[self.codes]  # code -1 reads the last


def encode_text(array: pa.Array) -> tuple[Ints, list[str]]:
    """Codes and distinct values of an Arrow string array without nulls."""
    encoded = array.dictionary_encode()
    return encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64), encoded.dictionary.to_pylist()


class _Entries:
    """A map column laid flat: which row and which key each entry has."""

    def __init__(self, column: pa.MapArray) -> None:
        offsets = column.offsets.to_numpy()
        first, last = int(offsets[0]), int(offsets[-1])
        self.rows: Ints = np.repeat(np.arange(len(column), dtype=np.int64), np.diff(offsets))
        self.values: pa.Array = column.items.slice(first, last - first)
        self._codes, keys = encode_text(column.keys.slice(first, last - first))
        self._index = {key: code for code, key in enumerate(keys)}

    def of(self, key: str) -> tuple[Ints, Ints] | None:
        """Rows and entry positions of a key, None when no row has it."""
        code = self._index.get(key)
        if code is None:
            return None
        entries = np.flatnonzero(self._codes == code)
        return self.rows[entries], entries


class BatchColumns:
    """Columns of `record`. `sequences` and `places`: each row's journal sequence and index in its batch. `who`: the project's links, once it has some."""

    def __init__(self, record: pa.RecordBatch, sequences: Ints, places: Ints, who: PersonMap | None = None) -> None:
        self.record = record
        self.sequences = sequences
        self.places = places
        self.who = who
        self.size: int = record.num_rows
        self.shared: dict[Any, Any] = {}
        """What queries computed from these columns and others may reuse (masks, groups, slices), by their own keys."""
        self._texts: dict[tuple[str, str | None], TextColumn] = {}
        self._numbers: dict[tuple[str, str | None], NumberColumn] = {}

    def keep(self, rows: Mask) -> BatchColumns:
        """Some of the rows."""
        return BatchColumns(self.record.filter(pa.array(rows)), self.sequences[rows], self.places[rows], self.who)

    @cached_property
    def oldest_ms(self) -> int:
        """The first of the events' times."""
        return int(self.time_ms.min())

    @cached_property
    def time_ms(self) -> Ints:
        """Milliseconds UTC."""
        return self.instants_ms("timestamp")

    @cached_property
    def person(self) -> Hashes:
        """The people, each by the key that they are known by now; 0 for nobody."""
        keys: Hashes = self.record.column("person").to_numpy(zero_copy_only=False)
        return keys if self.who is None else self.who.resolve(keys)

    @cached_property
    def people(self) -> tuple[Ints, Hashes]:
        """Each row's place among the distinct person keys (-1 for nobody), and the keys."""
        keys, codes = np.unique(self.person, return_inverse=True)
        return (codes - 1, keys[1:]) if len(keys) and keys[0] == 0 else (codes, keys)

    def hashed_text(self, field: Field) -> tuple[Ints, Hashes]:
        """Each row's place among the distinct texts of a field (-1 for none), and their XXH3-64."""
        column = self.text(field)
        return column.codes, column.hashes

    @cached_property
    def by_time(self) -> Ints:
        """Row order by (time, place)."""
        return np.argsort(self.time_ms, kind="stable")

    @cached_property
    def time_ranks(self) -> Ints:
        """Each row's position in `by_time`."""
        ranks = np.empty(self.size, np.int64)
        ranks[self.by_time] = np.arange(self.size)
        return ranks

    @cached_property
    def _text_entries(self) -> _Entries:
        return _Entries(self.record.column("text"))

    @cached_property
    def _number_entries(self) -> _Entries:
        return _Entries(self.record.column("number"))

    @cached_property
    def tags(self) -> tuple[Ints, TextColumn]:
        """Tags laid flat: the row of each tag, and the tags."""
        column = self.record.column("tags")
        offsets = column.offsets.to_numpy()
        flat = column.values.slice(int(offsets[0]), int(offsets[-1] - offsets[0]))
        return np.repeat(np.arange(self.size, dtype=np.int64), np.diff(offsets)), TextColumn(*encode_text(flat))

    def derive(self, kind: str, field: Field, make: Callable[[], Any]) -> Any:
        """What `make` gives for a field, computed once for all queries."""
        key = (kind, field.column, field.key)
        if key not in self.shared:
            self.shared[key] = make()
        return self.shared[key]

    def instants_ms(self, column: str) -> Ints:
        """A time column in milliseconds UTC."""
        values: Ints = self.record.column(column).view(pa.int64()).to_numpy(zero_copy_only=False)
        return values

    def bools(self, column: str) -> Mask:
        """A bool column."""
        values: Mask = self.record.column(column).to_numpy(zero_copy_only=False)
        return values

    def number(self, field: Field) -> NumberColumn:
        """The field as numbers; a property that is not a number, and any text attribute, has none."""
        key = (field.column, field.key)
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = self._read_number(field)
        return found

    def text(self, field: Field) -> TextColumn:
        """The field's text form; a number's is `number_text`."""
        key = (field.column, field.key)
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = self._read_text(field)
        return found

    def has(self, field: Field) -> Mask:
        """Rows that have the field in any form."""
        match field.kind:
            case "number":
                return self.number(field).valid
            case "time" | "bool":
                return np.ones(self.size, np.bool_)
            case "list":
                found = np.zeros(self.size, np.bool_)
                found[self.tags[0]] = True
                return found
            case "person":
                return self.person > 0
        return self.text(field).present

    def _read_number(self, field: Field) -> NumberColumn:
        match field.kind:
            case "number":
                return self._column_number(field.column)
            case "time":
                return NumberColumn(self.instants_ms(field.column).astype(np.float64), np.ones(self.size, np.bool_))
            case "bool":
                return NumberColumn(self.bools(field.column).astype(np.float64), np.ones(self.size, np.bool_))
            case "property":
                return self._property_number(field)
        return NumberColumn(np.zeros(self.size), np.zeros(self.size, np.bool_))

    def _column_number(self, name: str) -> NumberColumn:
        column = self.record.column(name)
        values = column.to_numpy(zero_copy_only=False)
        if not column.null_count:
            return NumberColumn(values, np.ones(self.size, np.bool_))
        valid = ~np.isnan(values)  # JSON has no NaN
        return NumberColumn(np.where(valid, values, 0.0), valid)

    def _property_number(self, field: Field) -> NumberColumn:
        if field.has_number_column:
            return self._column_number(field.column)
        values, valid = np.zeros(self.size), np.zeros(self.size, np.bool_)
        for key in lookup_keys(field):
            found = self._number_entries.of(key)
            if found is not None:
                new = ~valid[found[0]]
                rows = found[0][new]
                values[rows] = self._number_entries.values.to_numpy(zero_copy_only=False)[found[1][new]]
                valid[rows] = True
        return NumberColumn(values, valid)

    def _read_text(self, field: Field) -> TextColumn:
        match field.kind:
            case "text":
                return self._attribute_text(field.column)
            case "property":
                return self._property_text(field)
            case "person":
                distinct, inverse = np.unique(self.person, return_inverse=True)
                return TextColumn(np.where(self.person > 0, inverse, -1), [str(key) for key in distinct.tolist()])
            case "bool":
                return TextColumn(self.bools(field.column).astype(np.int64), ["false", "true"])
            case "list":
                return self._row_texts([",".join(tags) for tags in self.record.column(field.column).to_pylist()])
            case "time":
                instants, inverse = np.unique(self.instants_ms(field.column), return_inverse=True)
                return TextColumn(inverse, [format_timestamp(instant) for instant in instants.tolist()])
        column = self.number(field)
        texts, inverse = _number_texts(column.values)
        return TextColumn(np.where(column.valid, inverse, -1), texts)

    def _attribute_text(self, column: str) -> TextColumn:
        codes, values = encode_text(self.record.column(column))
        if column == "id" and "" in values:  # the place stands for an id the client did not give
            pairs = zip(self.record.column(column).to_pylist(), self.sequences.tolist(), self.places.tolist(), strict=True)
            return self._row_texts([own or f"{sequence}-{place}" for own, sequence, place in pairs])
        return TextColumn(np.where(codes == values.index(""), -1, codes), values) if "" in values else TextColumn(codes, values)

    def _row_texts(self, texts: list[str]) -> TextColumn:
        codes, values = encode_text(pa.array(texts, pa.string()))
        return TextColumn(np.where(codes == values.index(""), -1, codes) if "" in values else codes, values)

    def _property_text(self, field: Field) -> TextColumn:
        codes = np.full(self.size, -1, np.int64)
        values: list[str] = []
        if field.has_number_column:
            column = self._column_number(field.column)
            values, places = _number_texts(column.values)
            codes = np.where(column.valid, places, codes)
        for key in lookup_keys(field):
            texts = self._text_entries.of(key)
            if texts is not None:
                inner, distinct = encode_text(self._text_entries.values.take(pa.array(texts[1])))
                _put_codes(codes, texts[0], inner + len(values))
                values += distinct
            numbers = None if field.has_number_column else self._number_entries.of(key)
            if numbers is not None:
                written, inner = _number_texts(self._number_entries.values.to_numpy(zero_copy_only=False)[numbers[1]])
                _put_codes(codes, numbers[0], inner + len(values))
                values += written
        return _merged(codes, values)


def lookup_keys(field: Field) -> tuple[str, ...]:
    """The map keys that a property name may mean, first match wins: the literal name, then the path through nested objects."""
    key = field.key or ""
    return (key, key.replace(".", PATH_SEPARATOR)) if "." in key else (key,)


def _number_texts(numbers: Floats) -> tuple[list[str], Ints]:
    """The distinct texts and each number's place among them. Told apart by bits: 0 and -0 are two texts."""
    bits, inverse = np.unique(np.ascontiguousarray(numbers).view(np.int64), return_inverse=True)
    return number_texts(bits.view(np.float64)), inverse


def _put_codes(codes: Ints, rows: Ints, found: Ints) -> None:
    new = codes[rows] < 0
    codes[rows[new]] = found[new]


def _merged(codes: Ints, values: list[str]) -> TextColumn:
    """Equal values from several sources under one code."""
    first: dict[str, int] = {}
    lut = [first.setdefault(value, len(first)) for value in values]
    if len(first) == len(values):
        return TextColumn(codes, values)
    return TextColumn(np.array([*lut, -1], np.int64)[codes], list(first))
