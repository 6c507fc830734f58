"""Looks at a relational store without changing it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from tidegauge.core.errors import Unavailable
from tidegauge.meta.engine import open_engine
from tidegauge.meta.migration import known_revisions
from tidegauge.meta.model import Erasure, Project

_SQLITE: Final = "sqlite:///"


class Checkup(msgspec.Struct, frozen=True):
    """`verdict` is "ok", else what SQLite found wrong in the file; `newer` is the revision of a later release that made the tables, else ""."""

    verdict: str
    newer: str


class Overdue(msgspec.Struct, frozen=True):
    """Ids of what should be gone and is not."""

    projects: list[str]
    erasures: list[str]


def shown_url(url: str) -> str:
    """The URL without its password."""
    return make_url(url).render_as_string(hide_password=True)


def check_up(url: str) -> Checkup | None:
    """What is found, None for a file that is not there yet. Safe beside a running server. Raises Unavailable with the driver's reason."""
    if url.startswith(_SQLITE) and not Path(url.removeprefix(_SQLITE)).exists():
        return None
    engine = open_engine(url, pool_size=1)
    try:
        with engine.connect() as connection:
            is_made = inspect(connection).has_table("alembic_version")
            revisions = [str(row[0]) for row in connection.execute(text("SELECT version_num FROM alembic_version"))] if is_made else []
            verdict = connection.execute(text("PRAGMA quick_check(1)")).scalar() if engine.dialect.name == "sqlite" else "ok"
    except SQLAlchemyError as error:
        raise Unavailable(str(getattr(error, "orig", None) or error).strip().splitlines()[0]) from None
    finally:
        engine.dispose()
    return Checkup(str(verdict), next((revision for revision in revisions if revision not in known_revisions()), ""))


def overdue_erasures(url: str, before_ms: int) -> Overdue:
    """Projects deleted before an instant whose events are not erased, and people asked to be erased before it; of a database that is not there, or of
    before such things, none. Safe beside a running server. Raises Unavailable with the driver's reason."""
    if url.startswith(_SQLITE) and not Path(url.removeprefix(_SQLITE)).exists():
        return Overdue([], [])
    projects = select(Project.id).where(Project.deleted_at_ms < before_ms).order_by(Project.id)
    erasures = select(Erasure.id).join(Project, Project.id == Erasure.project_id)
    erasures = erasures.where(Erasure.state == "pending", Erasure.asked_at_ms < before_ms, Project.deleted_at_ms.is_(None)).order_by(Erasure.asked_at_ms)
    engine = open_engine(url, pool_size=1)
    try:
        with engine.connect() as connection:
            if not all(inspect(connection).has_table(table) for table in ("project", "erasure")):
                return Overdue([], [])
            return Overdue(*([str(row[0]) for row in connection.execute(query)] for query in (projects, erasures)))
    except SQLAlchemyError as error:
        raise Unavailable(str(getattr(error, "orig", None) or error).strip().splitlines()[0]) from None
    finally:
        engine.dispose()
