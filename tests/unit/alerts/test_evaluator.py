from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tidegauge.alerts.alert import Change
from tidegauge.alerts.evaluator import RETRY_S, Evaluator
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.rulebook import RuleBook
from tidegauge.alerts.term import Term
from tidegauge.alerts.usual import Learned, UsualNumbers, Usuals
from tidegauge.contracts.answer import Answer, AnswerMeta, ResultRow
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import InvalidQuery, TidegaugeError
from tidegauge.meta.database import Database
from tidegauge.meta.model import Project

T = 1_795_000_000_000


def answer(*numbers: tuple[str, float]) -> Answer:
    rows = [ResultRow("errors", value, int(value), {"part": group} if group else {}) for group, value in numbers]
    return Answer(rows, AnswerMeta("", "", None, "UTC", True, 0.0, False, 0.0, 0, False))


class Watched:
    """A number that is watched; `newest` is what a look shows."""

    empty: float | None = 0.0

    def __init__(self, end: Callable[[], None]) -> None:
        self._end: Callable[[], None] | None = end
        self.newest: Answer | None = None

    def look(self) -> Answer | None:
        return self.newest

    def end(self) -> None:
        if self._end is not None:
            self._end()
            self._end = None


class Numbers:
    """Live numbers that a test sets."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.followers: list[Callable[[Answer], None]] = []
        self.faults: list[Callable[[TidegaugeError], None]] = []
        self.refusal: TidegaugeError | None = None
        self.usual: Usuals = {}
        self.learned = 0
        self.given: list[Watched] = []

    def watch(
        self, query: dict[str, object], project: int, timezone: str, on_answer: Callable[[Answer], None], on_fault: Callable[[TidegaugeError], None], /
    ) -> Watched:
        if self.refusal is not None:
            raise self.refusal
        self.asked.append({**query, "project": project, "timezone": timezone})
        self.followers.append(on_answer)
        self.faults.append(on_fault)
        self.given.append(Watched(lambda: self.followers.remove(on_answer)))
        return self.given[-1]

    async def learn(self, term: Term, project: int, timezone: str) -> Learned:
        self.learned += 1
        return Learned(self.usual, 60.0)

    def say(self, *numbers: tuple[str, float]) -> None:
        for follower in list(self.followers):
            follower(answer(*numbers))


class House:
    """One evaluator on a database."""

    def __init__(self, database: Database, clock: ManualClock) -> None:
        self.clock, self.numbers = clock, Numbers()
        self.book = RuleBook(database, clock)
        self.usual = UsualNumbers(self.numbers.learn, clock)
        self.evaluator = Evaluator(self.book, self.numbers.watch, database, clock, self.usual)
        self.book.on_change = self.evaluator.follow_rules
        self.told: list[Change] = []
        self.evaluator.on_change = self.told.append

    async def start(self) -> None:
        await self.book.refresh()
        await self.evaluator.restore()

    async def settle(self) -> None:
        """Write what waits."""
        task = asyncio.ensure_future(self.evaluator.run())
        async with asyncio.timeout(60):
            while self.evaluator._changes:
                await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    @property
    def phases(self) -> list[str]:
        return [change.state.phase for change in self.told]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(T)


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{path / 'meta.db'}")
    database.upgrade()
    try:
        yield database
    finally:
        database.close()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with opened(tmp_path) as database:
        await database.write(lambda session: session.add(Project(id=1, name="p", timezone="Asia/Bangkok", created_at_ms=T)))
        yield database


def rule(**more: Any) -> Rule:
    return Rule(**{"name": "Errors", "query": {"metric": "errors"}, "condition": "gt", "threshold": 10.0, **more})


@pytest.mark.req("F2", "F6")
async def test_changes_are_written_told_and_known_after_a_restart(database: Database, clock: ManualClock) -> None:
    house = House(database, clock)
    await house.start()
    await house.book.put(1, None, rule(duration=60), None)
    assert house.numbers.asked == [{"metric": "errors", "time_window": "last_5_minutes", "project": 1, "timezone": "Asia/Bangkok"}]
    house.numbers.say(("", 20))
    await house.settle()
    clock.advance(30_000)
    again = House(database, clock)
    await again.start()
    again.numbers.say(("", 21))
    clock.advance(30_000)
    again.evaluator.tick()
    await again.settle()
    assert (house.phases, again.phases) == (["pending"], ["firing"])
    assert again.told[0].state.since_ms == T + 60_000
    last = House(database, clock)
    await last.start()
    last.numbers.say(("", 22))
    await last.settle()
    assert last.phases == []
    last.numbers.say(("", 2))
    await last.settle()
    assert last.phases == ["ok"]


@pytest.mark.req("F2")
async def test_of_two_evaluators_one_tells_each_change(database: Database, clock: ManualClock) -> None:
    one, two = House(database, clock), House(database, clock)
    await one.start()
    await one.book.put(1, None, rule(), None)
    await two.start()
    for value in (20, 3, 30, 4, 40):
        clock.advance(1000)
        for house in (one, two):
            house.numbers.say(("", value))
        await asyncio.gather(one.settle(), two.settle())
        await asyncio.gather(one.settle(), two.settle())
    told = sorted((change.number, change.state.phase) for change in one.told + two.told)
    assert told == [(1, "firing"), (2, "ok"), (3, "firing"), (4, "ok"), (5, "firing")]


@pytest.mark.req("F2")
async def test_a_change_that_is_over_before_it_is_written_is_told_too(database: Database, clock: ManualClock) -> None:
    house = House(database, clock)
    await house.start()
    await house.book.put(1, None, rule(), None)
    house.numbers.say(("", 20))
    clock.advance(10)
    house.numbers.say(("", 1))
    await house.settle()
    assert house.phases == ["firing", "ok"]


@pytest.mark.req("F1")
async def test_groups_have_alerts_of_their_own_and_one_that_is_gone_ends(database: Database, clock: ManualClock) -> None:
    house = House(database, clock)
    await house.start()
    await house.book.put(1, None, rule(query={"metric": "errors", "group_by": ["part"]}, no_data="resolve"), None)
    assert house.numbers.asked[0]["limit"] == 100
    house.numbers.say(("a", 20), ("b", 3), ("c", 30))
    await house.settle()
    house.numbers.say(("a", 20))
    await house.settle()
    assert [(change.group, change.state.phase) for change in house.told] == [(("a",), "firing"), (("c",), "firing"), (("c",), "ok")]


@pytest.mark.req("F1")
async def test_a_rule_that_is_changed_switched_off_or_removed_is_not_watched_as_before(database: Database, clock: ManualClock) -> None:
    house = House(database, clock)
    await house.start()
    known = await house.book.put(1, None, rule(), None)
    house.numbers.say(("", 20))
    await house.settle()
    await house.book.put(1, known.id, rule(is_enabled=False), None)
    assert house.numbers.followers == []
    await house.book.put(1, known.id, rule(threshold=30.0), None)
    house.numbers.say(("", 20))
    await house.settle()
    assert house.phases == ["firing", "ok"]
    await house.book.remove(1, known.id)
    assert (house.numbers.followers, house.evaluator.kept) == ([], {})


@pytest.mark.req("F1")
async def test_a_question_that_fails_is_asked_again_and_says_why(database: Database, clock: ManualClock) -> None:
    house = House(database, clock)
    await house.start()
    house.numbers.refusal = InvalidQuery("Segment 'gold' was deleted.")
    known = await house.book.put(1, None, rule(), None)
    assert house.evaluator.fault(known.id) == "Segment 'gold' was deleted."
    house.numbers.refusal = None
    house.evaluator.tick()
    assert house.numbers.followers == []
    clock.advance(int(RETRY_S * 1000))
    house.evaluator.tick()
    assert (house.evaluator.fault(known.id), len(house.numbers.followers)) == (None, 1)
    house.numbers.faults[0](InvalidQuery("Too many groups."))
    assert house.evaluator.fault(known.id) == "Too many groups."


@pytest.mark.req("F1")
async def test_a_change_is_asked_with_the_period_before(database: Database, clock: ManualClock) -> None:
    house = House(database, clock)
    await house.start()
    await house.book.put(1, None, rule(condition="change_above", query={"metric": "errors", "time_window": "last_1_hour"}), None)
    assert house.numbers.asked[0] == {"metric": "errors", "time_window": "last_1_hour", "compare": "previous_period", "project": 1, "timezone": "Asia/Bangkok"}


class SetClock(ManualClock):
    """A clock that somebody sets."""

    def set_back(self, ms: int) -> None:
        self._now_ms -= ms


@pytest.mark.req("F2")
@pytest.mark.parametrize("jump_ms", [3_600_000, -86_400_000])
async def test_a_clock_that_is_set_moves_no_alert(database: Database, jump_ms: int) -> None:
    clock = SetClock(T)
    house = House(database, clock)
    await house.start()
    await house.book.put(1, None, rule(duration=60), None)
    house.numbers.say(("", 20))
    clock.advance(30_000)
    clock.set_back(jump_ms)
    house.evaluator.tick()
    await house.settle()
    assert house.phases == ["pending"]
    clock.advance(30_000)
    house.evaluator.tick()
    await house.settle()
    assert house.phases == ["pending", "firing"]


@pytest.mark.req("F2")
async def test_after_a_restart_with_the_clock_set_back_an_alert_still_fires_in_time(database: Database) -> None:
    clock = SetClock(T)
    house = House(database, clock)
    await house.start()
    await house.book.put(1, None, rule(duration=60), None)
    house.numbers.say(("", 20))
    await house.settle()
    clock.set_back(3_600_000)
    again = House(database, clock)
    await again.start()
    again.numbers.say(("", 20))
    clock.advance(60_000)
    again.evaluator.tick()
    await again.settle()
    assert again.phases == ["firing"]
