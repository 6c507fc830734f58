"""Real servers that several suites use, one of each for the whole run."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.integration.postgresql import PostgresqlServer, postgresql_server, postgresql_url

__all__ = ["meta_url", "postgresql_server", "postgresql_url"]


@pytest.fixture(params=["sqlite", "postgresql"])
def meta_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new, empty relational store of each kind."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql_url"))
    return f"sqlite:///{tmp_path / 'meta.db'}"


@pytest.fixture
def other_meta_url(request: pytest.FixtureRequest, meta_url: str, tmp_path: Path) -> str:
    """A second empty store of the same kind."""
    if meta_url.startswith("postgresql"):
        server: PostgresqlServer = request.getfixturevalue("postgresql_server")
        return server.new_database()
    return f"sqlite:///{tmp_path / 'other.db'}"
