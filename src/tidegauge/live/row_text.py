"""Result rows as the bytes that go over the wire: a row whose cell did not change keeps its bytes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

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

_encode = msgspec.json.Encoder().encode
_Place = tuple[tuple[str, ...], int | None]


class Reading(msgspec.Struct):
    """What a tile shows: `finish`'s rows, each encoded, and its meta as far as a screen wants it."""

    rows: list[bytes]
    total: Any
    exact: bool
    error_bound: float
    truncated: bool
    previous: float | int | msgspec.UnsetType | None = msgspec.UNSET


class RowTexts:
    """Gives for a table what `finish` would. Tables with a comparison or an order of their own go through `finish` itself: they are small."""

    def __init__(self, plan: Plan, finish: Finish) -> None:
        self._plan, self._finish = plan, finish
        self._value = _value_of(plan)
        self._empty = empty_values(plan)
        self._names = [dimension.name for dimension in plan.dimensions]
        self._head = b'{"name":' + _encode(plan.metric) + b',"value":'
        self._span: TimeRange | None = None
        self._starts: list[int | None] = [None]
        self._tails: dict[_Place, bytes] = {}
        self._held: dict[_Place, tuple[Cell | None, bytes]] = {}
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
        self._starts = [None] if interval is None else list(interval.starts(span, self._plan.timezone))
        if interval is None:
            self._tails.clear()
            self._held.clear()

    def _rows(self, table: CellTable) -> list[bytes]:
        held, rows = self._held, []
        for place, cell in self._cells(table):
            known = held.get(place)
            if known is None or known[0] is not cell:
                known = held[place] = cell, self._text(place, cell)
            rows.append(known[1])
        if len(held) > 2 * len(rows) + 64:  # buckets that left the range
            stay = {place for place, _ in self._cells(table)}
            self._held = {place: text for place, text in held.items() if place in stay}
            self._tails = {place: tail for place, tail in self._tails.items() if place in stay}
        return rows

    def _cells(self, table: CellTable) -> list[tuple[_Place, Cell | None]]:
        """Every row's place in order, with its cell: groups as they rank, each with all buckets; by time, each bucket with all groups."""
        plan = self._plan
        if plan.interval is None:
            return [((cell.group, None), cell) for cell in (table.groups if plan.dimensions else [table.overall])]
        get = {(cell.group, cell.bucket_ms): cell for cell in table.cells}.get
        groups: list[tuple[str, ...]] = [cell.group for cell in table.groups] if plan.dimensions else [()]
        if plan.order_by == "timestamp":
            starts = self._starts[::-1] if plan.descending else self._starts
            return [(place := (group, start), get(place)) for start in starts for group in groups]
        return [(place := (group, start), get(place)) for group in groups for start in self._starts]

    def _text(self, place: _Place, cell: Cell | None) -> bytes:
        values, count = (self._empty, 0) if cell is None else (cell.values, cell.count)
        tail = self._tails.get(place) or self._tail(place)
        return b'%b%b,"count":%d%b' % (self._head, _encode(self._value(values)), count, tail)

    def _tail(self, place: _Place) -> bytes:
        assert self._span is not None, "rows belong to a range"
        group, start = place
        moment = format_timestamp(self._span.from_ms if start is None else start)
        tail = self._tails[place] = b',"dimensions":%b,"timestamp":"%b"}' % (_encode(dict(zip(self._names, group, strict=True))), moment.encode())
        return tail


def _value_of(plan: Plan) -> Callable[[tuple[float | None, ...]], Any]:
    """A row's value from a cell's; most formulas are one measure."""
    number, expression = number_of(plan), plan.expression
    if isinstance(expression, MeasureRef):
        index = expression.index
        return lambda values: number(values[index])
    return lambda values: number(evaluate(expression, values))
