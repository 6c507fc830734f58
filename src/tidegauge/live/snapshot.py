"""How a tile gets its first numbers, and its later ones when the stream cannot keep them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, Protocol

from tidegauge.contracts.answer import Answer
from tidegauge.contracts.plan import Plan
from tidegauge.contracts.ports import RowReader
from tidegauge.contracts.sight import seeing
from tidegauge.core.clock import Clock
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import DAY_MS, TimeRange
from tidegauge.live.metric_tile import MetricTile
from tidegauge.query.compile.event_tables import EventTables
from tidegauge.query.compile.partials import compile_partials
from tidegauge.query.shape import comparison_range
from tidegauge.stream.engine import SnapshotTooOld, StreamEngine

if TYPE_CHECKING:
    from tidegauge.contracts.cell import CellTable

CONCURRENT: Final = 4
ATTEMPTS: Final = 3
LONG_MS: Final = 2 * DAY_MS
"""Of a range beyond this the states are many and read from raw rows, while roll-ups hold its answer."""


class Tables(Protocol):
    """The part of the query service that tiles are filled from."""

    async def table(self, plan: Plan, span: TimeRange, groups: list[tuple[str, ...]] | None = None) -> CellTable: ...

    def event_tables(self, project: int) -> EventTables: ...

    def finish(self, plan: Plan, table: CellTable, span: TimeRange, previous_table: CellTable | None = None) -> Answer: ...


class Snapshots:
    """Reads what a tile starts from. At most CONCURRENT reads at a time, so that a screen full of tiles does not starve other questions."""

    def __init__(
        self,
        engine: StreamEngine,
        tables: Tables,
        reader: RowReader,
        clock: Clock,
    ) -> None:
        self._engine, self._tables, self._reader, self._clock = engine, tables, reader, clock
        self._turns = asyncio.Semaphore(CONCURRENT)

    def now_s(self) -> float:
        """The time that refreshes are stamped with."""
        return self._clock.monotonic_s()

    async def open(self, tile: MetricTile) -> None:
        """Give the tile its first numbers: kept by the stream when it can, else read once. Raises TidegaugeError when neither works.

        A long range is read once even when the stream can keep it, because that is quick; the tile `is_behind` then, until `follow`.
        """
        tile.is_behind = self._is_long(tile.plan) and self._engine.supports(tile.plan) is None
        if tile.is_behind or not await self._follow(tile):
            await self.refresh(tile)
        await self.compare(tile)

    def restart(self, tile: MetricTile) -> None:
        """The stream's numbers cannot follow what became known of people: it starts over, and the tile is refreshed until then."""
        if tile.live is not None:
            self._engine.close(tile.live)
            tile.live = None
        tile.is_behind = True

    async def follow(self, tile: MetricTile) -> None:
        """Let the stream keep the tile's numbers from now on, when they are not too many. Raises TidegaugeError."""
        await self._follow(tile)
        tile.is_behind = False

    def _is_long(self, plan: Plan) -> bool:
        span = plan.window.range_at(self._clock.now_ms())
        return span.to_ms - span.from_ms > LONG_MS

    async def refresh(self, tile: MetricTile) -> None:
        """Read the tile's numbers anew, noting what it cost."""
        async with self._turns:
            began_s = self._clock.monotonic_s()
            sequence = self._reader.stored_sequence
            span = tile.plan.window.range_at(self._clock.now_ms())
            table = await self._tables.table(tile.plan, span)
            tile.table, tile.span, tile.table_sequence = table, span, sequence
            tile.refreshed_s = self._clock.monotonic_s()
            tile.refresh_cost_s = tile.refreshed_s - began_s

    async def compare(self, tile: MetricTile) -> None:
        """Read the numbers of the range that the plan compares with."""
        compared = comparison_range(tile.plan, tile.plan.window.range_at(self._clock.now_ms()))
        if compared is None:
            return
        current = tile.table if tile.live is None else tile.live.cells(self._clock.now_ms())
        groups = [cell.group for cell in current.groups] if current is not None and tile.plan.dimensions else None
        async with self._turns:
            began_s = self._clock.monotonic_s()
            tile.previous = await self._tables.table(tile.plan, compared, groups)
            tile.compared_s = self._clock.monotonic_s()
            tile.compare_cost_s = tile.compared_s - began_s

    async def _follow(self, tile: MetricTile) -> bool:
        """Start a live query from the store's states up to a sequence; the engine goes on from the next batch, without gap or double."""
        with seeing(tile.plan.sight):
            return await self._follow_plan(tile, tile.plan)

    async def _follow_plan(self, tile: MetricTile, plan: Plan) -> bool:
        if self._engine.supports(plan) is not None:
            return False
        for _ in range(ATTEMPTS):
            async with self._turns:
                sequence = self._reader.stored_sequence
                statement = compile_partials(
                    plan, self._engine.history_span(plan), sequence, self._engine.max_cells + 1, self._tables.event_tables(plan.project)
                )
                try:
                    rows = await self._reader.read(statement.sql, statement.parameters)
                    query = self._engine.open(plan, rows, sequence)
                except SnapshotTooOld:
                    continue
                except LimitReached:
                    return False  # more states than fit: such a tile is refreshed instead, and says so
            if query.is_overflowed:
                self._engine.close(query)
                return False
            tile.live = query
            return True
        return False
