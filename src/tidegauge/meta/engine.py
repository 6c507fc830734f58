"""A SQLAlchemy engine for a metadata URL, with the guarantees this product relies on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from tidegauge.core.errors import InvalidInput
from tidegauge.core.trusted_authorities import authorities_file

WRITE = {"is_write": True}
"""Execution option of a transaction that will write."""

_BUSY_TIMEOUT_S = 10.0

_NOTICED: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""A server that a network has cut off is noticed within 20 s instead of the hours that TCP would take; a URL's own words win."""


def open_engine(url: str, *, pool_size: int = 4) -> Engine:
    """SQLite (`sqlite:////path`, current library, WAL, every commit synced, foreign keys on) or PostgreSQL (`postgresql://…`, psycopg 3).

    Errors do not tell what was bound: it is logged with their stack. Raises InvalidInput for another kind of URL. Connects lazily.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # the latter of a port that is none
        raise InvalidInput("meta_url is not a database URL. Use sqlite:////path/meta.db or postgresql://user:password@host/database.") from None
    match parsed.get_backend_name():
        case "sqlite" if parsed.database and parsed.database != ":memory:":
            return _sqlite(parsed, pool_size)
        case "postgresql" | "postgres":
            return create_engine(
                parsed.set(drivername="postgresql+psycopg"),
                pool_size=pool_size,
                max_overflow=1,  # for the ping, when all the others wait
                pool_timeout=10,
                pool_pre_ping=True,
                connect_args=_connection(parsed),
                hide_parameters=True,
            )
    raise InvalidInput(
        f"meta_url names '{parsed.drivername}', which is not kept here. Use sqlite:////path/meta.db or postgresql://user:password@host/database."
    )


def _connection(url: URL) -> dict[str, Any]:
    """What the driver is told beside the URL. Its library would look for authorities in a file of the user's home, and fail without one."""
    told = dict(_NOTICED)
    if str(url.query.get("sslmode", "")).startswith("verify-") and "PGSSLROOTCERT" not in os.environ and (known := authorities_file()) is not None:
        told["sslrootcert"] = known
    return {name: value for name, value in told.items() if name not in url.query}


def _sqlite(url: URL, pool_size: int) -> Engine:
    # pysqlite3 brings SQLite 3.53; Python's own is the system's 3.40, whose WAL can be corrupted (fixed in 3.51.3)
    import pysqlite3.dbapi2

    assert url.database is not None
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        URL.create("sqlite", database=url.database),
        module=pysqlite3.dbapi2,
        connect_args={"timeout": _BUSY_TIMEOUT_S},
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=10,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself; `begin` below does
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # a write that began as a read cannot wait for another writer: it fails at once
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("is_write") else "BEGIN")

    return engine
