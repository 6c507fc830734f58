"""Every test of accounts runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.integration.accounts.accounts_app import Stage, stage
from tests.integration.postgresql import postgresql_server, postgresql_url

__all__ = ["meta_url", "on_stage", "postgresql_server", "postgresql_url"]


@pytest.fixture(params=["sqlite", "postgresql"])
def meta_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new, empty store."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql_url"))
    return f"sqlite:///{tmp_path / 'meta.db'}"


@pytest.fixture
async def on_stage(meta_url: str) -> AsyncIterator[Stage]:
    """Accounts with their routes, set up with the known admin and write key."""
    async with stage(meta_url) as stage_:
        yield stage_
