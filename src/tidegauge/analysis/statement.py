"""One's own SELECT as the question of a widget: on the events of its time and filters, as groups, moments and figures."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from tidegauge.accounts.policy import Permission
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion
from tidegauge.contracts.answer import ResultRow
from tidegauge.core.timestamps import format_timestamp, parse_timestamp_ms
from tidegauge.query.sql.runner import SqlColumn, Value, bounded, shaped
from tidegauge.query.sql.words import MAX_LENGTH

MAX_ROWS: Final = 5_000
_WRAPPED: Final = re.compile(r"(?:Nullable|LowCardinality)\((.*)\)")


class StatementQuestion(AnalysisQuestion, kw_only=True):
    """The statement travels with the widget: changing a saved one later does not change what a dashboard says."""

    query: Annotated[str, Meta(min_length=1, max_length=MAX_LENGTH, description="One SELECT, as POST /api/sql takes it.")]
    parameters: Annotated[dict[str, Value], Meta(description="Fill {name: Type} places of the statement.")] = msgspec.field(default_factory=dict)
    limit: Annotated[int, Meta(ge=1, le=MAX_ROWS, description="Rows at most.")] = 1_000


class StatementAnswer(AnalysisAnswer, kw_only=True):
    """`columns` and `rows` as POST /api/sql answers them. `results`: every column of numbers, by the texts and the first time of its row."""

    columns: list[SqlColumn]
    rows: list[list[Any]]


async def statement(question: StatementQuestion, inquiry: Inquiry) -> StatementAnswer:
    """The answer. Raises InvalidQuery, Forbidden, LimitReached, Unavailable."""
    admitted = await asyncio.to_thread(inquiry.admit, question.query, question.parameters)
    limits = bounded(inquiry.limits, inquiry.project, question.limit)
    found = shaped(await inquiry.read_rows(admitted, limits), question.limit)
    return StatementAnswer(
        results=_results(found.columns, found.rows), meta=inquiry.meta(truncated=found.meta.truncated), columns=found.columns, rows=found.rows
    )  # fmt: skip


def _results(columns: list[SqlColumn], rows: list[list[Any]]) -> list[ResultRow]:
    """The rows once for each column of numbers, named after it."""
    kinds = [_kind(column.type) for column in columns]
    time = kinds.index("time") if "time" in kinds else None
    texts = [at for at, kind in enumerate(kinds) if kind == "text"]
    return [
        ResultRow(columns[at].name, _number(row[at]), 1, {columns[text].name: _text(row[text]) for text in texts}, None if time is None else _moment(row[time]))
        for at, kind in enumerate(kinds)
        if kind == "number"
        for row in rows
    ]


def _kind(type_: str) -> str:
    while wrapped := _WRAPPED.fullmatch(type_):
        type_ = wrapped[1]
    if type_.startswith("Date"):
        return "time"
    return "number" if re.match(r"U?Int|Float|Decimal", type_) else "text"


def _number(value: Any) -> float | int | None:
    """Integers that came as text, because they are too long for a number, too."""
    return float(value) if isinstance(value, str) else value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else msgspec.json.encode(value).decode()


def _moment(value: Any) -> str | None:
    """A time or day of the engine as ISO 8601 of UTC."""
    if not isinstance(value, str):
        return None
    at_ms = parse_timestamp_ms(value)
    if at_ms is None:  # a day, or a time without a zone
        at_ms = round(datetime.fromisoformat(f"{value.replace(' ', 'T')}{'T00:00:00' if len(value) == 10 else ''}+00:00").timestamp() * 1000)
    return format_timestamp(at_ms)


STATEMENT: Final = Kind(
    name="sql",
    title="SQL",
    description="One SELECT on the project's events of the time and filters that are asked for.",
    question=StatementQuestion,
    answer=StatementAnswer,
    run=statement,
    permission=Permission.SQL,
)
