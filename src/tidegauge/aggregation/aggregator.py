"""Makes the points of windows that have ended, from what the store holds of them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, Protocol

from tidegauge.aggregation.book import AggregationBook, KnownRule
from tidegauge.aggregation.point import WindowResult, point_of
from tidegauge.aggregation.window import MAX_SESSION_MS, ended
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.plan import Plan
from tidegauge.contracts.sight import as_owner
from tidegauge.core.clock import Clock
from tidegauge.core.errors import TidegaugeError, Unavailable
from tidegauge.core.time_range import TimeRange

log = logging.getLogger(__name__)

TICK_S: Final = 0.25
WINDOWS_A_TURN: Final = 50
"""Windows of one rule that are made up for at a time, after a pause."""
MAX_GROUPS: Final = 1_000
"""Points of one window; the groups with the greatest values."""
STORE_WAIT_S: Final = 10.0
SESSIONS_A_TURN: Final = 10_000
CHUNK: Final = 1_000

Submit = Callable[[int, Sequence[dict[str, Any]]], Awaitable[object]]


class Measuring(Protocol):
    """Answers over a window, from the store."""

    async def measure(self, plan: Plan, window: TimeRange, limit: int) -> list[ResultRow]:
        """A number for each group that has events in the window. Raises LimitReached, Unavailable."""
        ...

    async def sessions(self, plan: Plan, span: TimeRange, gap_ms: int, ended: TimeRange, limit: int) -> list[tuple[TimeRange, ResultRow]]:
        """The session windows that `ended` then, of the events of `span`, earliest first. Raises as `measure`."""
        ...


class Positions(Protocol):
    """How far the journal and the store have come."""

    @property
    def last_sequence(self) -> int: ...

    @property
    def stored_sequence(self) -> int: ...


class Aggregator:
    """`submit` takes events of a project and returns when they are durable."""

    def __init__(self, book: AggregationBook, measuring: Measuring, submit: Submit, positions: Positions, clock: Clock) -> None:
        self._book, self._measuring, self._submit, self._positions, self._clock = book, measuring, submit, positions, clock

    async def run(self) -> None:
        """Make points forever, of every window as its lateness is over."""
        while True:
            await asyncio.sleep(TICK_S)
            try:
                await self.turn()
            except Unavailable as error:
                await asyncio.sleep(error.retry_after_s or 1.0)

    async def turn(self) -> int:
        """Make the points that are due now, the oldest windows first; gives how many. Raises Unavailable when nothing could be written down."""
        now_ms, due = self._clock.now_ms(), list[tuple[KnownRule, list[TimeRange]]]()
        for known in self._book.rules.values():
            if known.rule.is_enabled and known.done_until_ms + known.rule.step_ms <= now_ms and (windows := self._due(known, now_ms)):
                due.append((known, windows))
        if not due:
            return 0
        await self._until_stored(self._positions.last_sequence)
        progress: dict[str, tuple[int, int]] = {}
        for known, windows in due:
            made = await self._make(known, windows)
            if made is not None:
                progress[known.id] = made
        if progress:
            await self._book.advance(progress)
        return sum(points for _, points in progress.values())

    def _due(self, known: KnownRule, now_ms: int) -> list[TimeRange]:
        try:
            lateness_ms = self._book.lateness_ms(known)
            until_ms = min(now_ms - lateness_ms, self._book.fed_until_ms(known, now_ms))
            return ended(known.rule, known.done_until_ms, until_ms, WINDOWS_A_TURN)
        except TidegaugeError as error:
            self._failed(known, error)
            return []

    async def _until_stored(self, sequence: int) -> None:
        """What was accepted before can be asked for. Raises Unavailable when the store is too far behind."""
        until_s = self._clock.monotonic_s() + STORE_WAIT_S
        while self._positions.stored_sequence < sequence:
            if self._clock.monotonic_s() > until_s:
                raise Unavailable("The store is behind the journal.", retry_after_s=1.0)
            await asyncio.sleep(0.02)

    async def _make(self, known: KnownRule, windows: list[TimeRange]) -> tuple[int, int] | None:
        """(done until, points) of a rule; None when that failed, to be tried again."""
        try:
            with as_owner(known.sight):
                until_ms, results = await self._measured(known, windows)
            points = [point_of(known, result) for result in results]
            for start in range(0, len(points), CHUNK):
                await self._submit(known.project_id, points[start : start + CHUNK])
        except TidegaugeError as error:
            self._failed(known, error)
            return None
        self._book.faults.pop(known.id, None)
        return until_ms, len(points)

    async def _measured(self, known: KnownRule, windows: list[TimeRange]) -> tuple[int, list[WindowResult]]:
        plan = self._book.plan(known)
        if known.rule.window == "session":
            return await self._sessions(known, plan, windows[0])
        return windows[-1].to_ms, await self._windows(plan, windows)

    async def _windows(self, plan: Plan, windows: list[TimeRange]) -> list[WindowResult]:
        results = []
        for window in windows:
            rows = await self._measuring.measure(plan, window, MAX_GROUPS)
            results += [result for row in rows if (result := _result(window, row)) is not None]
        return results

    async def _sessions(self, known: KnownRule, plan: Plan, over: TimeRange) -> tuple[int, list[WindowResult]]:
        """What ended in `over`; when that is too much for a turn, what ended until the last one that fits."""
        gap_ms = known.rule.length_ms
        found = await self._measuring.sessions(plan, TimeRange(over.from_ms - gap_ms - MAX_SESSION_MS, over.to_ms), gap_ms, over, SESSIONS_A_TURN)
        until_ms = over.to_ms
        if len(found) == SESSIONS_A_TURN:
            last_ms = found[-1][0].to_ms - 1  # of its last event; it ended the pause later, as others of that moment may have
            found, until_ms = [one for one in found if one[0].to_ms <= last_ms], last_ms + gap_ms - 1
        return until_ms, [result for window, row in found if (result := _result(window, row)) is not None]

    def _failed(self, known: KnownRule, error: TidegaugeError) -> None:
        if self._book.faults.get(known.id) != error.message:
            log.warning("aggregation rule %s of project %d: %s", known.id, known.project_id, error.message)
        self._book.faults[known.id] = error.message


def _result(window: TimeRange, row: ResultRow) -> WindowResult | None:
    """None where there is nothing to tell."""
    if not row.count or not isinstance(row.value, int | float):
        return None
    return WindowResult(window, row.dimensions, float(row.value), row.count)
