"""Brings the store's tables to this version's."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.errors import Conflict
from tidegauge.store.engines.port import Engine
from tidegauge.store.sql import migration_scripts

_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS schema_migrations (name String, applied DateTime DEFAULT now()) ENGINE = MergeTree ORDER BY name"
    " SETTINGS fsync_after_insert = 1, fsync_part_directory = 1"
)


def migrate(engine: Engine, *, upto: str | None = None) -> list[str]:
    """Apply the steps that are missing, in order, and give their names; with `upto` none after it. Every statement can be repeated, so a step cut short
    is run again.

    Raises Conflict when a newer version made the store.
    """
    engine.command(_TABLE)
    applied = set(applied_steps(engine))
    scripts = migration_scripts()
    unknown = sorted(applied - {name for name, _ in scripts})
    if unknown:
        raise Conflict(f"The store was made by a newer version (it has {', '.join(unknown)}). Start that version, or restore a backup.", code="store_newer")
    missing = [(name, statements) for name, statements in scripts if name not in applied and (upto is None or name <= upto)]
    for name, statements in missing:
        for statement in statements:
            engine.command(statement)
        engine.command("INSERT INTO schema_migrations (name) SELECT {name:String}", {"name": name})
    return [name for name, _ in missing]


def applied_steps(engine: Engine) -> list[str]:
    """The steps that a store has had, in order."""
    return [row[0] for row in engine.query("SELECT DISTINCT name FROM schema_migrations ORDER BY name", {}, QueryLimits(), "migrate").rows]
