"""Fills the roll-ups from the events table, lazily and by sequence: complete up to R, the rest is topped up by who asks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, TypeVar

import msgspec
import structlog

from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.errors import TidegaugeError, Unavailable
from tidegauge.core.time_range import DAY_MS
from tidegauge.store.batch_log import BatchLog
from tidegauge.store.engines.port import Engine
from tidegauge.store.guard import RollupGuard
from tidegauge.store.rollup_pace import RollupPace
from tidegauge.store.rollup_rows import rollup_statements

log = structlog.get_logger(__name__)

T = TypeVar("T")

NOTE: Final = "rollup-3"
"""Its number grows when the roll-ups hold something else: without a note they are made anew."""

REMAKE_NOTE: Final = "rollup-remake"
"""Holds "project day day ..." while these days are made anew, so that a crash in the middle is mended at the start."""

CALM_S: Final = 2.0
MAX_ROWS: Final = 2_000_000
_REMADE_DAYS: Final = 7
_PATIENCE_S: Final = 2.0
_STALL_S: Final = 0.5
_RETRY_S: Final = 1.0
_MAX_LAG_ROWS: Final = 5_000_000
_LIMITS: Final = QueryLimits(timeout_s=120.0, result_rows=10_000_000)
_TABLES: Final = ("rollup_totals", "rollup_dimensions")
_NEW: Final = "_batch > {after:UInt64} AND _batch <= {upto:UInt64}"
_DAY: Final = "toStartOfDay(timestamp, 'UTC')"


class RollupStatistics(msgspec.Struct):
    """Since the start."""

    rounds: int = 0
    seconds: float = 0.0
    given_way: int = 0
    rebuilt_days: int = 0


class RollupWriter:
    """`guard.sequence` is R. The note holds R, or "R R'" while the roll-ups are being moved to R'."""

    def __init__(self, engine: Engine, batches: BatchLog, guard: RollupGuard, stored_sequence: Callable[[], int]) -> None:
        self.statistics = RollupStatistics()
        self._engine = engine
        self._batches = batches
        self._guard = guard
        self._stored_sequence = stored_sequence
        self._threads = ThreadPoolExecutor(1, "rollup", initializer=engine.adopt)
        self._is_closing = False
        self._stages = {table: f"{table}_stage" for table in _TABLES}
        self.writing = asyncio.Lock()
        """Held while roll-ups are written; erasure takes it too."""

    async def recover(self) -> None:
        """Find R. A move that was cut short is finished by rebuilding the days it touched. Raises what the engine raises."""
        note = (await self._batches.note(NOTE)).split()
        if not note:
            await self._run(self._empty)
            await self._batches.set_note(NOTE, "0")
            return
        if len(note) == 2:
            self.statistics.rebuilt_days += await self._run(self._rebuild, int(note[0]), int(note[1]))
            await self._batches.set_note(NOTE, note[1])
        self._guard.sequence = int(note[-1])
        await self._finish_remake()

    async def remove(self, project: int, days: Sequence[int], work: Callable[[], T]) -> T:
        """Run `work`, which removes raw rows of these UTC days (epoch seconds of their start), then make the days' roll-ups anew from what is left.

        Until the new ones are in place the old ones are answered from. Raises what `work`, the engine and the journal raise; then call it again.
        """
        async with self.writing:
            await self._finish_remake()
            await self._batches.set_note(REMAKE_NOTE, " ".join(map(str, (project, *days))))
            removed: T = await self._run(work)
            await self._finish_remake()
            return removed

    async def _finish_remake(self) -> None:
        noted = [int(word) for word in (await self._batches.note(REMAKE_NOTE)).split()]
        if not noted:
            return
        project, *days = noted
        for first in range(0, len(days), _REMADE_DAYS):
            some = days[first : first + _REMADE_DAYS]
            place = {"project": project, "days": some, "first": some[0], "end": some[-1] + DAY_MS // 1000, "upto": self._guard.sequence}
            await self._run(self._stage, f"{_of_days('timestamp')} AND _batch <= {{upto:UInt64}}", place)
            await self._guard.acquire(_PATIENCE_S, None)
            try:
                await asyncio.shield(self._run(self._replace, place))
            finally:
                self._guard.release()
        await self._batches.set_note(REMAKE_NOTE, "")

    async def run(self) -> None:
        """Follow the store, with rounds as RollupPace has them. Until cancelled."""
        pace, seen = RollupPace(), self._stored_sequence()
        while True:
            await asyncio.sleep(CALM_S)
            before, seen = seen, self._stored_sequence()
            if seen <= self._guard.sequence:
                continue
            came = await self._run(self._rows_between, before, seen) if seen != before else 0
            if pace.is_time(came=came, waiting=await self._lag_rows() if came else 0):
                began_s = time.monotonic()
                await self.advance()
                pace.ended(time.monotonic() - began_s)

    async def advance(self) -> bool:
        """One round: up to about MAX_ROWS of the stored rows. False when questions did not leave a moment for it, or nothing waits."""
        async with self.writing:
            after = self._guard.sequence
            upto = await self._run(self._reach, after, self._stored_sequence())
            if upto <= after:
                return False
            began_s = time.monotonic()
            await self._run(self._stage, _NEW, {"after": after, "upto": upto})
            if self._is_closing:
                return False
            stall_s = None if await self._lag_rows() > _MAX_LAG_ROWS else _STALL_S
            if not await self._guard.acquire(_PATIENCE_S, stall_s):
                self.statistics.given_way += 1
                return False
            try:
                await self._move(after, upto)
            finally:
                self._guard.release()
            self.statistics.rounds += 1
            self.statistics.seconds += time.monotonic() - began_s
            return True

    def close(self) -> None:
        """Wait for the statement under way; a round that has not moved yet is given up."""
        self._is_closing = True
        self._threads.shutdown(wait=True)

    async def _move(self, after: int, upto: int) -> None:
        await self._batches.set_note(NOTE, f"{after} {upto}")
        moved = asyncio.ensure_future(self._run(self._publish_stage))
        try:
            await asyncio.shield(moved)
        except asyncio.CancelledError:
            await asyncio.wait([moved])
            raise
        except TidegaugeError as error:
            await self._mend(after, upto, error)
        await self._batches.set_note(NOTE, str(upto))
        self._guard.sequence = upto

    async def _mend(self, after: int, upto: int, error: TidegaugeError) -> None:
        """Rebuild until it works: half-moved roll-ups must not be seen, and no question could be answered meanwhile."""
        while True:
            log.warning("rollup_move_failed", after=after, upto=upto, error=str(error))
            try:
                self.statistics.rebuilt_days += await self._run(self._rebuild, after, upto)
                return
            except TidegaugeError as again:
                error = again
            await asyncio.sleep(_RETRY_S)

    async def _lag_rows(self) -> int:
        rows: int = await self._run(self._rows_between, self._guard.sequence, self._stored_sequence())
        return rows

    def _rows_between(self, after: int, upto: int) -> int:
        rows = self._engine.query(f"SELECT count() FROM events WHERE {_NEW}", {"after": after, "upto": upto}, _LIMITS, "rollup").rows  # noqa: S608
        return int(rows[0][0])

    def _reach(self, after: int, upto: int) -> int:
        """The batch up to which one round goes."""
        if upto <= after or self._rows_between(after, upto) <= MAX_ROWS:
            return upto
        statement = (
            f"SELECT max(_batch) FROM (SELECT _batch, sum(count()) OVER (ORDER BY _batch) AS rows FROM events WHERE {_NEW} GROUP BY _batch)"  # noqa: S608
            " WHERE rows <= {most:UInt64}"
        )
        rows = self._engine.query(statement, {"after": after, "upto": upto, "most": MAX_ROWS}, _LIMITS, "rollup").rows
        return int(rows[0][0]) or after + 1

    def _stage(self, where: str, parameters: dict[str, Any]) -> None:
        """Aggregate the events that meet `where` into the stage; left unfinished when closing."""
        for table, stage in self._stages.items():
            self._engine.command(f"CREATE TABLE IF NOT EXISTS {stage} AS {table} ENGINE = Memory")
            self._engine.command(f"TRUNCATE TABLE {stage}")
        for statement in rollup_statements(self._stages["rollup_totals"], self._stages["rollup_dimensions"], where):
            if self._is_closing:
                return
            self._engine.command(statement, parameters)

    def _replace(self, place: dict[str, Any]) -> None:
        """Put what is staged in the place of some days of a project."""
        if self._is_closing:
            raise Unavailable("The store is closing.", retry_after_s=_RETRY_S)
        for table in _TABLES:
            self._engine.command(f"ALTER TABLE {table} DELETE WHERE {_of_days('bucket')}", place)
        self._publish_stage()

    def _publish_stage(self) -> None:
        for table, stage in self._stages.items():
            self._engine.command(f"INSERT INTO {table} SELECT * FROM {stage}")  # noqa: S608 - our own words

    def _rebuild(self, after: int, upto: int) -> int:
        """Delete every UTC day that the batches touched, in all widths, and make it again from raw rows, some days at a time. Gives the days."""
        span = {"after": after, "upto": upto}
        touched = f"(project, {_DAY}) IN (SELECT project, {_DAY} FROM events WHERE {_NEW})"  # noqa: S608 - our own words
        counted = f"SELECT toUnixTimestamp({_DAY}) AS day, count() FROM events WHERE _batch <= {{upto:UInt64}} AND {touched} GROUP BY day ORDER BY day"  # noqa: S608
        days = self._engine.query(counted, span, _LIMITS, "rollup").rows
        for table in _TABLES:
            self._engine.command(f"ALTER TABLE {table} DELETE WHERE (project, toStartOfDay(bucket)) IN (SELECT project, {_DAY} FROM events WHERE {_NEW})", span)  # noqa: S608
        for first, last in _portions(days):
            time = "timestamp >= toDateTime({first:Int64}, 'UTC') AND timestamp < toDateTime({end:Int64}, 'UTC')"
            self._stage(f"{time} AND _batch <= {{upto:UInt64}} AND {touched}", span | {"first": first, "end": last + DAY_MS // 1000})
            if self._is_closing:
                raise Unavailable("The store is closing.", retry_after_s=_RETRY_S)
            self._publish_stage()
        log.warning("rollup_rebuilt", after=after, upto=upto, days=len(days))
        return len(days)

    def _empty(self) -> None:
        for table in _TABLES:
            self._engine.command(f"TRUNCATE TABLE {table}")

    async def _run(self, work: Callable[..., Any], *arguments: object) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work, *arguments)


def _of_days(time: str) -> str:
    """The condition of a project's rows of some days; the first and the end of them let the engine skip what lies outside."""
    span = f"{time} >= toDateTime({{first:Int64}}, 'UTC') AND {time} < toDateTime({{end:Int64}}, 'UTC')"
    return f"project = {{project:UInt32}} AND {span} AND has({{days:Array(UInt32)}}, toUnixTimestamp(toStartOfDay({time}, 'UTC')))"


def _portions(days: Sequence[tuple[Any, ...]]) -> list[tuple[int, int]]:
    """Days with their rows -> first and last day of portions of about MAX_ROWS rows."""
    found: list[tuple[int, int]] = []
    room = 0
    for day, rows in days:
        if found and rows <= room:
            found[-1] = (found[-1][0], day)
            room -= rows
        else:
            found.append((day, day))
            room = MAX_ROWS - rows
    return found
