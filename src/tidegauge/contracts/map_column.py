"""A map column of a batch, made from whole columns of entries and single ones."""

from __future__ import annotations

from itertools import chain
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from tidegauge.contracts.repeat import repeat, steps

_TEXT = pa.string()
_OFFSET: Final = np.int32
_OFFSETS = pa.int32()
_NO_KEYS = pa.nulls(0, _TEXT)


class MapColumn:
    """Entries of `size` rows. Within a row they are in the order in which their columns were put, single ones last."""

    def __init__(self, kind: pa.DataType, size: int) -> None:
        self._kind = kind
        self._size = size
        self._dense: list[tuple[str, list[Any]]] = []
        self._sparse: list[tuple[str, list[Any], list[int]]] = []
        self._rows: list[int] = []
        self._keys: list[str] = []
        self._values: list[Any] = []

    def put_column(self, key: str, values: list[Any], rows: list[int] | None = None) -> None:
        """An entry of every row, or of these rows (ascending, as long as `values`)."""
        if rows is None:
            self._dense.append((key, values))
        elif values:
            self._sparse.append((key, values, rows))

    def put(self, row: int, key: str, value: Any) -> None:
        """One entry of one row."""
        self._rows.append(row)
        self._keys.append(key)
        self._values.append(value)

    def array(self) -> pa.Array:
        """The finished column."""
        if not (self._sparse or self._rows):
            return self._from_dense()
        rows, keys, values = self._entries()
        order = np.argsort(rows, kind="stable")
        offsets = np.zeros(self._size + 1, _OFFSET)
        np.cumsum(np.bincount(rows, minlength=self._size), out=offsets[1:])
        places = pa.array(order)
        return pa.MapArray.from_arrays(pa.array(offsets), keys.take(places), values.take(places))

    def _from_dense(self) -> pa.Array:
        width = len(self._dense)
        if not width:
            return pa.MapArray.from_arrays(repeat(0, _OFFSETS, self._size + 1), _NO_KEYS, pa.nulls(0, self._kind))
        if width == 1:
            keys, values = repeat(self._dense[0][0], _TEXT, self._size), self._dense[0][1]
        else:
            keys = pa.array([key for key, _ in self._dense], _TEXT).take(pa.array(np.tile(np.arange(width), self._size)))
            values = list(chain.from_iterable(zip(*(values for _, values in self._dense), strict=True)))
        return pa.MapArray.from_arrays(steps(width, self._size + 1), keys, pa.array(values, self._kind))

    def _entries(self) -> tuple[npt.NDArray[np.int64], pa.Array, pa.Array]:
        """Row, key and value of every entry, column after column."""
        everywhere = np.arange(self._size)
        columns = [(key, values, everywhere) for key, values in self._dense]
        columns.extend((key, values, np.asarray(rows)) for key, values, rows in self._sparse)
        rows = np.concatenate([*(own for _, _, own in columns), np.asarray(self._rows, np.int64)])
        keys = pa.concat_arrays([*(pa.repeat(pa.scalar(key, _TEXT), len(values)) for key, values, _ in columns), pa.array(self._keys, _TEXT)])
        values = pa.concat_arrays([*(pa.array(values, self._kind) for _, values, _ in columns), pa.array(self._values, self._kind)])
        return rows, keys, values
