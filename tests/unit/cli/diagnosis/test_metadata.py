from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from tidegauge.cli.diagnosis.metadata import check_metadata
from tidegauge.core.settings import Settings
from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.migration import upgrade

pytestmark = pytest.mark.req("K7")


def line(url: str) -> str:
    (finding,) = check_metadata(Settings(meta_url=url))
    return finding.line()


def test_a_database_of_this_release_is_whole_and_one_of_a_newer_is_told(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/meta.db"
    assert line(url) == "✓ no metadata database yet"
    assert not (tmp_path / "meta.db").exists()
    upgrade(url)
    assert line(url) == f"✓ metadata {url} is whole"
    engine = open_engine(url)
    with engine.execution_options(**WRITE).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    assert line(url).startswith(f"✗ metadata {url} is of a newer release (9999) -> run the release")


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "meta.db").write_bytes(b"this is no database" * 100)
    assert "file is not a database -> " in line(f"sqlite:///{tmp_path}/meta.db")


def test_a_server_that_does_not_answer_is_said_without_its_password() -> None:
    said = line("postgresql://tidegauge:canary@127.0.0.1:1/tidegauge?connect_timeout=2")
    assert said.startswith("✗ metadata postgresql://tidegauge:***@127.0.0.1:1/tidegauge")
    assert "canary" not in said
