"""Events as a table: chosen columns, any order, any page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal

import msgspec

from tidegauge.contracts.answer import AnswerMeta
from tidegauge.contracts.field import Field, resolve_field
from tidegauge.core.clock import Clock
from tidegauge.core.errors import LimitReached
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile.page import DOCUMENT, DOCUMENT_PARTS, Sort, compile_page
from tidegauge.query.execute import QueryService
from tidegauge.query.explore.selection import MAX_SEARCH, Choice, Selection, invalid, meta, select
from tidegauge.query.explore.steps import Jump, StepCounter
from tidegauge.query.properties import properties, whole

MAX_COLUMNS: Final = 50
MAX_SORTS: Final = 5
MAX_LIMIT: Final = 1_000
MAX_SORTED_ROW: Final = 100_000
"""Up to this row a table in another order than of time can be paged: its rows have to be sorted up to there."""

DEFAULT_COLUMNS: Final = ("timestamp", "name", "user_id", "value")


class SortOrder(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One part of the order of rows."""

    field: str
    order: Literal["asc", "desc"] = "asc"


class RowsQuestion(Choice, kw_only=True):
    """What a table asks for. `columns` are fields; `properties` is the whole object that was sent. Without `sort`: newest first."""

    columns: tuple[str, ...] = DEFAULT_COLUMNS
    sort: tuple[SortOrder, ...] = ()
    offset: int = 0
    limit: int = 100
    search: str = ""


class Column(msgspec.Struct):
    """A column as it came out: `type` is text, number, time, bool, list or object; of a property, what its values on this page are."""

    field: str
    type: str


class RowsPage(msgspec.Struct):
    """Rows in the order of `columns`; absent values are null, times ISO 8601. `total`: all rows of the selection."""

    columns: list[Column]
    rows: list[list[Any]]
    total: int
    meta: AnswerMeta


class RowsReader:
    """Reads pages. In the order of time any page is one short range, found by counting; in another order the first MAX_SORTED_ROW rows can be reached."""

    def __init__(self, service: QueryService, clock: Clock) -> None:
        self._service = service
        self._clock = clock
        self._steps = StepCounter(service.reader, service.freshness, service.limits)

    async def read(self, question: RowsQuestion, project: int, timezone: str) -> RowsPage:
        """One page. Raises InvalidQuery, LimitReached, Unavailable."""
        begun_s = self._clock.monotonic_s()
        _check(question)
        selection = select(question, project, timezone, self._service, self._clock.now_ms())
        columns = [None if name == DOCUMENT else resolve_field(name) for name in question.columns]
        sort = [Sort(_sortable(part.field, index), part.order == "desc") for index, part in enumerate(question.sort)] or [
            Sort(resolve_field("timestamp"), True)
        ]
        is_by_time = sort[0].field.column == "timestamp"
        if not is_by_time and question.offset + question.limit > MAX_SORTED_ROW:
            raise LimitReached(
                f"Sorted by {sort[0].field.name}, a table reaches row {MAX_SORTED_ROW:,}. Narrow the filters or the time, or sort by timestamp.",
                code="query_offset",
            )
        steps = await self._steps.count(selection, question.search)
        rows_read = steps.rows_read
        found: list[tuple[Any, ...]] = []
        if question.offset < steps.total:
            jump = Jump(selection.span, question.offset, 0)
            if is_by_time:
                jump = await self._steps.jump(
                    selection, question.search, steps, offset=question.offset, limit=question.limit, is_descending=sort[0].is_descending
                )
            found, read = await self._page(question, selection, columns, sort, jump)
            rows_read += jump.rows_read + read
        rows = [_cells(row, columns) for row in found]
        shown = [Column(name, _type(field, [row[at] for row in rows])) for at, (name, field) in enumerate(zip(question.columns, columns, strict=True))]
        elapsed_ms = (self._clock.monotonic_s() - begun_s) * 1000
        return RowsPage(shown, rows, steps.total, meta(selection, elapsed_ms=elapsed_ms, rows_read=rows_read))

    async def _page(
        self, question: RowsQuestion, selection: Selection, columns: list[Field | None], sort: list[Sort], jump: Jump
    ) -> tuple[list[tuple[Any, ...]], int]:
        statement = compile_page(
            selection.project,
            jump.span,
            selection.condition,
            question.search,
            columns,
            sort,
            offset=jump.offset,
            limit=question.limit,
            tables=self._service.event_tables(selection.project, selection.at_ms)
            if any(map(_is_person, (*columns, *(part.field for part in sort))))
            else selection.tables,
        )
        rows = await self._service.reader.read(statement.sql, statement.parameters, limits=self._service.limits)
        return rows.rows, rows.rows_read


def _check(question: RowsQuestion) -> None:
    if not 1 <= len(question.columns) <= MAX_COLUMNS or len(set(question.columns)) != len(question.columns):
        raise invalid("columns", f"needs 1 to {MAX_COLUMNS} different fields")
    if len(question.sort) > MAX_SORTS:
        raise invalid("sort", f"at most {MAX_SORTS} fields")
    if not 1 <= question.limit <= MAX_LIMIT:
        raise invalid("limit", f"must be 1 to {MAX_LIMIT:,}")
    if not 0 <= question.offset <= 10**10:
        raise invalid("offset", "must be 0 to 10,000,000,000")
    if len(question.search) > MAX_SEARCH or "\x00" in question.search:
        raise invalid("search", f"has at most {MAX_SEARCH:,} characters and no NUL")


def _sortable(name: str, index: int) -> Field:
    field = resolve_field(name)
    if field.kind == "list" or name == DOCUMENT:
        raise invalid(f"sort.{index}.field", f"{name} has no order")
    return field


def _is_person(field: Field | None) -> bool:
    return field is not None and field.kind == "person"


def _cells(row: Sequence[Any], columns: list[Field | None]) -> list[Any]:
    """A row of expressions as a row of values."""
    cells: list[Any] = []
    at = 0
    for field in columns:
        width = len(DOCUMENT_PARTS) if field is None else 3 if field.kind == "property" else 1
        cells.append(_value(field, row[at : at + width]))
        at += width
    return cells


def _value(field: Field | None, parts: Sequence[Any]) -> Any:
    if field is None:
        return properties(dict(zip(DOCUMENT_PARTS, parts, strict=True)))
    match field.kind:
        case "property":
            is_there, text, number = parts
            return (text if number is None else whole(number)) if is_there else None
        case "number":
            return whole(parts[0])
        case "time":
            return format_timestamp(parts[0])
        case "bool":
            return bool(parts[0])
        case "list":
            return parts[0]
    return parts[0] or None


def _type(field: Field | None, values: list[Any]) -> str:
    if field is None:
        return "object"
    if field.kind != "property":
        return "text" if field.kind == "person" else field.kind
    kinds = {isinstance(value, str) for value in values if value is not None}
    return "number" if kinds == {False} else "text"
