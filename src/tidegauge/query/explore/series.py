"""A metric's single values over time, as few as a screen can show and looking as all of them would."""

from __future__ import annotations

import asyncio
from typing import Final, Literal

import msgspec
import numpy as np

from tidegauge.contracts.answer import AnswerMeta
from tidegauge.contracts.field import Field, resolve_field
from tidegauge.core.clock import Clock
from tidegauge.query.compile.points import compile_columns, compile_values
from tidegauge.query.execute import QueryService
from tidegauge.query.explore.selection import Choice, Selection, invalid, meta, select
from tidegauge.query.explore.triangles import largest_triangles

MIN_WIDTH: Final = 50
MAX_WIDTH: Final = 4_000
POINTS_PER_COLUMN: Final = 4

Point = tuple[int, float]


class SeriesQuestion(Choice, kw_only=True):
    """What a chart asks for. `width`: pixels. `method`: `m4` keeps every column's first, last, smallest and largest value; `lttb` one value a pixel."""

    width: int = 1_000
    value_field: str | None = None
    method: Literal["m4", "lttb"] = "m4"


class Series(msgspec.Struct):
    """`points` are [epoch ms, value] in time order, at most 4 a pixel; `sampled` when there are more than these (`total_points`)."""

    points: list[Point]
    total_points: int
    sampled: bool
    meta: AnswerMeta


class SeriesReader:
    """Reads single values of the store."""

    def __init__(self, service: QueryService, clock: Clock) -> None:
        self._service = service
        self._clock = clock

    async def read(self, question: SeriesQuestion, project: int, timezone: str) -> Series:
        """The values of the question's events. One scan; a second, small one when there are few. Raises InvalidQuery, LimitReached, Unavailable."""
        begun_s = self._clock.monotonic_s()
        if not MIN_WIDTH <= question.width <= MAX_WIDTH:
            raise invalid("width", f"must be {MIN_WIDTH} to {MAX_WIDTH:,} pixels")
        selection = select(question, project, timezone, self._service, self._clock.now_ms(), is_single=True)
        field = _field(question, selection)
        statement = compile_columns(project, selection.span, selection.condition, field, question.width, selection.tables)
        columns = await self._service.reader.read(statement.sql, statement.parameters, limits=self._service.limits)
        total, rows_read = sum(row[0] for row in columns.rows), columns.rows_read
        if total <= POINTS_PER_COLUMN * question.width:
            points, read = await self._all(selection, field, total)
            rows_read += read
        else:
            points = _extremes(columns.rows)
            points = points if question.method == "m4" else await asyncio.to_thread(_thinned, points, question.width)
        elapsed_ms = (self._clock.monotonic_s() - begun_s) * 1000
        return Series(points, max(total, len(points)), total > len(points), meta(selection, elapsed_ms=elapsed_ms, rows_read=rows_read))

    async def _all(self, selection: Selection, field: Field, total: int) -> tuple[list[Point], int]:
        if not total:
            return [], 0
        statement = compile_values(selection.project, selection.span, selection.condition, field, total, selection.tables)
        rows = await self._service.reader.read(statement.sql, statement.parameters, limits=self._service.limits)
        return [(row[0], row[1]) for row in rows.rows], rows.rows_read


def _field(question: SeriesQuestion, selection: Selection) -> Field:
    """The number that is shown: the one asked for, the metric's own, or the event's value."""
    if question.value_field is not None:
        field = resolve_field(question.value_field)
        if field.kind not in ("number", "property"):
            raise invalid("value_field", f"a series needs numbers, {field.name} is a {field.kind}")
        return field
    own = selection.field
    return own if own is not None and own.kind in ("number", "property") else resolve_field("value")


def _extremes(rows: list[tuple[int, ...]]) -> list[Point]:
    """The distinct points of every column, in time order."""
    return sorted({(row[place], row[place + 1]) for row in rows for place in (1, 3, 5, 7)})


def _thinned(points: list[Point], count: int) -> list[Point]:
    table = np.array(points, np.float64)
    times = table[:, 0] - table[0, 0]
    return [points[position] for position in largest_triangles(times, table[:, 1], count)]
