"""A plan over a span as a table of cells: one scan where one does, a second for the buckets of ranked groups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from tidegauge.contracts.cell import Cell, CellTable
from tidegauge.contracts.person_use import is_about_people
from tidegauge.contracts.plan import OTHER, Plan, Source
from tidegauge.contracts.ports import QueryLimits, RowReader, Rows
from tidegauge.contracts.sight import WHOLE, seeing
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import TimeRange
from tidegauge.query.cells import CellSeconds, Key, empty_values, merge_sources, rank_groups, read_cells
from tidegauge.query.compile.event_tables import STORED, EventTables, event_tables
from tidegauge.query.compile.measure import SKETCH_ERROR, is_sketchable
from tidegauge.query.compile.rollup import PEOPLE_ERROR, Rollup, rollup_dimension
from tidegauge.query.compile.source import events_where
from tidegauge.query.compile.statement import Binder, Statement
from tidegauge.query.compile.table import Scope, compile_buckets, compile_cells, compile_groups, compile_overall, compile_rest, compile_summary
from tidegauge.query.row_rules.condition import holds_sight

EXACT_ROWS: Final = 5_000_000
"""Up to this many rows of the span, distinct counts and percentiles are exact; above, sketches answer unless the question says `exact`."""

Group = tuple[str, ...]
IsUnchanged = Callable[[int, TimeRange, int, int], bool]

_COUNT_AGE_S: Final = 10.0
_SOURCES: Final[tuple[Source, ...]] = ("events", "sessions")


class TableRunner:
    """Runs plans on the store. `limits` bound each statement."""

    def __init__(
        self,
        reader: RowReader,
        clock: Clock,
        limits: QueryLimits | None = None,
        is_merged: Callable[[int], bool] = lambda project: False,
        is_unchanged: IsUnchanged = lambda project, span, after, until: False,
    ) -> None:
        """`is_merged`: whether people of a project were linked; `is_unchanged`: whether it is known that no batch above one, up to another, has an event of
        a project in a span."""
        self._is_unchanged = is_unchanged
        self._reader = reader
        self._clock = clock
        self._is_merged = is_merged
        self._limits = limits or QueryLimits()
        self._stored_rows = (-_COUNT_AGE_S, 0)

    async def run(self, plan: Plan, span: TimeRange, groups: list[tuple[str, ...]] | None = None) -> CellTable:
        """The table of `plan` over `span`; of these groups (OTHER among them is the rest) instead of the top ones. Raises LimitReached, Unavailable."""
        tables = event_tables(plan.project, is_merged=is_about_people(plan) and self._is_merged(plan.project), at_ms=plan.window.at_ms)
        is_exact = await self._is_exact(plan, span, tables)
        dimension = rollup_dimension(plan, span, with_people=not is_exact and tables.events == STORED.events)  # sketches of people cannot be merged anew
        if dimension is None:
            return await self._fill(_Run(self._reader, self._limits, plan, span, is_exact=is_exact, tables=tables), groups)
        async with self._reader.rollup_guard() as sequence:  # held over all statements: they see one state of the roll-up
            rollup = Rollup(dimension, sequence, self._has_recent(plan.project, span, sequence)) if sequence else None
            limits = msgspec.structs.replace(self._limits, has_sight=holds_sight(plan))
            return await self._fill(_Run(self._reader, limits, plan, span, is_exact=is_exact, rollup=rollup), groups)

    def _has_recent(self, project: int, span: TimeRange, sequence: int) -> bool:
        stored = self._reader.stored_sequence
        return stored > sequence and not self._is_unchanged(project, span, sequence, stored)

    async def _fill(self, run: _Run, groups: list[Group] | None) -> CellTable:
        return await (run.table() if groups is None or not run.plan.dimensions else run.table_of(groups))

    async def _is_exact(self, plan: Plan, span: TimeRange, tables: EventTables) -> bool:
        if plan.exact or not any(map(is_sketchable, plan.measures)) or await self._all_rows() <= EXACT_ROWS:
            return True
        binder = Binder()
        statement = f"SELECT count() FROM {tables.events} WHERE {events_where(plan, span, binder)}"  # noqa: S608 - our own words
        counted = await self._reader.read(statement, binder.parameters, limits=self._limits)
        return int(counted.rows[0][0]) <= EXACT_ROWS

    async def _all_rows(self) -> int:
        """Rows in the store, from its part metadata; looked up at most every 10 s."""
        now_s = self._clock.monotonic_s()
        read_s, count = self._stored_rows
        if now_s - read_s >= _COUNT_AGE_S:
            with seeing(WHOLE):
                rows = await self._reader.read("SELECT count() FROM events", limits=self._limits)
            count = int(rows.rows[0][0])
            self._stored_rows = (now_s, count)
        return count


class _Run:
    """One run of one plan."""

    def __init__(
        self,
        reader: RowReader,
        limits: QueryLimits,
        plan: Plan,
        span: TimeRange,
        *,
        is_exact: bool = True,
        rollup: Rollup | None = None,
        tables: EventTables = STORED,
    ) -> None:
        self._reader = reader
        self._limits = limits
        self.plan = plan
        self._span = span
        self._is_exact = is_exact
        self._is_rolled = rollup is not None
        sources = [source for source in _SOURCES if any(measure.source == source for measure in plan.measures)]
        self._scopes = [Scope(plan, span, source, is_exact, rollup, tables) for source in sources or _SOURCES[:1]]
        self._seconds = CellSeconds(plan, span)
        self._rows_read = 0

    async def table(self) -> CellTable:
        """Everything the plan asks for."""
        plan = self.plan
        if not plan.dimensions:
            cells = await self._read([(compile_buckets if plan.interval else compile_overall)(scope) for scope in self._scopes])
            return self._finish(cells, [], [cell for (_, bucket_ms), cell in cells.items() if bucket_ms is not None])
        summary = await self._summary()
        ranked = [cell for (group, _), cell in summary.items() if group is not None]
        if len(self._scopes) > 1:
            ranked = rank_groups(ranked, plan)
        is_truncated = len(ranked) > plan.limit
        top = ranked[: plan.limit]
        keys = [cell.group for cell in top] if is_truncated else None
        found = await self._cells(keys) if top else []
        rest = await self._rest(keys) if plan.other and keys is not None else []
        return self._finish(summary, top + rest[:1], found + rest[1:], is_truncated=is_truncated)

    async def table_of(self, groups: list[Group]) -> CellTable:
        """The same for given groups, in their order; those without events are empty."""
        plan = self.plan
        other = (OTHER,) * len(plan.dimensions)
        keys = [group for group in groups if not (plan.other and group == other)]
        cells = await self._read([compile_overall(scope) for scope in self._scopes])
        if keys:
            cells |= await self._read([compile_groups(scope, keys) for scope in self._scopes])
        top = [cells.get((group, None)) or Cell(group, empty_values(plan), 0) for group in keys]
        found = await self._cells(keys) if keys else []
        rest = await self._rest(keys) if keys and len(keys) < len(groups) else []
        return self._finish(cells, top + rest[:1], found + rest[1:])

    async def _cells(self, keys: list[Group] | None) -> list[Cell]:
        if self.plan.interval is None:
            return []
        return list((await self._read([compile_cells(scope, keys) for scope in self._scopes])).values())

    async def _rest(self, keys: list[Group]) -> list[Cell]:
        """The groups beyond `keys` merged: over all first, then per bucket."""
        rest = (await self._read([compile_rest(scope, keys) for scope in self._scopes])).values()
        others = [Cell((OTHER,) * len(self.plan.dimensions), cell.values, cell.count, cell.bucket_ms) for cell in rest]
        return sorted(others, key=lambda cell: -1 if cell.bucket_ms is None else cell.bucket_ms)

    async def _summary(self) -> dict[Key, Cell]:
        limit = self.plan.limit + 1 if len(self._scopes) == 1 else None
        return await self._read([compile_summary(scope, limit=limit) for scope in self._scopes])

    async def _read(self, statements: list[Statement]) -> dict[Key, Cell]:
        """The cells of one statement per source."""
        parts = []
        for scope, statement in zip(self._scopes, statements, strict=True):
            rows: Rows = await self._reader.read(statement.sql, statement.parameters, limits=self._limits)
            self._rows_read += rows.rows_read
            parts.append((scope.source, read_cells(rows.rows, self.plan, self._seconds)))
        return merge_sources(parts, self.plan)

    def _finish(self, cells: dict[Key, Cell], groups: list[Cell], found: list[Cell], *, is_truncated: bool = False) -> CellTable:
        is_exact = self._is_exact or not any(map(is_sketchable, self.plan.measures))
        overall = cells.get((None, None)) or Cell((), empty_values(self.plan), 0)
        error = 0.0 if is_exact else PEOPLE_ERROR if self._is_rolled else SKETCH_ERROR
        return CellTable(overall, groups, found, is_exact, error, is_truncated, self._rows_read, "rollup" if self._is_rolled else "raw")
