"""The statements of a series of single values: the extremes of every pixel column (M4: Jugel et al., VLDB 2014), or the values themselves."""

from __future__ import annotations

from tidegauge.contracts.field import Field
from tidegauge.contracts.plan import Condition
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile import fields
from tidegauge.query.compile.event_tables import STORED, EventTables
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder, Statement


def compile_columns(project: int, span: TimeRange, condition: Condition, field: Field, width: int, tables: EventTables = STORED) -> Statement:
    """A row per pixel column with values: count, then (time, value) of the first, last, smallest and largest. Of values at one instant any may be the first."""
    binder = Binder()
    # multiplied and of 16 bits: an integer division of 64 costs as much as all the rest (10 M values: 0.23 s against 0.84 s)
    column = f"toUInt16((t - {binder.integer(span.from_ms)}) * {binder.number(width / (span.to_ms - span.from_ms))})"
    extremes = "min(t), argMin(x, t), max(t), argMax(x, t), argMin(t, x), min(x), argMax(t, x), max(x)"
    return binder.statement(f"SELECT count(), {extremes} FROM ({_values(project, span, condition, field, tables, binder)}) GROUP BY {column}")


def compile_values(project: int, span: TimeRange, condition: Condition, field: Field, limit: int, tables: EventTables = STORED) -> Statement:
    """(time, value) of up to `limit` values in time order."""
    binder = Binder()
    return binder.statement(f"SELECT t, x FROM ({_values(project, span, condition, field, tables, binder)}) ORDER BY t, x LIMIT {int(limit)}")


def _values(project: int, span: TimeRange, condition: Condition, field: Field, tables: EventTables, binder: Binder) -> str:
    number = fields.number(field, binder)
    where = selected_where(project, span, condition, binder)
    return f"SELECT {fields.TIME_MS} AS t, assumeNotNull({number}) AS x FROM {tables.events} WHERE {where} AND isNotNull({number})"
