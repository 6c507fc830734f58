"""Takes old rows and erased projects out of every table."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.time_range import DAY_MS
from tidegauge.store.engines.port import Engine

_TIMES: Final = {"events": "timestamp", "person_events": "timestamp", "rollup_totals": "bucket", "rollup_dimensions": "bucket"}
"""Table -> the time that ages it."""

_LIMITS: Final = QueryLimits(timeout_s=120.0)


class Removal(msgspec.Struct, frozen=True):
    """Rows taken out by table. Gone for readers at once; from the disk with the engine's next clean-up of old parts (8 minutes by default)."""

    rows: dict[str, int]


def remove_older(engine: Engine, project: int, *, days: int, now_ms: int) -> Removal:
    """Remove a project's rows older than `days`, at a UTC day's edge (the widest roll-up bucket), so that raw rows and roll-ups keep the same.

    Raises what the engine raises.
    """
    edge_ms = (now_ms - days * DAY_MS) // DAY_MS * DAY_MS
    where = {table: f"project = {{project:UInt32}} AND {column} < fromUnixTimestamp64Milli({{edge:Int64}}, 'UTC')" for table, column in _TIMES.items()}
    return _remove(engine, where, {"project": project, "edge": edge_ms})


def erase_project(engine: Engine, project: int) -> Removal:
    """Remove every row of a project. Raises what the engine raises."""
    return _remove(engine, dict.fromkeys((*_TIMES, "event_ids"), "project = {project:UInt32}"), {"project": project})


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


def _remove(engine: Engine, where: dict[str, str], parameters: dict[str, int]) -> Removal:
    removed: dict[str, int] = {}
    for table, condition in where.items():
        rows = engine.query(f"SELECT count() FROM {table} WHERE {condition}", parameters, _LIMITS, "retention").rows  # noqa: S608 - our own words
        removed[table] = int(rows[0][0])
        if removed[table]:
            engine.command(f"ALTER TABLE {table} DELETE WHERE {condition}", parameters)
    return Removal(removed)
