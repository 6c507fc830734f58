from __future__ import annotations

from pathlib import Path

from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.lock import MIGRATION, SETUP, hold_lock


def test_locks_differ_and_sqlite_needs_none(tmp_path: Path) -> None:
    assert MIGRATION != SETUP
    engine = open_engine(f"sqlite:///{tmp_path / 'meta.db'}")
    with engine.execution_options(**WRITE).begin() as connection:
        hold_lock(connection, SETUP)
    engine.dispose()
