"""Real servers that several suites use, one of each for the whole run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.integration.first_start import make_first_start
from tests.integration.postgresql import PostgresqlServer, postgresql_server, postgresql_url
from tests.integration.store_pace import without_pace

from tidegauge.meta.migration import upgrade

__all__ = ["empty_meta_url", "meta_url", "postgresql_server", "postgresql_url"]


@pytest.fixture(scope="package", autouse=True)
def _stored_at_once() -> Iterator[None]:
    with without_pace():
        yield


@pytest.fixture(scope="session")
def sqlite_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables and nothing in them."""
    file = tmp_path_factory.mktemp("tables") / "meta.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def meta_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A relational store of each kind whose tables are made and empty; PostgreSQL's is the same for every test, one after the other."""
    if request.param == "postgresql":
        server: PostgresqlServer = request.getfixturevalue("postgresql_server")
        return server.emptied_database()
    return f"sqlite:///{shutil.copyfile(request.getfixturevalue('sqlite_tables'), tmp_path / 'meta.db')}"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_meta_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new relational store of each kind, without tables."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql_url"))
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture
def other_meta_url(request: pytest.FixtureRequest, empty_meta_url: str, tmp_path: Path) -> str:
    """A second one of the same kind as `empty_meta_url`."""
    if empty_meta_url.startswith("postgresql"):
        server: PostgresqlServer = request.getfixturevalue("postgresql_server")
        return server.new_database()
    return f"sqlite:///{tmp_path / 'other.db'}"


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a first start leaves; tests copy it."""
    return make_first_start(tmp_path_factory.mktemp("first_start"))


@pytest.fixture
def data_dir(first_start: Path, tmp_path: Path) -> Path:
    """A data directory of the test's own that has been started once, with the administrator and the write key of tests.integration.server."""
    return Path(shutil.copytree(first_start, tmp_path / "data", symlinks=True))
