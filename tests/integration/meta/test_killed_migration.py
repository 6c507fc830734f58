"""A migration of the relational store by a process that is killed in the middle: nothing of it is left, and the next one does it all."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from alembic import command
from sqlalchemy import text
from tests.integration.meta.test_stores import described

from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.migration import migration_config, upgrade

CODE = """
import os, signal, sys
from sqlalchemy import Engine, event
from tidegauge.meta.migration import upgrade
left = int(sys.argv[2])
@event.listens_for(Engine, "after_cursor_execute")
def count(connection, cursor, statement, *rest):
    global left
    left -= statement.lstrip().upper().startswith(("CREATE", "ALTER", "INSERT", "UPDATE", "DROP"))
    if left <= 0:
        os.kill(os.getpid(), signal.SIGKILL)
upgrade(sys.argv[1])
"""


@pytest.mark.req("K4")
@pytest.mark.hostile(131)
def test_a_killed_migration_leaves_nothing_and_the_next_start_does_it_all(empty_meta_url: str, other_meta_url: str) -> None:
    older, newest = open_engine(empty_meta_url), open_engine(other_meta_url)
    with older.execution_options(**WRITE).begin() as connection:
        command.upgrade(migration_config(connection), "0001")
    before = described(older)
    for statements in (3, 40):
        done = subprocess.run([sys.executable, "-c", CODE, empty_meta_url, str(statements)], capture_output=True, text=True, timeout=180)
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert described(older) == before
    with older.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0001"
    upgrade(empty_meta_url)
    upgrade(other_meta_url)
    assert described(older) == described(newest)
    for engine in (older, newest):
        engine.dispose()
