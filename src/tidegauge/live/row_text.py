"""Result rows as the bytes that go over the wire: a row whose cell did not change keeps its bytes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, compress
from operator import is_not
from typing import TYPE_CHECKING, Any, Final

import msgspec

from tidegauge.contracts.answer import Answer
from tidegauge.contracts.plan import MeasureRef, Plan, evaluate
from tidegauge.core.time_range import TimeRange
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.cells import empty_values
from tidegauge.query.shape import MAX_ROWS, number_of

if TYPE_CHECKING:
    from tidegauge.contracts.cell import Cell, CellTable

Finish = Callable[..., Answer]
"""`finish(plan, table, span, previous_table)` of the query service."""

MAX_LABELS: Final = 2_000
"""Groups whose encoded names are kept; all are made anew when there are more."""

_encode = msgspec.json.Encoder().encode
_Group = tuple[str, ...]


class Reading(msgspec.Struct):
    """What a tile shows: `finish`'s rows, each encoded, and its meta as far as a screen wants it."""

    rows: list[bytes]
    total: Any
    exact: bool
    error_bound: float
    truncated: bool
    previous: float | int | msgspec.UnsetType | None = msgspec.UNSET


class RowTexts:
    """Gives for a table what `finish` would. Tables with a comparison or an order of their own go through `finish` itself: they are small.

    Two tables in a row are compared by the identity of their cells: of 300 rows of which five changed, five texts are made.
    """

    def __init__(self, plan: Plan, finish: Finish) -> None:
        self._plan, self._finish = plan, finish
        self._value = _value_of(plan)
        self._names = [dimension.name for dimension in plan.dimensions]
        self._head = b'{"name":' + _encode(plan.metric) + b',"value":'
        self._empty = b'%b%b,"count":0' % (self._head, _encode(self._value(empty_values(plan))))
        self._span: TimeRange | None = None
        self._starts: list[int | None] = [None]
        self._place_of: dict[int | None, int] = {None: 0}
        self._moments: list[bytes] = []
        self._labels: dict[_Group, bytes] = {}
        self._totals: dict[_Group, tuple[Cell, bytes]] = {}
        """Without an interval: a group's cell and row."""
        self._cells: list[Cell] = []
        self._columns: dict[_Group, list[bytes]] = {}
        """With one: the cells of the last look, and a group's rows, one for each of `_starts`."""
        self._is_ranked_here = plan.interval is None or plan.order_by in ("timestamp", "name") or bool(plan.dimensions)

    def read(self, table: CellTable, span: TimeRange, previous: CellTable | None) -> Reading:
        """The rows of `table` over `span`. Raises LimitReached as `finish` does."""
        plan = self._plan
        self._enter(span)
        if previous is not None or not self._is_ranked_here or len(self._starts) * max(len(table.groups), 1) > MAX_ROWS:
            answer = self._finish(plan, table, span, previous)
            meta = answer.meta
            rows = [_encode(row) for row in answer.results]
            return Reading(rows, meta.total, meta.exact, meta.error_bound, meta.truncated, meta.previous_total)
        total = self._value(table.overall.values)
        return Reading(self._rows(table), total, table.is_exact, table.error_bound, table.is_truncated)

    def _enter(self, span: TimeRange) -> None:
        """Rows of another range have other times."""
        if span == self._span:
            return
        self._span = span
        interval = self._plan.interval
        if interval is not None:
            self._starts = list(interval.starts(span, self._plan.timezone))
            self._place_of = {start: place for place, start in enumerate(self._starts)}
        self._moments = [b'"%b"}' % format_timestamp(span.from_ms if start is None else start).encode() for start in self._starts]
        self._totals, self._cells, self._columns = {}, [], {}

    def _rows(self, table: CellTable) -> list[bytes]:
        """Every row in order: groups as they rank, each with all buckets; by time, each bucket with all groups."""
        plan = self._plan
        groups = table.groups if plan.dimensions else [table.overall]
        if plan.interval is None:
            return self._total_rows(groups)
        self._take(table.cells)
        columns = [self._column(cell.group) for cell in groups]
        if plan.order_by != "timestamp":
            return list(chain.from_iterable(columns))
        buckets = list(zip(*columns, strict=True))
        return list(chain.from_iterable(reversed(buckets) if plan.descending else buckets))

    def _total_rows(self, cells: list[Cell]) -> list[bytes]:
        held, moment, rows = self._totals, self._moments[0], []
        for cell in cells:
            known = held.get(cell.group)
            if known is None or known[0] is not cell:
                known = held[cell.group] = cell, self._text(cell, moment)
            rows.append(known[1])
        if len(held) > 2 * len(cells) + 64:  # groups that left
            self._totals = {cell.group: held[cell.group] for cell in cells}
        return rows

    def _take(self, cells: list[Cell]) -> None:
        """Put the rows of the cells into their columns that are not the last look's; all of them when cells moved or left."""
        before = self._cells
        changed = list(compress(zip(cells, before, strict=False), map(is_not, cells, before)))
        if len(cells) < len(before) or any((cell.group, cell.bucket_ms) != (known.group, known.bucket_ms) for cell, known in changed):
            self._columns, before, changed = {}, [], []
        for cell in chain((cell for cell, _ in changed), cells[len(before) :]):
            place = self._place_of.get(cell.bucket_ms)
            if place is not None:
                self._column(cell.group)[place] = self._text(cell, self._moments[place])
        self._cells = cells

    def _column(self, group: _Group) -> list[bytes]:
        """The group's rows; where it has no cell there is nothing."""
        found = self._columns.get(group)
        if found is None:
            start = self._empty + self._label(group)
            found = self._columns[group] = [start + moment for moment in self._moments]
        return found

    def _text(self, cell: Cell, moment: bytes) -> bytes:
        return b'%b%b,"count":%d%b%b' % (self._head, _encode(self._value(cell.values)), cell.count, self._label(cell.group), moment)

    def _label(self, group: _Group) -> bytes:
        found = self._labels.get(group)
        if found is None:
            if len(self._labels) >= MAX_LABELS:
                self._labels.clear()
            found = self._labels[group] = b',"dimensions":%b,"timestamp":' % _encode(dict(zip(self._names, group, strict=True)))
        return found


def _value_of(plan: Plan) -> Callable[[tuple[float | None, ...]], Any]:
    """A row's value from a cell's; most formulas are one measure."""
    number, expression = number_of(plan), plan.expression
    if isinstance(expression, MeasureRef):
        index = expression.index
        return lambda values: number(values[index])
    return lambda values: number(evaluate(expression, values))
