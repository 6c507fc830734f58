from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from tidegauge.meta.engine import open_engine
from tidegauge.meta.migration import migration_config, newest_revision, upgrade
from tidegauge.meta.model import Model


def test_an_upgrade_makes_every_table_and_may_be_repeated(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'meta.db'}"
    upgrade(url)
    upgrade(url)
    engine = open_engine(url)
    assert set(inspect(engine).get_table_names()) == {*Model.metadata.tables, "alembic_version"}
    engine.dispose()


def test_the_steps_form_one_line_and_their_end_is_found_without_alembic(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'meta.db'}")
    with engine.connect() as connection:
        assert ScriptDirectory.from_config(migration_config(connection)).get_heads() == [newest_revision()]
    engine.dispose()


def test_neither_the_first_start_nor_the_next_loads_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'meta.db'}"
    code = f"import sys; from tidegauge.meta.migration import upgrade; upgrade({url!r}); upgrade({url!r}); print('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
