"""A table of cells dressed as an answer: formula, gaps, order, comparison. Pure: screens kept live by the stream get the same rows as a query."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from tidegauge.contracts.answer import Answer, AnswerMeta, ResultRow
from tidegauge.contracts.cell import Cell, CellTable
from tidegauge.contracts.plan import MeasureRef, Plan, evaluate
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import TimeRange, previous_range
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.cells import empty_values
from tidegauge.query.period import previous_year

MAX_ROWS: Final = 100_000

Group = tuple[str, ...]
Place = tuple[Group, int | None]


def comparison_range(plan: Plan, span: TimeRange) -> TimeRange | None:
    """The range that the plan compares with, None when it does not."""
    if plan.compare is None:
        return None
    return previous_range(span) if plan.compare == "previous_period" else previous_year(span, plan.timezone)


def finish(plan: Plan, table: CellTable, span: TimeRange, previous_table: CellTable | None = None) -> Answer:
    """The answer of `table`, the plan over `span`; `previous_table` is the plan over `comparison_range`.

    Without dimension and interval: one row. With an interval: a row for every bucket (of every group), gaps as 0, or null where nothing can be measured.
    `cached` and `elapsed_ms` are the caller's to set. Raises LimitReached above MAX_ROWS rows.
    """
    starts: list[int | None] = list(plan.interval.starts(span, plan.timezone)) if plan.interval else [None]
    groups: list[Group] = [cell.group for cell in table.groups] if plan.dimensions else [()]
    if len(groups) * len(starts) > MAX_ROWS:
        raise LimitReached(f"The answer would have {len(groups) * len(starts):,} rows; the limit is {MAX_ROWS:,}. Choose a longer interval or a smaller limit.")
    shaper = _Shaper(plan, span)
    cells = _by_place(table, plan)
    before = None if previous_table is None else _previous_cells(plan, previous_table, span, starts)
    places = [(group, start) for group in groups for start in starts]
    rows = [shaper.row(place, cells.get(place), before) for place in places]
    return Answer(_ordered(rows, plan), shaper.meta(table, previous_table))


class _Shaper:
    def __init__(self, plan: Plan, span: TimeRange) -> None:
        self._plan = plan
        self._span = span
        self._empty = empty_values(plan)
        self._number = number_of(plan)
        self._names = [dimension.name for dimension in plan.dimensions]

    def value(self, cell: Cell | None) -> Any:
        return self._number(evaluate(self._plan.expression, self._empty if cell is None else cell.values))

    def row(self, place: Place, cell: Cell | None, before: dict[Place, Cell] | None) -> ResultRow:
        group, start = place
        row = ResultRow(
            self._plan.metric,
            self.value(cell),
            cell.count if cell else 0,
            dict(zip(self._names, group, strict=True)),
            format_timestamp(self._span.from_ms if start is None else start),
        )
        if before is not None:
            row.previous = self.value(before.get(place))
        return row

    def meta(self, table: CellTable, previous_table: CellTable | None) -> AnswerMeta:
        plan, span = self._plan, self._span
        return AnswerMeta(
            from_=format_timestamp(span.from_ms),
            to=format_timestamp(span.to_ms),
            interval=plan.interval.name if plan.interval else None,
            timezone=plan.timezone,
            exact=table.is_exact and (previous_table is None or previous_table.is_exact),
            error_bound=max(table.error_bound, previous_table.error_bound if previous_table else 0.0),
            cached=False,
            elapsed_ms=0.0,
            rows_read=table.rows_read + (previous_table.rows_read if previous_table else 0),
            truncated=table.is_truncated,
            total=self.value(table.overall),
            source=table.source,
            previous_total=msgspec.UNSET if previous_table is None else self.value(previous_table.overall),
        )


def _by_place(table: CellTable, plan: Plan) -> dict[Place, Cell]:
    if plan.interval is not None:
        return {(cell.group, cell.bucket_ms): cell for cell in table.cells}
    if plan.dimensions:
        return {(cell.group, None): cell for cell in table.groups}
    return {((), None): table.overall}


def _previous_cells(plan: Plan, table: CellTable, span: TimeRange, starts: list[int | None]) -> dict[Place, Cell]:
    """The earlier cells at the places of today's: the nth bucket beside the nth."""
    cells = _by_place(table, plan)
    earlier = comparison_range(plan, span)
    if plan.interval is None or earlier is None:
        return cells
    moved = dict(zip(plan.interval.starts(earlier, plan.timezone), starts, strict=False))
    return {(group, moved[start]): cell for (group, start), cell in cells.items() if start is not None and start in moved}


def _ordered(rows: list[ResultRow], plan: Plan) -> list[ResultRow]:
    """Groups come ranked. A series without groups, and an order by time, are sorted here; ties keep the groups' rank."""
    if plan.interval is None:
        return rows
    if plan.order_by == "timestamp":
        return sorted(rows, key=lambda row: row.timestamp or "", reverse=plan.descending)
    if plan.dimensions or plan.order_by == "name":
        return rows
    sign = -1 if plan.descending else 1

    def place(row: ResultRow) -> tuple[bool, float]:
        value = row.count if plan.order_by == "count" else row.value
        return (True, 0.0) if not isinstance(value, int | float) else (False, sign * value)

    return sorted(rows, key=place)


def number_of(plan: Plan) -> Callable[[Any], Any]:
    """Counts are whole numbers, whether SQL or the stream's floats made them."""
    expression = plan.expression
    if isinstance(expression, MeasureRef) and plan.measures[expression.index].aggregation in ("count", "unique_count"):
        return lambda value: value if value is None else int(value)
    return lambda value: value
