"""Real servers that several suites use, one of each for the whole run."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.integration.postgresql import postgresql_server, postgresql_url

__all__ = ["meta_url", "postgresql_server", "postgresql_url"]


@pytest.fixture(params=["sqlite", "postgresql"])
def meta_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new, empty relational store of each kind."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql_url"))
    return f"sqlite:///{tmp_path / 'meta.db'}"
