"""The names that a caller knows of: the registry's for who sees everything, those of the events that they see for others."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

import msgspec

from tidegauge.contracts.field import PATH_SEPARATOR
from tidegauge.contracts.plan import ALWAYS
from tidegauge.contracts.ports import QueryLimits, RowReader
from tidegauge.contracts.sight import Sight, current_sight
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import DAY_MS, TimeRange
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS
from tidegauge.query.compile.fields import TIME_MS
from tidegauge.query.compile.sample import compile_sample
from tidegauge.query.compile.source import selected_where
from tidegauge.query.compile.statement import Binder, Statement
from tidegauge.query.schema import NameRegistry

KEEP_S: Final = 60.0
KEPT: Final = 200
REACH_MS: Final = 30 * DAY_MS
MAX_NAMES: Final = 2_000


class SeenEvent(msgspec.Struct, frozen=True):
    """An event name among the events that a caller sees."""

    name: str
    count: int
    last_seen_ms: int


class SeenProperty(msgspec.Struct, frozen=True):
    """A property of the newest of them."""

    name: str
    count: int
    last_seen_ms: int
    types: dict[str, int]

    @property
    def is_conflicting(self) -> bool:
        """More than one type makes up at least 1 % each."""
        return sum(count * 100 >= sum(self.types.values()) for count in self.types.values() if count) > 1


class SeenSchema(msgspec.Struct, frozen=True):
    """One project's names, most frequent first."""

    events: dict[str, SeenEvent]
    properties: dict[str, SeenProperty]

    def snapshot(self, project: int) -> SeenSchema:
        """See NameRegistry: of the project that it was read for."""
        return self


class NamesSeen:
    """Names of the last 30 days' events for those from whom rows are hidden, kept for KEEP_S."""

    def __init__(self, registry: NameRegistry, reader: RowReader, limits: QueryLimits, clock: Clock) -> None:
        self._registry, self._reader, self._limits, self._clock = registry, reader, limits, clock
        self._kept: OrderedDict[tuple[int, Sight], tuple[float, SeenSchema]] = OrderedDict()

    async def of(self, project: int) -> NameRegistry:
        """What knows the project's names for whoever this is done for. Raises LimitReached, Unavailable."""
        sight = current_sight()
        if sight.is_whole:
            return self._registry
        key, now_s = (project, sight), self._clock.monotonic_s()
        kept = self._kept.get(key)
        if kept is None or now_s - kept[0] >= KEEP_S:
            kept = self._kept[key] = (now_s, SeenSchema(await self._events(project), await self._properties(project)))
            self._kept.move_to_end(key)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return kept[1]

    async def _events(self, project: int) -> dict[str, SeenEvent]:
        binder = Binder()
        where = selected_where(project, self._span(), ALWAYS, binder)
        counted = f"SELECT name, count() AS events, max({TIME_MS}) FROM events WHERE {where}"  # noqa: S608 - values are bound
        rows = await self._read(binder.statement(f"{counted} GROUP BY name ORDER BY events DESC, name LIMIT {MAX_NAMES}"))
        return {row[0]: SeenEvent(row[0], row[1], row[2]) for row in rows}

    async def _properties(self, project: int) -> dict[str, SeenProperty]:
        rows = await self._read(compile_sample(project, self._span(), ALWAYS))
        names = [(row[0].replace(PATH_SEPARATOR, "."), row) for row in rows]
        return {name: SeenProperty(name, row[1], row[4], {"text": row[2], "number": row[3]}) for name, row in names}

    def _span(self) -> TimeRange:
        return TimeRange(max(self._clock.now_ms() - REACH_MS, 0), MAX_TIMESTAMP_MS)

    async def _read(self, statement: Statement) -> list[tuple[str, int, int, int, int]]:
        return (await self._reader.read(statement.sql, statement.parameters, limits=self._limits)).rows
