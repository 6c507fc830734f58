"""How many rows a selection has in each piece of its time: what makes any page of a long table one short jump."""

from __future__ import annotations

from collections import OrderedDict
from itertools import accumulate
from typing import Final, NamedTuple

from tidegauge.contracts.ports import QueryLimits, RowReader
from tidegauge.contracts.sight import current_sight
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.event_tables import STORED
from tidegauge.query.compile.page import compile_steps
from tidegauge.query.explore.selection import Selection
from tidegauge.query.freshness import Freshness
from tidegauge.query.segments.source import has_segment

KEPT: Final = 256
_CROWD: Final = 20_000
_LEVELS: Final = 4


class Steps(NamedTuple):
    """(count, first ms, last ms) of the pieces that have rows, in time order."""

    pieces: list[tuple[int, int, int]]
    rows_read: int

    @property
    def total(self) -> int:
        """All rows."""
        return sum(piece[0] for piece in self.pieces)


class Jump(NamedTuple):
    """Where a page lies: rows of `span` from `offset` on."""

    span: TimeRange
    offset: int
    rows_read: int


class StepCounter:
    """Counts, and keeps the counts of unchanged selections."""

    def __init__(self, reader: RowReader, freshness: Freshness, limits: QueryLimits) -> None:
        self._reader = reader
        self._freshness = freshness
        self._limits = limits
        self._kept: OrderedDict[tuple[object, ...], tuple[int, Steps]] = OrderedDict()

    async def count(self, selection: Selection, search: str) -> Steps:
        """The steps of a selection; `rows_read` 0 when they were known. Raises LimitReached, Unavailable."""
        key = (current_sight(), selection.project, selection.condition, selection.span, search)
        until = self._reader.stored_sequence
        kept = self._kept.get(key)
        if (
            kept is not None
            and not has_segment(selection.condition)
            and selection.tables.events == STORED.events
            and self._freshness.is_unchanged(selection.project, selection.span, kept[0], until)
        ):
            self._kept.move_to_end(key)
            return Steps(kept[1].pieces, 0)
        steps = await self._count(selection, search, selection.span)
        self._kept[key] = (until, steps)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return steps

    async def jump(self, selection: Selection, search: str, steps: Steps, *, offset: int, limit: int, is_descending: bool) -> Jump:
        """The shortest known time that holds the page; crowded pieces are counted again, finer."""
        span, rows_read = selection.span, 0
        for _ in range(_LEVELS):
            if steps.total <= offset:  # rows were removed since they were counted
                break
            found, offset, size = narrow(steps.pieces, offset, limit, is_descending)
            is_same, span = found == span, found
            if size <= _CROWD or is_same or span.to_ms - span.from_ms <= 1:
                break
            steps = await self._count(selection, search, span)
            rows_read += steps.rows_read
        return Jump(span, offset, rows_read)

    async def _count(self, selection: Selection, search: str, span: TimeRange) -> Steps:
        statement = compile_steps(selection.project, span, selection.condition, search, selection.tables)
        rows = await self._reader.read(statement.sql, statement.parameters, limits=self._limits)
        return Steps([(row[0], row[1], row[2]) for row in rows.rows], rows.rows_read)


def narrow(pieces: list[tuple[int, int, int]], offset: int, limit: int, is_descending: bool) -> tuple[TimeRange, int, int]:
    """The time of the pieces that hold rows `offset` to `offset + limit`, the offset within them, and how many rows they have."""
    ordered = pieces[::-1] if is_descending else pieces
    ends = list(accumulate(piece[0] for piece in ordered))
    first = next(index for index, end in enumerate(ends) if end > offset)
    last = next((index for index, end in enumerate(ends) if end >= offset + limit), len(ends) - 1)
    before = ends[first] - ordered[first][0]
    held = ordered[first : last + 1]
    return TimeRange(min(piece[1] for piece in held), max(piece[2] for piece in held) + 1), offset - before, ends[last] - before
