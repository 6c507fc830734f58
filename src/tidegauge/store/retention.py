"""Takes old rows and erased projects out of every table."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from tidegauge.contracts.ports import QueryLimits, RowReader
from tidegauge.contracts.retention import Expired, Retention, StoredEvents
from tidegauge.core.time_range import DAY_MS
from tidegauge.store.engines.port import Engine

_TIMES: Final = {"events": "timestamp", "person_events": "timestamp", "rollup_totals": "bucket", "rollup_dimensions": "bucket"}
"""Table -> the time that ages it."""

_MAX_NAMES: Final = 200
_LIMITS: Final = QueryLimits(timeout_s=120.0)


class Removal(msgspec.Struct, frozen=True):
    """Rows taken out by table. Gone for readers at once; from the disk with the engine's next clean-up of old parts (8 minutes by default)."""

    rows: dict[str, int]


def edge_ms(days: int, now_ms: int) -> int:
    """The UTC midnight (an edge of the widest roll-up bucket, so that raw rows and roll-ups keep the same) before which events of that age go."""
    return max((now_ms - days * DAY_MS) // DAY_MS * DAY_MS, 0)


def remove_expired(engine: Engine, project: int, retention: Retention, *, now_ms: int) -> Removal:
    """Remove a project's rows that are past their age from every table. Raises what the engine raises."""
    if not retention.deletes:
        return Removal({})
    parameters: dict[str, Any] = {"project": project}
    where = {table: _expired(retention, column, now_ms, parameters) for table, column in _TIMES.items()}
    return _remove(engine, where, parameters)


async def count_expired(reader: RowReader, project: int, retention: Retention, *, now_ms: int) -> list[Expired]:
    """What `remove_expired` would take, by event name, most first. Raises LimitReached, Unavailable."""
    if not retention.deletes:
        return []
    parameters: dict[str, Any] = {"project": project}
    condition = _expired(retention, "timestamp", now_ms, parameters)
    statement = f"SELECT name, count() AS events, toUnixTimestamp64Milli(min(timestamp)) FROM events WHERE {condition} GROUP BY name ORDER BY events DESC, name"  # noqa: S608
    rows = (await reader.read(statement, parameters)).rows
    return [Expired(name, events, oldest_ms, edge_ms(retention.days_of(name) or 0, now_ms)) for name, events, oldest_ms in rows]


async def count_events(reader: RowReader, project: int) -> tuple[int, int | None]:
    """How many events a project has, and the oldest in epoch ms. Raises LimitReached, Unavailable."""
    statement = "SELECT count(), toUnixTimestamp64Milli(min(timestamp)) FROM events WHERE project = {project:UInt32}"
    events, oldest_ms = (await reader.read(statement, {"project": project})).rows[0]
    return events, oldest_ms if events else None


def bytes_per_event(engine: Engine) -> float:
    """What an event takes on the disk on average, compressed, in the two tables that hold each."""
    statement = (
        "SELECT sum(size) FROM (SELECT table, sum(bytes_on_disk) / greatest(sum(rows), 1) AS size FROM system.parts"
        " WHERE active AND database = currentDatabase() AND table IN ('events', 'person_events') GROUP BY table)"
    )
    return float(engine.query(statement, {}, _LIMITS, "retention").rows[0][0] or 0.0)


async def list_stored(reader: RowReader, project: int, event_bytes: float) -> list[StoredEvents]:
    """The events that are kept, by name, most first, at most 200 names. Raises LimitReached, Unavailable."""
    statement = (
        "SELECT name, count() AS stored, toUnixTimestamp64Milli(min(timestamp)) FROM events WHERE project = {project:UInt32}"
        " GROUP BY name ORDER BY stored DESC, name LIMIT {most:UInt32}"
    )
    rows = (await reader.read(statement, {"project": project, "most": _MAX_NAMES})).rows
    return [StoredEvents(name, events, oldest_ms, round(events * event_bytes)) for name, events, oldest_ms in rows]


def erase_project(engine: Engine, project: int) -> Removal:
    """Remove every row of a project. Raises what the engine raises."""
    return _remove(engine, dict.fromkeys((*_TIMES, "event_ids", "identities"), "project = {project:UInt32}"), {"project": project})


def forget_ids(engine: Engine, *, window_days: int, now_ms: int) -> list[str]:
    """Drop the days of client ids that lie before the duplicates' window; gives them."""
    oldest = (now_ms // DAY_MS - window_days - 1) * DAY_MS
    statement = (
        "SELECT DISTINCT partition FROM system.parts WHERE database = currentDatabase() AND table = 'event_ids' AND active"
        " AND toUInt32OrZero(partition) < toYYYYMMDD(fromUnixTimestamp64Milli({oldest:Int64}, 'UTC')) ORDER BY partition"
    )
    days = [str(row[0]) for row in engine.query(statement, {"oldest": oldest}, _LIMITS, "retention").rows]
    for day in days:
        engine.command(f"ALTER TABLE event_ids DROP PARTITION {int(day)}")
    return days


def _expired(retention: Retention, column: str, now_ms: int, parameters: dict[str, Any]) -> str:
    """The condition of the rows that go; what it binds is added to `parameters`."""
    ages = []
    for days, names in retention.names_by_days():
        parameters |= {f"edge_{days}": edge_ms(days, now_ms), f"names_{days}": names}
        ages.append(f"(name IN {{names_{days}:Array(String)}} AND {_before(column, days)})")
    if retention.days is not None:
        parameters[f"edge_{retention.days}"] = edge_ms(retention.days, now_ms)
        others = ""
        if retention.events:
            parameters["named"] = sorted(retention.events)
            others = "name NOT IN {named:Array(String)} AND "
        ages.append(f"({others}{_before(column, retention.days)})")
    return f"project = {{project:UInt32}} AND ({' OR '.join(ages)})"


def _before(column: str, days: int) -> str:
    return f"{column} < fromUnixTimestamp64Milli({{edge_{days}:Int64}}, 'UTC')"


def _remove(engine: Engine, where: dict[str, str], parameters: dict[str, Any]) -> Removal:
    removed: dict[str, int] = {}
    for table, condition in where.items():
        rows = engine.query(f"SELECT count() FROM {table} WHERE {condition}", parameters, _LIMITS, "retention").rows  # noqa: S608 - our own words
        removed[table] = int(rows[0][0])
        if removed[table]:
            engine.command(f"ALTER TABLE {table} DELETE WHERE {condition}", parameters)
    return Removal(removed)
