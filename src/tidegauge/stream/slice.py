"""A slice: the rows of a batch that meet a condition, with the cell each falls in. Queries of one shape share it, and the sums made from it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import TypeVar, cast

import msgspec
import numpy as np

from tidegauge.contracts.field import Field
from tidegauge.contracts.plan import And, Condition
from tidegauge.stream.columns import BatchColumns, Floats, Hashes, Ints, Mask
from tidegauge.stream.condition import condition_mask
from tidegauge.stream.group import GroupColumn, Grouping, group_column
from tidegauge.stream.window import PaneGrid, pane_column

T = TypeVar("T")
CellKey = tuple[int, tuple[str, ...]]
"""Pane start and group."""


class Cutting:
    """Panes and groups, hashed once: every batch looks them up for every shape. Equal ones of an engine are one object, which is found without comparing."""

    __slots__ = ("_hash", "grid", "grouping")

    def __init__(self, grid: PaneGrid, grouping: Grouping) -> None:
        self.grid, self.grouping, self._hash = grid, grouping, hash((grid, grouping))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cutting) and (self.grid, self.grouping) == (other.grid, other.grouping)


class Shape:
    """What decides the cells of a batch: panes, groups and the plan's condition. Interned by the engine, so compared by identity.

    `cutting`: equal for shapes of the same panes and groups. `test`: the condition without a joiner around one test.
    """

    __slots__ = ("condition", "cutting", "grid", "grouping", "test")
    cutting: Cutting

    def __init__(self, grid: PaneGrid, grouping: Grouping, condition: Condition, known: Iterable[Shape] = ()) -> None:
        """`known`: shapes to share the cutting of."""
        self.grid = grid
        self.grouping = grouping
        self.condition = condition
        cutting = Cutting(grid, grouping)
        self.cutting = next((shape.cutting for shape in known if shape.cutting == cutting), cutting)
        self.test = condition.parts[0] if isinstance(condition, And) and len(condition.parts) == 1 else condition


class Numbers(msgspec.Struct, frozen=True):
    """The rows of a slice that have a number: local cell, value, and row of the batch."""

    local: Ints
    values: Floats
    rows: Ints


class Slice:
    """`rows`: row numbers, ascending. `local`: each row's cell, 0 to size - 1. What is derived from a field is computed once."""

    def __init__(self, columns: BatchColumns, rows: Ints, local: Ints, size: int) -> None:
        self.columns = columns
        self.rows = rows
        self.local = local
        self.size = size
        self._reach: tuple[int, int] | None = None
        self._derived: dict[tuple[str, str, str | None], object] = {}
        self._meeting: dict[Condition, Slice] = {}
        self._views: dict[Hashable, tuple[list[Hashable], Slice]] = {}

    @cached_property
    def counts(self) -> Ints:
        """Rows per cell."""
        return np.array([len(self.rows)]) if self.size == 1 else np.bincount(self.local, minlength=self.size)

    @cached_property
    def count_list(self) -> list[int]:
        """The same as Python's numbers."""
        found: list[int] = self.counts.tolist()
        return found

    def reach(self, keys: list[CellKey]) -> tuple[int, int]:
        """The first and the last pane of the slice's cells, of which there are some."""
        if self._reach is None:
            starts = [start for start, _ in keys]
            self._reach = min(starts), max(starts)
        return self._reach

    def derive(self, kind: str, field: Field, make: Callable[[], T]) -> T:
        """What `make` gives for a field, computed once for all measures that share the slice."""
        key = (kind, field.column, field.key)
        found = self._derived.get(key)
        if found is None:
            found = self._derived[key] = make()
        return cast(T, found)

    def numbers(self, field: Field) -> Numbers:
        """The rows that have the field as a number."""
        return self.derive("numbers", field, lambda: self._read_numbers(field))

    def number_counts(self, field: Field) -> Ints:
        """Numbers per cell."""
        return self.derive("number_counts", field, lambda: np.bincount(self.numbers(field).local, minlength=self.size))

    def sums(self, field: Field) -> Floats:
        """Sum of the numbers per cell."""
        return self.derive("sums", field, lambda: self._sum(self.numbers(field)))

    def hashes(self, field: Field) -> tuple[Ints, Hashes]:
        """Local cell and 64-bit hash of the rows that have the field: distinct pairs, ascending by cell."""
        return self.derive("hashes", field, lambda: self._read_hashes(field))

    def having(self, field: Field) -> Slice:
        """The rows that have the field in any form, in the same cells."""
        return self.derive("having", field, lambda: self._keep(self.columns.has(field)[self.rows]))

    def meeting(self, condition: Condition) -> Slice:
        """The rows that meet a further condition, in the same cells."""
        found = self._meeting.get(condition)
        if found is None:
            found = self._meeting[condition] = self._keep(condition_mask(self.columns, condition)[self.rows])
        return found

    def view(self, label: Hashable, keys: list[CellKey], name_of: Callable[[CellKey], Hashable]) -> tuple[list[Hashable], Slice]:
        """The same rows with cells of another kind: the distinct `name_of(key)` of the slice's cells, and the slice of them. Made once per label."""
        found = self._views.get(label)
        if found is None:
            places: dict[Hashable, int] = {}
            targets = [places.setdefault(name_of(key), len(places)) for key in keys]
            piece = self if len(places) == len(keys) else Slice(self.columns, self.rows, np.array(targets, np.int64)[self.local], len(places))
            found = self._views[label] = (list(places), piece)
        return found

    def _keep(self, keep: Mask) -> Slice:
        return self if keep.all() else Slice(self.columns, self.rows[keep], self.local[keep], self.size)

    def _sum(self, numbers: Numbers) -> Floats:
        return np.bincount(numbers.local, numbers.values, minlength=self.size).astype(np.float64)

    def _read_numbers(self, field: Field) -> Numbers:
        column = self.columns.number(field)
        valid = column.valid[self.rows]
        rows, local = (self.rows, self.local) if valid.all() else (self.rows[valid], self.local[valid])
        return Numbers(local, column.values[rows], rows)

    def _read_hashes(self, field: Field) -> tuple[Ints, Hashes]:
        codes, hashes = self.columns.people if field.kind == "person" else self.columns.hashed_text(field)
        return _distinct_pairs(self.local, codes[self.rows], hashes)


