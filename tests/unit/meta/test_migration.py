from __future__ import annotations

from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from tidegauge.meta.engine import open_engine
from tidegauge.meta.migration import migration_config, upgrade
from tidegauge.meta.model import Model


def test_an_upgrade_makes_every_table_and_may_be_repeated(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'meta.db'}"
    upgrade(url)
    upgrade(url)
    engine = open_engine(url)
    assert set(inspect(engine).get_table_names()) == {*Model.metadata.tables, "alembic_version"}
    engine.dispose()


def test_the_steps_form_one_line(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'meta.db'}")
    with engine.connect() as connection:
        assert len(ScriptDirectory.from_config(migration_config(connection)).get_heads()) == 1
    engine.dispose()
