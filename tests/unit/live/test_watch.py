from __future__ import annotations

import asyncio

import pytest
from tests.unit.live.test_hub import House

from tidegauge.contracts.answer import Answer
from tidegauge.core.errors import TidegaugeError


@pytest.mark.req("F6")
async def test_numbers_are_given_at_once_and_with_every_update_until_it_ends() -> None:
    house = House()
    answers: list[Answer] = []
    faults: list[TidegaugeError] = []
    watching = house.hub.watch({"metric": "*", "aggregation": "count", "time_window": "last_5_minutes"}, 1, "UTC", answers.append, faults.append)
    async with asyncio.timeout(60):
        while not answers:
            await asyncio.sleep(0)
    first = answers[-1].meta.total or 0
    house.clock.advance(500)
    await house.arrive(1, "a", "b")
    assert answers[-1].meta.total == first + 2
    assert answers[-1].results[0].count == first + 2
    seen = len(answers)
    await house.arrive(2, "a")
    assert len(answers) == seen, "nobody looks: twice a second is enough"
    watching.end()
    house.clock.advance(500)
    await house.arrive(3, "a")
    assert (len(answers), faults) == (seen, [])


@pytest.mark.req("F1", "F6")
async def test_a_look_shows_what_was_not_told_yet_and_takes_nothing_from_who_is_told() -> None:
    house = House()
    answers: list[Answer] = []
    watching = house.hub.watch({"metric": "*", "aggregation": "count", "time_window": "last_5_minutes"}, 1, "UTC", answers.append, lambda error: None)
    assert watching.look() is None
    assert watching.empty == 0.0
    async with asyncio.timeout(60):
        while not answers:
            await asyncio.sleep(0)
    house.clock.advance(500)
    await house.arrive(1, "a")
    await house.arrive(2, "a", "b")
    told, found = answers[-1].meta.total or 0, watching.look()
    assert found is not None
    assert found.meta.total == told + 2
    house.clock.advance(500)
    await house.arrive(3, "a")
    assert answers[-1].meta.total == told + 3
