"""Brings the relational store to the version this release needs, once, also when several nodes start together."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from tidegauge.core.errors import Conflict, Unavailable
from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.lock import MIGRATION, hold_lock

_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(url: str) -> None:
    """Apply the missing migrations in one transaction under a lock: all of them or, after a crash, none.

    Raises Unavailable when the store does not answer, Conflict when a newer release has changed it.
    """
    engine = open_engine(url, pool_size=1)
    try:
        with engine.execution_options(**WRITE).begin() as connection:
            hold_lock(connection, MIGRATION)
            command.upgrade(migration_config(connection), "head")
    except OperationalError as error:
        raise Unavailable("The metadata store cannot be opened for its migrations. Is it running, and is meta_url right?") from error
    except CommandError as error:
        raise Conflict(f"The metadata store was written by a newer release of this product ({error}). Start that release, or restore a backup.") from error
    finally:
        engine.dispose()


def migration_config(connection: Connection) -> Config:
    """Alembic's configuration for the scripts in the package, bound to an open connection."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
