"""What a project may use of the model in a day, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tidegauge.core.clock import ManualClock
from tidegauge.core.time_range import DAY_MS
from tidegauge.insights.writer.allowance import Allowance
from tidegauge.meta.database import Database
from tidegauge.meta.model import Project


@pytest.fixture
async def database(meta_url: str) -> AsyncIterator[Database]:
    found = Database(meta_url)
    await asyncio.to_thread(found.upgrade)
    yield found
    found.close()


def _project(session: Session) -> int:
    session.add(Project(name="Shop", timezone="UTC", created_at_ms=0))
    session.flush()
    return session.scalars(select(Project.id)).first() or 0


@pytest.mark.req("G5")
@pytest.mark.hostile(93)
async def test_many_at_once_never_hold_more_than_the_day_has(database: Database) -> None:
    allowance = Allowance(database, clock := ManualClock(), 1_000)
    project = await database.write(_project)
    taken = await asyncio.gather(*(allowance.take(project, 300) for _ in range(8)))
    assert len([day for day in taken if day]) == 3
    day = next(day for day in taken if day)
    await allowance.settle(project, day, 300, 10, 5)
    assert await allowance.take(project, 300) == day
    assert await allowance.take(project, 300) is None
    (used,) = await allowance.used(project, 1_000_000, 2_000_000)
    assert (used.day, used.calls, used.tokens_in, used.tokens_out, used.cost) == (day, 1, 10, 5, 20.0)
    clock.advance(DAY_MS)
    assert await allowance.take(project, 1_000) not in (None, day)
    assert await allowance.take(project, 1_001) is None
