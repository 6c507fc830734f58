"""The statements of a page of a table of events: how many rows stand where in time, and the columns of the rows of one place."""

from __future__ import annotations

from typing import Final, NamedTuple

from tidegauge.contracts.field import HOT_NUMBER, HOT_TEXT, Field
from tidegauge.contracts.plan import Condition
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile import fields
from tidegauge.query.compile.event_tables import STORED, EventTables
from tidegauge.query.compile.listing import search_sql
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder, Statement

STEPS: Final = 1_024
"""Pieces of time in which rows are counted."""

DOCUMENT: Final = "properties"
"""The name of the column that holds an event's properties as they were sent."""

DOCUMENT_PARTS: Final = ("given", *HOT_TEXT, *HOT_NUMBER, "text", "number", "rest")


class Sort(NamedTuple):
    """One part of an order. Rows without the field come last."""

    field: Field
    is_descending: bool


def compile_steps(project: int, span: TimeRange, condition: Condition, search: str, tables: EventTables = STORED) -> Statement:
    """(count, first time, last time) of every piece of the span that has rows, in time order."""
    binder = Binder()
    share = binder.number((STEPS - 1) / max(span.to_ms - span.from_ms, 1))
    piece = f"toUInt16((t - {binder.integer(span.from_ms)}) * {share})"  # monotonic: pieces never overlap, whatever the rounding
    where = _where(project, span, condition, search, binder)
    return binder.statement(
        f"SELECT count(), min(t), max(t) FROM (SELECT {fields.TIME_MS} AS t FROM {tables.events} WHERE {where}) GROUP BY {piece} AS piece ORDER BY piece"
    )


def compile_page(
    project: int,
    span: TimeRange,
    condition: Condition,
    search: str,
    columns: list[Field | None],
    sort: list[Sort],
    *,
    offset: int,
    limit: int,
    tables: EventTables = STORED,
) -> Statement:
    """The columns of `limit` rows from `offset` on in the order of `sort`, then of time (newest first, unless the order is of rising time)."""
    binder = Binder()
    chosen = [expression for field in columns for expression in column_sql(field, binder)]
    named = ", ".join(f"{expression} AS c{index}" for index, expression in enumerate(chosen))
    return binder.statement(
        f"SELECT {named} FROM {tables.events} WHERE {_where(project, span, condition, search, binder)}"
        f" ORDER BY {', '.join(_order(sort, binder))} LIMIT {int(limit)} OFFSET {int(offset)}"
    )


def column_sql(field: Field | None, binder: Binder) -> list[str]:
    """The expressions that a column's value is read from: text and number of a property, the parts of the whole document for None, else one."""
    if field is None:
        return list(DOCUMENT_PARTS)
    match field.kind:
        case "property":
            return [fields.exists(field, binder), fields.text(field, binder), fields.number(field, binder)]
        case "time":
            return [f"toUnixTimestamp64Milli({field.column})"]
        case "number" | "bool" | "list":
            return [field.column]
    return [fields.text(field, binder)]


def _where(project: int, span: TimeRange, condition: Condition, search: str, binder: Binder) -> str:
    where = selected_where(project, span, condition, binder)
    return f"{where} AND {search_sql(search, binder)}" if search else where


def _order(sort: list[Sort], binder: Binder) -> list[str]:
    parts = []
    for field, is_descending in sort:
        direction = "DESC" if is_descending else "ASC"
        match field.kind:
            case "time":
                parts.append(f"{field.column} {direction}")
            case "number":
                parts.append(f"{field.column} {direction} NULLS LAST")
            case "property":
                parts += [f"{fields.number(field, binder)} {direction} NULLS LAST", f"{fields.exists(field, binder)} DESC"]
                parts.append(f"{fields.text(field, binder)} {direction}")
            case _:
                parts += [f"{fields.exists(field, binder)} DESC", f"{fields.text(field, binder)} {direction}"]
    tie = "ASC" if sort[0].field.column == "timestamp" and not sort[0].is_descending else "DESC"
    return [*parts, f"timestamp {tie}", f"_batch {tie}", f"_row {tie}"]
