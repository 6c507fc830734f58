"""Where events come from: by key as ingest counts them, by source as the store holds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import msgspec

from tidegauge.contracts.ports import QueryLimits, RowReader
from tidegauge.contracts.sight import current_sight
from tidegauge.core.clock import Clock
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile.arrivals import compile_arrivals


class KeyMeter(Protocol):
    """Counts what every key sends (ingest's traffic meter does): items have `key`, `last_seen_ms`, and `minute`, `hour`, `day` sums."""

    since_ms: int

    def of(self, project: int) -> Sequence[Any]:
        """The project's keys that sent something."""
        ...


class SourceSeen(msgspec.Struct):
    """What came under one `source` in the last day, of events that happened in the last two. Lag: from the event's time to its receipt."""

    source: str
    events_last_minute: int
    events_last_hour: int
    events_last_day: int
    last_seen: str
    lag_p50_ms: float
    lag_p95_ms: float


class KeySeen(msgspec.Struct):
    """What one key sent to this node since `since`. Bytes are of bodies after unpacking; an unreadable body is one rejected item."""

    key: str
    requests_last_day: int
    events_last_minute: int
    events_last_hour: int
    events_last_day: int
    bytes_last_minute: int
    bytes_last_hour: int
    bytes_last_day: int
    rejected_last_minute: int
    rejected_last_hour: int
    rejected_last_day: int
    last_seen: str


class Sources(msgspec.Struct):
    """Keys are counted since `since`, when this node started; whoever sees only a part of the events is told of none, as they count all."""

    sources: list[SourceSeen]
    keys: list[KeySeen]
    since: str


class SourceReader:
    """Joins the meter and the store."""

    def __init__(self, reader: RowReader, limits: QueryLimits, meter: KeyMeter, clock: Clock) -> None:
        self._reader = reader
        self._limits = limits
        self._meter = meter
        self._clock = clock

    async def read(self, project: int) -> Sources:
        """The project's sources and keys. Raises LimitReached, Unavailable."""
        statement = compile_arrivals(project, self._clock.now_ms())
        rows = (await self._reader.read(statement.sql, statement.parameters, limits=self._limits)).rows
        sources = [SourceSeen(row[0], row[1], row[2], row[3], format_timestamp(row[4]), *(round(lag, 1) for lag in row[5])) for row in rows]
        keys = [_key(each) for each in self._meter.of(project)] if current_sight().is_whole else []
        return Sources(sources, keys, format_timestamp(self._meter.since_ms))


def _key(seen: Any) -> KeySeen:
    minute, hour, day = seen.minute, seen.hour, seen.day
    return KeySeen(
        key=seen.key,
        requests_last_day=day.requests,
        events_last_minute=minute.events,
        events_last_hour=hour.events,
        events_last_day=day.events,
        bytes_last_minute=minute.bytes,
        bytes_last_hour=hour.bytes,
        bytes_last_day=day.bytes,
        rejected_last_minute=minute.rejected,
        rejected_last_hour=hour.rejected,
        rejected_last_day=day.rejected,
        last_seen=format_timestamp(seen.last_seen_ms),
    )
