"""Looks at a relational store without changing it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from tidegauge.core.errors import Unavailable
from tidegauge.meta.engine import open_engine
from tidegauge.meta.migration import known_revisions

_SQLITE: Final = "sqlite:///"


class Checkup(msgspec.Struct, frozen=True):
    """`verdict` is "ok", else what SQLite found wrong in the file; `newer` is the revision of a later release that made the tables, else ""."""

    verdict: str
    newer: str


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
