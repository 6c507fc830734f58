"""Runs a person's SQL on their project's events, within limits."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any, Final

import msgspec

from tidegauge.contracts.ports import QueryLimits, RowReader, Rows, Sandbox
from tidegauge.core.clock import Clock
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.time_range import MINUTE_MS, TimeRange
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, MIN_TIMESTAMP_MS
from tidegauge.query.compile.event_tables import STORED, EventTables
from tidegauge.query.compile.statement import Statement
from tidegauge.query.period import read_instant
from tidegauge.query.sql.turnstile import Turnstile
from tidegauge.query.sql.words import HIDDEN

MAX_ROWS: Final = 10_000
MAX_ROWS_TO_READ: Final = 500_000_000
MAX_MEMORY_BYTES: Final = 1_000_000_000
_SAFE: Final = 2**53
_UTC: Final = re.compile(r"(?:Nullable\()?DateTime(?:64)?\((?:\d, )?'UTC'\)\)?")

Value = str | int | float | bool | None | list[str | int | float | bool]


class SqlQuestion(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """One SELECT, written out or kept (`saved`: its id). `from` and `to` bound the tables, `parameters` fill `{name: Type}` places, `limit` is in rows."""

    query: str = ""
    saved: str | None = None
    from_: str | float | None = msgspec.field(name="from", default=None)
    to: str | float | None = None
    timezone: str | None = None
    limit: int = 1_000
    parameters: dict[str, Value] = {}


class SqlColumn(msgspec.Struct):
    """A column of the answer with the engine's type."""

    name: str
    type: str


class SqlMeta(msgspec.Struct):
    """What the statement cost; `truncated` when there are more rows than the limit."""

    rows_read: int
    bytes_read: int
    elapsed_ms: float
    truncated: bool


class SqlAnswer(msgspec.Struct):
    """Rows in the statement's order. Integers beyond 2^53 are text; times of the zone UTC are ISO 8601."""

    columns: list[SqlColumn]
    rows: list[list[Any]]
    meta: SqlMeta


class SqlRunner:
    """Admits, runs and shapes. `tables_of`: where a project's events are read."""

    def __init__(self, reader: RowReader, limits: QueryLimits, clock: Clock, tables_of: Callable[[int], EventTables] = lambda project: STORED) -> None:
        self._tables_of = tables_of
        self._reader = reader
        self._limits = limits
        self._clock = clock
        self._turnstile = Turnstile()

    async def run(self, question: SqlQuestion, project: int, who: str, timezone: str) -> SqlAnswer:
        """The answer for `who` in the project whose zone is `timezone`. Raises InvalidQuery, Forbidden, LimitReached, Unavailable."""
        if not 1 <= question.limit <= MAX_ROWS:
            raise _invalid("limit", f"must be 1 to {MAX_ROWS:,}")
        span = self._span(question, question.timezone or timezone)
        statement = await asyncio.to_thread(_admit, question.query, question.parameters, project, span, self._tables_of(project))
        limits = bounded(self._limits, project, question.limit)
        async with self._turnstile.turn(who):
            rows = await self._reader.read(statement.sql, statement.parameters, limits=limits)
        return shaped(rows, question.limit)

    def _span(self, question: SqlQuestion, timezone: str) -> TimeRange:
        from_ms = MIN_TIMESTAMP_MS if question.from_ is None else read_instant(question.from_, "from", timezone)
        to_ms = MAX_TIMESTAMP_MS if question.to is None else read_instant(question.to, "to", timezone)
        if from_ms >= to_ms:
            raise _invalid("to", "must be after from")
        if question.to is None and question.from_ is not None:
            to_ms = max(self._clock.now_ms() + MINUTE_MS, from_ms + 1)
        return TimeRange(from_ms, to_ms)


def bounded(limits: QueryLimits, project: int, rows: int) -> QueryLimits:
    """The limits of a statement that a person wrote, for `rows` rows of an answer."""
    memory_bytes = min(limits.memory_bytes, MAX_MEMORY_BYTES)
    return msgspec.structs.replace(limits, memory_bytes=memory_bytes, result_rows=rows + 1, sandbox=Sandbox(project, rows + 1, MAX_ROWS_TO_READ))


def _admit(query: str, parameters: dict[str, Value], project: int, span: TimeRange, tables: EventTables) -> Statement:
    from tidegauge.query.sql.gate import admit  # the parser takes half a second to load: with the first statement, not with the server

    return admit(query, parameters, project, span, tables)


def shaped(rows: Rows, limit: int) -> SqlAnswer:
    """The answer without the columns that only the statement's own references made."""
    kept = [index for index, name in enumerate(rows.columns) if not HIDDEN.fullmatch(name)]
    times = {index for index in kept if _UTC.fullmatch(rows.types[index])}
    shown = [[_shown(row[index], index in times) for index in kept] for row in rows.rows[:limit]]
    meta = SqlMeta(rows.rows_read, rows.bytes_read, round(rows.elapsed_ms, 3), len(rows.rows) > limit)
    return SqlAnswer([SqlColumn(rows.columns[index], rows.types[index]) for index in kept], shown, meta)


def _shown(value: Any, is_time: bool) -> Any:
    if is_time and isinstance(value, str):
        return value.replace(" ", "T") + "Z"
    if type(value) is int and not -_SAFE <= value <= _SAFE:
        return str(value)
    return value


def _invalid(place: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
