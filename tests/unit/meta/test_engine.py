from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from tidegauge.core.errors import InvalidInput
from tidegauge.meta.engine import WRITE, open_engine


def test_sqlite_is_current_synced_and_keeps_references(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new' / 'meta.db'}")
    with engine.connect() as connection:
        version = connection.scalar(text("SELECT sqlite_version()"))
        assert tuple(int(part) for part in version.split(".")) >= (3, 51, 3)
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA synchronous")) == 2
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
    engine.dispose()


def test_a_writing_transaction_locks_from_its_begin(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'meta.db'}")
    with engine.begin() as reader, engine.execution_options(**WRITE).begin() as writer:
        writer.execute(text("CREATE TABLE t (x)"))
        assert reader.scalar(text("SELECT count(*) FROM sqlite_master")) == 0
    engine.dispose()


@pytest.mark.hostile(191)
@pytest.mark.parametrize("url", ["", "meta.db", "mysql://a/b", "sqlite://", "sqlite:///:memory:"])
def test_other_urls_are_refused_without_showing_them(url: str) -> None:
    with pytest.raises(InvalidInput, match="meta_url"):
        open_engine(url)


@pytest.mark.hostile(191)
def test_a_refused_url_does_not_show_its_password() -> None:
    with pytest.raises(InvalidInput) as caught:
        open_engine("mysql://user:S3cr3t@host/db")
    assert "S3cr3t" not in caught.value.message


@pytest.mark.req("J6", "K5")
@pytest.mark.asvs("16.2.5")
@pytest.mark.parametrize("url", ["sqlite:///{}/meta.db", "postgresql://127.0.0.1:1/none"])
def test_what_goes_wrong_does_not_tell_what_was_bound(tmp_path: Path, url: str) -> None:
    """The words of such an error are logged with its stack."""
    engine = open_engine(url.format(tmp_path))
    assert engine.hide_parameters
    if engine.dialect.name == "sqlite":
        with pytest.raises(OperationalError) as failed, engine.connect() as connection:
            connection.execute(text("SELECT * FROM missing WHERE email = :email"), {"email": "canary@example.com"})
        assert "canary" not in str(failed.value)
    engine.dispose()
