"""Every test of dashboards' people and documents runs on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from tests.integration.dashboards.board_app import BoardStage, board_stage


@pytest.fixture
async def boards(meta_url: str) -> AsyncIterator[BoardStage]:
    """Dashboards with their routes and people of every role."""
    async with board_stage(meta_url) as made:
        yield made
