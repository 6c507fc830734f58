"""Numbers that flap, stop, come late or are few: one alert, a word for what is missing, and the right window for what is late (case 126)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.alerts.test_evaluator import opened
from tests.unit.live.screens import batch
from tests.unit.live.test_hub import House
from tests.unit.live.test_tile_registry import settle

from tidegauge.alerts.alert import message_of
from tidegauge.alerts.evaluator import Evaluator
from tidegauge.alerts.reading import NOTHING, Reading
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.rulebook import RuleBook
from tidegauge.alerts.state import AlertState, advance, due_ms
from tidegauge.alerts.usual import UsualNumbers
from tidegauge.meta.database import Database
from tidegauge.meta.model import Project

pytestmark = [pytest.mark.hostile(126), pytest.mark.req("F2")]


class Tower:
    """A real hub, stream and evaluator on a manual clock."""

    def __init__(self, database: Database) -> None:
        self.house = House()
        self.clock = self.house.clock
        self.book = RuleBook(database, self.clock)
        self.evaluator = Evaluator(self.book, self.house.hub.watch, database, self.clock, UsualNumbers(None, self.clock))  # type: ignore[arg-type]
        self.book.on_change = self.evaluator.follow_rules
        self.sequence = 0

    async def watch(self, **rule: Any) -> None:
        await self.book.put(1, None, Rule(**{"name": "r", "condition": "gt", **rule}), None)
        async with asyncio.timeout(60):
            while not any(watched.readings for watched in self.evaluator._watched.values()):
                await asyncio.sleep(0)

    async def arrive(self, *names: str, late_s: float = 0, **fields: Any) -> None:
        self.sequence += 1
        self.house.hub.on_batches([batch(self.sequence, *names, at_ms=self.clock.now_ms() - int(late_s * 1000), **fields)])
        await settle()

    async def pass_s(self, seconds: int) -> None:
        for _ in range(2 * seconds):
            self.clock.advance(500)
            self.house.hub.tick(self.clock.monotonic_s())
            await settle()
            self.evaluator.tick()

    @property
    def phases(self) -> list[str]:
        return [state.phase for _, state in self.evaluator._changes]


@pytest.fixture
async def tower(tmp_path: Path) -> AsyncIterator[Tower]:
    async with opened(tmp_path) as database:
        await database.write(lambda session: session.add(Project(id=1, name="p", timezone="UTC", created_at_ms=0)))
        tower = Tower(database)
        yield tower
        tower.evaluator.stop()
        await tower.house.hub.stop()


LAST: dict[str, Any] = {"metric": "temperature", "aggregation": "last", "value_field": "value", "time_window": "last_5_minutes"}
COUNT: dict[str, Any] = {"metric": "error", "aggregation": "count", "time_window": "last_5_minutes"}


async def test_a_number_that_flaps_every_second_for_minutes_is_one_alert(tower: Tower) -> None:
    await tower.watch(query=LAST, threshold=50.0, resolve_after=30)
    for second in range(120):
        await tower.arrive("temperature", value=90.0 if second % 2 else 10.0)
        await tower.pass_s(1)
    assert tower.phases == ["firing"]
    await tower.arrive("temperature", value=10.0)
    await tower.pass_s(31)
    assert tower.phases == ["firing", "ok"]


async def test_a_number_around_its_limit_stays_on_the_side_where_it_is(tower: Tower) -> None:
    await tower.watch(query=LAST, threshold=50.0, recovery_threshold=40.0)
    for value in (51.0, 49.0, 51.0, 41.0, 50.5, 40.0, 45.0):
        await tower.arrive("temperature", value=value)
        await tower.pass_s(1)
    assert tower.phases == ["firing"]
    await tower.arrive("temperature", value=39.9)
    await tower.pass_s(1)
    assert tower.phases == ["firing", "ok"]


async def test_data_that_stop_are_said_to_be_missing_and_are_not_taken_for_good_news(tower: Tower) -> None:
    await tower.watch(query=LAST, threshold=50.0, no_data="no_data", no_data_after=60)
    await tower.arrive("temperature", value=90.0)
    await tower.pass_s(1)
    await tower.pass_s(300 + 55)
    assert tower.phases == ["firing"], "the last number holds for the window, and no data has to last"
    await tower.pass_s(6)
    assert tower.phases == ["firing", "no_data"]
    (_, gone) = tower.evaluator._changes[-1]
    assert message_of(next(iter(tower.book.rules.values())).rule, (), gone) == "r: no data"
    await tower.arrive("temperature", value=91.0)
    await tower.pass_s(1)
    assert tower.phases == ["firing", "no_data", "firing"]


async def test_a_late_event_counts_in_the_window_that_it_happened_in(tower: Tower) -> None:
    await tower.watch(query=COUNT, threshold=2.0)
    await tower.arrive("error", "error")
    await tower.pass_s(1)
    await tower.arrive("error", late_s=600)
    await tower.pass_s(1)
    assert tower.phases == [], "it happened before the window"
    await tower.arrive("error", late_s=240)
    await tower.pass_s(1)
    assert tower.phases == ["firing"], "it happened within the window"
    await tower.pass_s(61)
    assert tower.phases == ["firing", "ok"], "and leaves it when its own time does"


async def test_a_handful_of_events_makes_no_rate(tower: Tower) -> None:
    await tower.watch(query=COUNT, over={**COUNT, "metric": "request"}, is_percent=True, threshold=50.0, min_count=10, duration=0)
    await tower.arrive("request", "error")
    await tower.pass_s(1)
    assert tower.phases == [], "one of one is no error rate of 100 %"
    await tower.arrive(*["request"] * 11, *["error"] * 8)
    await tower.pass_s(1)
    assert tower.phases == ["firing"]


PULSES = st.lists(st.tuples(st.integers(1, 29), st.sampled_from([20.0, 1.0, None])), min_size=1, max_size=40)


@given(PULSES)
def test_whatever_flaps_faster_than_the_damping_is_one_alert(pulses: list[tuple[int, float | None]]) -> None:
    """A number that is never below for as long as `resolve_after` fires once at most."""
    rule = Rule(name="r", query={"metric": "m"}, condition="gt", threshold=10.0, resolve_after=30)
    state, second, below_s, fired = AlertState(), 0, 0, 0
    for lasts, value in pulses:
        below_s = 0 if value == 20.0 else below_s + lasts
        if below_s >= 30:
            value, below_s = 20.0, 0
        reading = NOTHING if value is None else Reading(value, 1)
        before, state = state, advance(rule, state, reading, second * 1000)
        fired += state.phase == "firing" != before.phase
        second += lasts
        while (due := due_ms(rule, state)) is not None and due < second * 1000:
            state = advance(rule, state, reading, due)
    assert fired <= 1
