"""Evaluators on real stores of both kinds: each change of an alert is written and told once, whoever sees it and whatever restarts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from tests.unit.alerts.test_evaluator import House, T, rule

from tidegauge.alerts.repository import acknowledge, forget_changes, history, snooze
from tidegauge.core.clock import ManualClock
from tidegauge.meta.database import Database
from tidegauge.meta.model import Project

pytestmark = pytest.mark.req("F2")


@pytest.fixture
async def database(meta_url: str) -> AsyncIterator[Database]:
    database = Database(meta_url)
    database.upgrade()
    await database.write(lambda session: session.add(Project(id=1, name="p", timezone="UTC", created_at_ms=T)))
    yield database
    database.close()


@pytest.mark.hostile(267)
async def test_of_three_evaluators_that_see_everything_at_once_one_tells_each_change(database: Database, meta_url: str) -> None:
    clock = ManualClock(T)
    databases = [database, Database(meta_url), Database(meta_url)]
    houses = [House(one, clock) for one in databases]
    await houses[0].start()
    await houses[0].book.put(1, None, rule(query={"metric": "errors", "group_by": ["part"]}), None)
    for house in houses[1:]:
        await house.start()
    for value in (20, 3, 30, 4, 40, 5):
        clock.advance(1_000)
        for house in houses:
            house.numbers.say(("a", value), ("b", value), ("c" * 5_000, value))
        for _ in range(2):
            await asyncio.gather(*(house.settle() for house in houses))
    told = sorted((change.group, change.number, change.state.phase) for house in houses for change in house.told)
    assert told == [(group, number, "firing" if number % 2 else "ok") for group in (("a",), ("b",), ("c" * 5_000,)) for number in range(1, 7)]
    for one in databases[1:]:
        one.close()


async def test_what_people_said_ends_with_the_alert_and_history_is_kept(database: Database) -> None:
    clock = ManualClock(T)
    house = House(database, clock)
    await house.start()
    known = await house.book.put(1, None, rule(), None)
    house.numbers.say(("", 20))
    await house.settle()
    (kept,) = house.evaluator.kept.values()
    marked = await database.write(acknowledge, kept.id, None, T + 5)
    assert marked is not None
    assert (marked.acknowledged_at_ms, marked.snoozed_until_ms) == (T + 5, None)
    snoozed = await database.write(snooze, kept.id, T + 60_000)
    assert snoozed is not None
    assert (snoozed.acknowledged_at_ms, snoozed.snoozed_until_ms) == (T + 5, T + 60_000)
    clock.advance(1_000)
    house.numbers.say(("", 2))
    await house.settle()
    (over,) = house.evaluator.kept.values()
    assert (over.acknowledged_at_ms, over.snoozed_until_ms) == (None, None)
    assert await database.write(acknowledge, kept.id, None, T + 5) is None
    assert await database.read(history, kept.id) == [(T + 1_000, "ok", 2.0), (T, "firing", 20.0)]
    await database.write(forget_changes, T + 500)
    assert await database.read(history, kept.id) == [(T + 1_000, "ok", 2.0)]
    await house.book.remove(1, known.id)
    assert await database.read(history, kept.id) == []
