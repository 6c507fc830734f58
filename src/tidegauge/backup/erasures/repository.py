"""What was erased since a backup was made, brought into what was restored from it: the first start then erases it again."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, MetaData, Table, func, select, update

from tidegauge.core.errors import InvalidInput
from tidegauge.meta.checkup import check_up
from tidegauge.meta.engine import WRITE, open_engine

_LEDGER: Final = ("erasure", "erased_key")
"""Parents before children."""


class Erasures(NamedTuple):
    """How much the restored installation will erase at its first start."""

    people: int
    projects: int


def require_source(from_url: str, kept: Mapping[int, int]) -> None:
    """Look before anything is restored whether erasures can be brought from there; `kept`: the backup's projects and when they were made.

    Raises InvalidInput when it is no metadata of this installation, Unavailable when it does not answer.
    """
    if check_up(from_url) is None:
        raise InvalidInput("--erasures-from names a database that is not there.")
    source = open_engine(from_url, pool_size=1)
    try:
        with source.connect() as newer:
            known = _projects(newer, _tables(newer))
    finally:
        source.dispose()
    _require_same(kept, known)


def bring_erasures(from_url: str, to_url: str) -> Erasures:
    """Copy the ledger of erased people that the newer metadata of the same installation has, to be carried out anew, and mark projects that are gone there.

    Raises InvalidInput when the other is no metadata of this installation.
    """
    source, target = open_engine(from_url, pool_size=1), open_engine(to_url, pool_size=1)
    try:
        with source.connect() as newer, target.execution_options(**WRITE).begin() as restored:
            theirs, ours = _tables(newer), _tables(restored)
            known = _projects(newer, theirs)
            kept = _projects(restored, ours)
            _require_same(kept, known)
            gone = [project for project in kept if project not in known]
            restored.execute(update(ours["project"]).where(ours["project"].c.id.in_(gone)).values(deleted_at_ms=time.time_ns() // 1_000_000))
            return Erasures(_copy_ledger(newer, theirs, restored, ours, set(kept)), len(gone))
    finally:
        source.dispose()
        target.dispose()


def _require_same(kept: Mapping[int, int], known: Mapping[int, int]) -> None:
    if not any(known.get(project) == made_ms for project, made_ms in kept.items()):
        raise InvalidInput("--erasures-from names metadata of another installation: it has none of the projects of this backup.")


def _tables(connection: Connection) -> dict[str, Table]:
    found = MetaData()
    found.reflect(connection)
    if "project" not in found.tables:
        raise InvalidInput("--erasures-from names a database that is no metadata of an installation.")
    return dict(found.tables)


def _projects(connection: Connection, tables: dict[str, Table]) -> dict[int, int]:
    """Living projects and when they were made."""
    project = tables["project"]
    rows = connection.execute(select(project.c.id, project.c.created_at_ms).where(project.c.deleted_at_ms.is_(None)))
    return {int(row[0]): int(row[1]) for row in rows}


def _copy_ledger(newer: Connection, theirs: dict[str, Table], restored: Connection, ours: dict[str, Table], projects: set[int]) -> int:
    for name in _LEDGER:
        if name not in theirs or name not in ours:
            return 0
        there = {tuple(row) for row in restored.execute(select(*ours[name].primary_key))}
        keys = [column.name for column in ours[name].primary_key]
        for row in newer.execute(select(theirs[name])).mappings():
            if row["project_id"] in projects and tuple(row[key] for key in keys) not in there:
                restored.execute(ours[name].insert().values(**_again(dict(row), ours[name])))
    restored.execute(update(ours["erasure"]).values(state="pending"))
    return int(restored.execute(select(func.count()).select_from(ours["erasure"])).scalar_one())


def _again(row: dict[str, Any], table: Table) -> dict[str, Any]:
    """As the restored table knows it; who asked may not be there."""
    known = {name: value for name, value in row.items() if name in table.columns}
    return known | ({"asked_by": None} if "asked_by" in known else {})
