"""Takes people's rows out of every table, and what the engine keeps of them off the disk."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.errors import Unavailable
from tidegauge.store.engines.port import Engine

Keys = npt.NDArray[np.uint64]
Recognise = Callable[[Keys], Keys]
"""Of some person keys those whose data is to go."""

_PEOPLE: Final = "erased_people"
"""A table in memory: what a deletion says stays on the disk for a while, so it names no keys."""

_VISITOR: Final = "xxh3(concat('\\0', anonymous_id))"
_OWN: Final = "project = {project:UInt32}"
_IS_THEIRS: Final = f"IN (SELECT person FROM {_PEOPLE})"  # noqa: S608 - our own words
_NAMED_BESIDE: Final = f"{_OWN} AND user_id != '' AND anonymous_id != '' AND {_VISITOR} {_IS_THEIRS}"
_IDS: Final = f"SELECT xxh3(concat(toString(project), ':', id)) FROM events WHERE {_OWN} AND person {_IS_THEIRS} AND id != ''"  # noqa: S608
_CONDITIONS: Final = {
    "event_ids": f"{_OWN} AND key IN ({_IDS})",
    "person_events": f"{_OWN} AND person {_IS_THEIRS}",
    "events": f"{_OWN} AND person {_IS_THEIRS}",
    "identities": f"{_OWN} AND (person {_IS_THEIRS} OR root {_IS_THEIRS})",
}
"""Table -> its rows that go. In this order: ids of events are found by the events."""

_PLACES: Final = (
    f"SELECT DISTINCT person FROM events WHERE {_OWN}",  # noqa: S608
    f"SELECT DISTINCT person FROM person_events WHERE {_OWN}",  # noqa: S608
    f"SELECT DISTINCT {_VISITOR} FROM events WHERE {_OWN} AND user_id != '' AND anonymous_id != ''",  # noqa: S608
    f"SELECT DISTINCT person FROM identities WHERE {_OWN}",  # noqa: S608
    f"SELECT DISTINCT root FROM identities WHERE {_OWN}",  # noqa: S608
)
_TABLES: Final = (*_CONDITIONS, "rollup_totals", "rollup_dimensions")
_LIMITS: Final = QueryLimits(timeout_s=120.0, result_rows=10_000_000)
_PATIENCE_S: Final = 60.0
_PAUSE_S: Final = 0.25


def find_people(engine: Engine, project: int, recognise: Recognise) -> Keys:
    """The person keys of a project that `recognise` knows, wherever the store names them; ascending. Raises what the engine raises."""
    found = [recognise(engine.integers(statement, {"project": project})) for statement in _PLACES]
    return np.unique(np.concatenate(found))


def touched_days(engine: Engine, project: int, keys: Keys) -> list[int]:
    """The UTC days (epoch seconds of their start) with events of these people."""
    name_people(engine, keys)
    statement = f"SELECT DISTINCT toUnixTimestamp(toStartOfDay(timestamp, 'UTC')) FROM events WHERE {_CONDITIONS['events']}"  # noqa: S608
    return sorted(int(row[0]) for row in engine.query(statement, {"project": project}, _LIMITS, "erasure").rows)


def name_people(engine: Engine, keys: Keys) -> None:
    """Say whom the next deletions are about."""
    engine.command(f"CREATE TABLE IF NOT EXISTS {_PEOPLE} (person UInt64) ENGINE = Memory")
    engine.command(f"TRUNCATE TABLE {_PEOPLE}")
    if len(keys):
        engine.command(f"INSERT INTO {_PEOPLE} SELECT arrayJoin({{keys:Array(UInt64)}})", {"keys": keys.tolist()})


def remove_people(engine: Engine, project: int, keys: Keys) -> dict[str, int]:
    """Remove their rows, and their visitor ids from other people's events; gives the rows by table. Safe to repeat. Raises what the engine raises."""
    name_people(engine, keys)
    own: dict[str, Any] = {"project": project}
    removed: dict[str, int] = {}
    try:
        for table, condition in _CONDITIONS.items():
            removed[table] = _count(engine, table, condition, own)
            if removed[table]:
                engine.command(f"ALTER TABLE {table} DELETE WHERE {condition}", own)
        if _count(engine, "events", _NAMED_BESIDE, own):
            engine.command(f"ALTER TABLE events UPDATE anonymous_id = '' WHERE {_NAMED_BESIDE}", own)
    finally:
        engine.command(f"TRUNCATE TABLE {_PEOPLE}")
    return removed


def drop_replaced_parts(engine: Engine) -> None:
    """Take the files that deletions replaced off the disk now; by itself the engine keeps them for eight minutes.

    Raises Unavailable when long questions still read them after a minute: do it again.
    """
    for table in _TABLES:
        engine.command(f"ALTER TABLE {table} MODIFY SETTING old_parts_lifetime = 0")
    try:
        give_up_s = time.monotonic() + _PATIENCE_S
        while _drop_and_count(engine):
            if time.monotonic() > give_up_s:
                raise Unavailable("Files of erased events are still read by a question.", retry_after_s=10.0)
            time.sleep(_PAUSE_S)
    finally:
        for table in _TABLES:
            engine.command(f"ALTER TABLE {table} RESET SETTING old_parts_lifetime")


def _drop_and_count(engine: Engine) -> int:
    for table in _TABLES:  # dropping a partition, even one that is not there, clears old parts at once
        engine.command(f"ALTER TABLE {table} DROP PARTITION ID '19000101'")
    tables = ", ".join(f"'{table}'" for table in _TABLES)
    statement = f"SELECT count() FROM system.parts WHERE database = currentDatabase() AND NOT active AND table IN ({tables})"  # noqa: S608
    return int(engine.query(statement, {}, _LIMITS, "erasure").rows[0][0])


def _count(engine: Engine, table: str, condition: str, parameters: dict[str, Any]) -> int:
    return int(engine.query(f"SELECT count() FROM {table} WHERE {condition}", parameters, _LIMITS, "erasure").rows[0][0])  # noqa: S608
