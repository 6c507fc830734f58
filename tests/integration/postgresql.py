"""A private PostgreSQL server for tests: real, on a unix socket in a temporary directory, gone afterwards.

The fixtures are offered to all integration tests by their conftest.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest

from tidegauge.meta.migration import upgrade

_EMPTY = b"""
SET session_replication_role = replica;
SET lock_timeout = '10s';
DO $$ DECLARE one text; BEGIN
  FOR one IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE 'DELETE FROM ' || one;
  END LOOP;
  PERFORM setval(quote_ident(sequencename)::regclass, start_value, false) FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
END $$
"""
"""Without checks of references, so in any order; numbers begin at 1 again."""
_QUICK = "-c fsync=off -c full_page_writes=off -c max_connections=40 -c shared_buffers=16MB"


class PostgresqlServer:
    """A running server. Root is refused by PostgreSQL, so root runs it as `postgres`."""

    def __init__(self) -> None:
        self._binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        self.folder = Path(tempfile.mkdtemp(prefix="tg-pg-"))  # short: a socket's path has at most 107 bytes
        self._prefix: list[str] = []
        self._made = ""
        if os.getuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self._prefix = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
        self._run("initdb", "-D", self.folder / "data", "-U", "tests", "--auth=trust", "-E", "UTF8", "--no-sync")
        self.start()

    def start(self) -> None:
        """Start (again) on the same data."""
        options = f"-k {self.folder} -c listen_addresses='' {_QUICK}"
        self._run("pg_ctl", "-D", self.folder / "data", "-w", "-o", options, "-l", self.folder / "log", "start")

    def stop(self) -> None:
        """Stop at once, cutting connections."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def new_database(self) -> str:
        """The URL of a new, empty database."""
        name = f"t{uuid4().hex}"
        with psycopg.connect(f"host={self.folder} user=tests dbname=postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return f"postgresql://tests@/{name}?host={quote(str(self.folder), safe='')}"

    def emptied_database(self) -> str:
        """The URL of a database with the product's tables and nothing in them: always the same one. Making its tables takes 0.3 s, emptying them 0.02."""
        if not self._made:
            self._made = self.new_database()
            upgrade(self._made)
        else:
            with psycopg.connect(self._made, autocommit=True) as connection:
                connection.execute(_EMPTY)
        return self._made

    def remove(self) -> None:
        """Stop and delete everything."""
        self.stop()
        shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: str | Path) -> None:
        subprocess.run([*self._prefix, self._binaries / program, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=self.folder, timeout=180)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresqlServer]:
    """One server for the whole run."""
    server = PostgresqlServer()
    yield server
    server.remove()


@pytest.fixture
def postgresql_url(postgresql_server: PostgresqlServer) -> str:
    """A new, empty database on it."""
    return postgresql_server.new_database()