def batch_slice(columns: BatchColumns, shape: Shape) -> tuple[list[CellKey], Slice]:
    """The slice of a shape and its cells' keys, in cell order; every cell has a row. Shapes whose conditions choose the same rows share one."""
    found: tuple[list[CellKey], Slice] | None = columns.shared.get(shape)
    if found is None:
        mask = condition_mask(columns, shape.test)
        key = (shape.cutting, mask.tobytes())
        found = columns.shared.get(key)
        if found is None:
            found = columns.shared[key] = _cut(columns, shape, mask.nonzero()[0])
        columns.shared[shape] = found
    return found


def measure_slice(whole: Slice, condition: Condition) -> Slice:
    """The slice under a measure's own condition."""
    return whole if isinstance(condition, And) and not condition.parts else whole.meeting(condition)


def _cut(columns: BatchColumns, shape: Shape, rows: Ints) -> tuple[list[CellKey], Slice]:
    if not len(rows):
        return [], Slice(columns, rows, rows, 0)
    panes, groups = pane_column(columns, shape.grid), group_column(columns, shape.grouping)
    codes = _cell_codes(columns, shape, panes.codes, groups)
    if codes is None:
        return [(panes.starts[0], groups.groups[0])], Slice(columns, rows, np.zeros(len(rows), np.int64), 1)
    present, local = _compress(codes[rows], len(panes.starts) * len(groups.groups))
    pane, group = np.divmod(present, len(groups.groups))
    keys = [(panes.starts[i], groups.groups[j]) for i, j in zip(pane.tolist(), group.tolist(), strict=True)]
    return keys, Slice(columns, rows, local, len(keys))


def _cell_codes(columns: BatchColumns, shape: Shape, panes: Ints | None, groups: GroupColumn) -> Ints | None:
    """Each row's pane and group in one number; None when all rows have the same."""
    if panes is None or groups.codes is None:
        return groups.codes if panes is None else panes
    key = (shape.cutting, "codes")
    found: Ints | None = columns.shared.get(key)
    if found is None:
        found = columns.shared[key] = panes * len(groups.groups) + groups.codes
    return found


def _compress(codes: Ints, size: int) -> tuple[Ints, Ints]:
    """The codes in use, ascending, and each row's place among them."""
    if size > 4 * len(codes) + 256:
        return np.unique(codes, return_inverse=True)
    used = np.zeros(size, np.bool_)
    used[codes] = True
    present = used.nonzero()[0]
    if len(present) == size:
        return present, codes
    lut = np.empty(size, np.int64)
    lut[present] = np.arange(len(present))
    return present, lut[codes]


def _distinct_pairs(local: Ints, codes: Ints, hashes: Hashes) -> tuple[Ints, Hashes]:
    """The distinct pairs of cell and hash code (-1 is none), by cell."""
    pairs = local * (len(hashes) + 1) + codes + 1
    pairs.sort()
    new = np.empty(len(pairs), np.bool_)
    new[:1] = True
    np.not_equal(pairs[1:], pairs[:-1], out=new[1:])
    cell, code = np.divmod(pairs[new], len(hashes) + 1)
    known = code > 0
    return (cell, hashes[code - 1]) if known.all() else (cell[known], hashes[code[known] - 1])
