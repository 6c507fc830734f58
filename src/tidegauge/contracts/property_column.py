"""Properties of many events -> the batch's property columns: hot columns, the two maps and the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, compress
from typing import Any, Final

import msgspec
import pyarrow as pa
from msgspec import UNSET, UnsetType

from tidegauge.contracts.field import CONTEXT_COLUMNS, HOT_NUMBER, HOT_TEXT, PATH_SEPARATOR
from tidegauge.contracts.map_column import MapColumn
from tidegauge.contracts.repeat import repeat

PROPERTY_TEXT: Final = tuple(name for name in HOT_TEXT if name not in CONTEXT_COLUMNS)

_TEXT = pa.string()
_NUMBER = pa.float64()
_SAFE_INTEGER = 2**53
_HOT: Final = frozenset((*HOT_TEXT, *HOT_NUMBER))
_NUMBERS: Final = frozenset((int, float))
_DENSE_KEYS: Final = 64
"""With more keys than this, rows are taken one by one: a column for each would be mostly holes."""

_NOTHING: Final[dict[str, Any]] = {}
_to_json = msgspec.json.Encoder().encode


def as_number(value: Any) -> float | None:
    """A finite number from a JSON number or numeric string, else None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if abs(number) < float("inf") else None


class PropertyColumns:
    """Collects the properties of `size` rows, whole columns (`add_column`, UNSET where a row has none) or whole rows (`add_rows`)."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._hot: dict[str, pa.Array | list[Any]] = {}  # only the columns that a row fills: most batches use few
        self._text = MapColumn(_TEXT, size)
        self._number = MapColumn(_NUMBER, size)
        self._rest: dict[int, dict[str, Any]] = {}

    def add_rows(self, rows: Sequence[dict[str, Any] | None]) -> None:
        """Every row's properties, in order."""
        given = [row or _NOTHING for row in rows]
        keys = dict.fromkeys(chain.from_iterable(given))
        if len(keys) <= _DENSE_KEYS:
            for key in keys:
                self.add_column(key, [row.get(key, UNSET) for row in given])
            return
        for row, properties in enumerate(given):
            for key, value in properties.items():
                self._put(row, key, value)

    def add_column(self, key: str, values: list[Any]) -> None:
        """One property of every row."""
        kinds = set(map(type, values))
        is_sparse = UnsetType in kinds
        kinds.discard(UnsetType)
        if key in _HOT:
            if not self._take_hot(key, values, kinds, is_sparse):
                self._put_each(key, values)
        elif kinds == {str}:
            self._take(self._text, key, values, is_sparse)
        elif kinds and kinds <= _NUMBERS and (int not in kinds or _are_safe(values)):
            self._take(self._number, key, values, is_sparse)
        else:
            self._put_each(key, values)

    def _take(self, column: MapColumn, key: str, values: list[Any], is_sparse: bool) -> None:
        if not is_sparse:
            column.put_column(key, values)
            return
        given = [value is not UNSET for value in values]
        column.put_column(key, list(compress(values, given)), list(compress(range(self._size), given)))

    def _take_hot(self, key: str, values: list[Any], kinds: set[type], is_sparse: bool) -> bool:
        """Fill a hot column at once when every value is of its own type; False when some row needs a closer look."""
        if kinds == {str} and key in HOT_TEXT and all(values):  # UNSET is true
            if key not in CONTEXT_COLUMNS:
                self._hot[key] = pa.array(["" if value is UNSET else value for value in values] if is_sparse else values, _TEXT)
            return True
        if kinds == {str} and key in HOT_NUMBER and all(value is UNSET or (value and as_number(value) is None) for value in values):
            self._take(self._text, key, values, is_sparse)
            return True
        if kinds and kinds <= _NUMBERS and key in HOT_NUMBER and (int not in kinds or _are_safe(values)):
            self._hot[key] = pa.array([None if value is UNSET else value for value in values] if is_sparse else values, pa.float64())
            return True
        return False

    def _put_each(self, key: str, values: list[Any]) -> None:
        for row, value in enumerate(values):
            if value is not UNSET:
                self._put(row, key, value)

    def _put(self, row: int, key: str, value: Any) -> None:
        if key in _HOT:
            self._put_hot(row, key, value)
        else:
            self._put_plain(row, key, value)

    def _put_plain(self, row: int, key: str, value: Any) -> None:
        """An entry of a map, or of `rest`."""
        kind = type(value)
        if kind is str:
            self._text.put(row, key, value)
        elif kind is float or (kind is int and -_SAFE_INTEGER <= value <= _SAFE_INTEGER):
            self._number.put(row, key, value)
        else:
            self._put_rest(row, key, value)
            self._put_other(row, key, value)

    def _put_hot(self, row: int, key: str, value: Any) -> None:
        """Fill a hot column; what the column's type cannot hold exactly is kept in `rest` too. Context columns are the event's own fields."""
        if key in HOT_NUMBER:
            number = as_number(value)
            if number is None:
                (self._put_plain if value != "" else self._put_rest)(row, key, value)
                return
            if type(value) is not float and (type(value) is not int or abs(number) > _SAFE_INTEGER):
                self._put_rest(row, key, value)
            self._column(key, None)[row] = number
            return
        if type(value) is not str or not value:
            self._put_rest(row, key, value)
            value = value if type(value) is str else _to_json(value).decode()
        if key not in CONTEXT_COLUMNS:
            self._column(key, "")[row] = value

    def _column(self, key: str, absent: str | None) -> list[Any]:
        column = self._hot.setdefault(key, [absent] * self._size)
        assert isinstance(column, list), "a key is taken as a whole or row by row"
        return column

    def _put_rest(self, row: int, key: str, value: Any) -> None:
        self._rest.setdefault(row, {})[key] = value

    def _put_other(self, row: int, key: str, value: Any) -> None:
        """The questionable form of a value that is neither text nor a plain number."""
        kind = type(value)
        if kind is dict:
            for inner, leaf in value.items():
                self._put_leaf(row, f"{key}{PATH_SEPARATOR}{inner}", leaf)
        elif kind is bool or kind is list:
            self._text.put(row, key, _to_json(value).decode())
        elif kind is int:
            self._number.put(row, key, float(value))

    def _put_leaf(self, row: int, path: str, leaf: Any) -> None:
        if type(leaf) is str:
            self._text.put(row, path, leaf)
        elif type(leaf) is float:
            self._number.put(row, path, leaf)
        else:
            self._put_other(row, path, leaf)

    def arrays(self) -> dict[str, pa.Array]:
        """The finished Arrow columns by name."""
        return {
            **{name: self._finished(name, _TEXT) for name in PROPERTY_TEXT},
            **{name: self._finished(name, _NUMBER) for name in HOT_NUMBER},
            "text": self._text.array(),
            "number": self._number.array(),
            "rest": self._rest_array(),
        }

    def _finished(self, name: str, kind: pa.DataType) -> pa.Array:
        column = self._hot.get(name)
        if column is None:
            return repeat("" if kind is _TEXT else None, kind, self._size)
        return pa.array(column, kind) if isinstance(column, list) else column

    def _rest_array(self) -> pa.Array:
        if not self._rest:
            return repeat("", _TEXT, self._size)
        rest = [""] * self._size
        for row, kept in self._rest.items():
            rest[row] = _to_json(kept).decode()
        return pa.array(rest, _TEXT)


def property_arrays(size: int, properties: Sequence[dict[str, Any] | None] | Mapping[str, list[Any]]) -> dict[str, pa.Array]:
    """The property columns of `size` rows, given as rows or by key as columns (UNSET where a row has none)."""
    columns = PropertyColumns(size)
    if isinstance(properties, Mapping):
        for key, values in properties.items():
            columns.add_column(key, values)
    else:
        columns.add_rows(properties)
    return columns.arrays()


def _are_safe(values: list[Any]) -> bool:
    """Whether every integer among numbers (and UNSET) is one that a float holds exactly."""
    return all(type(value) is not int or -_SAFE_INTEGER <= value <= _SAFE_INTEGER for value in values)
