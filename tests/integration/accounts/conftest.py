"""Every test of accounts runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from tests.integration.accounts.accounts_app import Stage, stage


@pytest.fixture
async def on_stage(meta_url: str) -> AsyncIterator[Stage]:
    """Accounts with their routes, set up with the known admin and write key."""
    async with stage(meta_url) as stage_:
        yield stage_
