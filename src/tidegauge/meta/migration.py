"""Brings the relational store to the version this release needs, once, also when several nodes start together."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from tidegauge.core.errors import Conflict, Unavailable
from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.lock import MIGRATION, hold_lock
from tidegauge.meta.model import Model

if TYPE_CHECKING:  # a start that finds its tables as they should be does without Alembic, which loads every dialect of SQLAlchemy (0.4 s)
    from alembic.config import Config

_SCRIPTS: Final = Path(__file__).parent / "migrations"
_NO_RIGHT: Final = "42501"
"""PostgreSQL's SQLSTATE of what an account may not do."""
_REVISION: Final = re.compile(r'^(down_)?revision(?:: [^=]+)? = (?:"(\w+)"|None)', re.MULTILINE)


def upgrade(url: str) -> None:
    """Make the tables in an empty store, else apply the missing migrations; in one transaction under a lock: all of it or, after a crash, nothing.

    Raises Unavailable when the store does not answer, Conflict when a newer release has changed it or the account may not change tables.
    """
    engine = open_engine(url, pool_size=1)
    try:
        with engine.execution_options(**WRITE).begin() as connection:
            hold_lock(connection, MIGRATION)
            tables = set(inspect(connection).get_table_names())
            head = newest_revision()
            if head is not None and not tables & {"alembic_version", *Model.metadata.tables}:
                _make_tables(connection, head)
            elif head is None or "alembic_version" not in tables or _revisions(connection) != [head]:
                apply_missing(connection)
    except ProgrammingError as error:
        if getattr(error.orig, "sqlstate", "") != _NO_RIGHT:
            raise
        raise Conflict(
            "The metadata store is not of this release, and the account of meta_url may not change its tables. Run `tidegauge migrate` with one that may."
        ) from error
    except OperationalError as error:
        raise Unavailable("The metadata store cannot be opened for its migrations. Is it running, and is meta_url right?") from error
    finally:
        engine.dispose()


def newest_revision() -> str | None:
    """The revision that no script of the package comes after, read from the scripts' text; None when that is not exactly one."""
    names = _names()
    heads = names[False] - names[True]
    return heads.pop() if len(heads) == 1 else None


def known_revisions() -> set[str]:
    """Every revision that this release has a script of."""
    return _names()[False]


def make_tables_at(connection: Connection, revision: str) -> None:
    """The tables as they were at a known revision, in an empty store."""
    if revision == newest_revision():
        _make_tables(connection, revision)
        return
    from alembic import command

    command.upgrade(migration_config(connection), revision)


def apply_missing(connection: Connection) -> None:
    """Bring a store that has tables to the newest revision. Raises Conflict when a newer release has changed it."""
    from alembic import command
    from alembic.util import CommandError

    try:
        command.upgrade(migration_config(connection), "head")
    except CommandError as error:
        raise Conflict(f"The metadata store was written by a newer release of this product ({error}). Start that release, or restore a backup.") from error


def migration_config(connection: Connection) -> Config:
    """Alembic's configuration for the scripts in the package, bound to an open connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _make_tables(connection: Connection, head: str) -> None:
    """The models' tables, marked as fully migrated: what Alembic's documentation advises for an empty database. That the migrations give the same is tested."""
    Model.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"))
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:head)"), {"head": head})


def _revisions(connection: Connection) -> list[str]:
    return [row[0] for row in connection.execute(text("SELECT version_num FROM alembic_version"))]


def _names() -> dict[bool, set[str]]:
    """Revisions that scripts are (False) and that scripts follow (True)."""
    names: dict[bool, set[str]] = {True: set(), False: set()}
    for script in (_SCRIPTS / "versions").glob("*.py"):
        for down, name in _REVISION.findall(script.read_text()):
            names[bool(down)].add(name)
    return names
