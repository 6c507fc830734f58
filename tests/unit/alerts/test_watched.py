from __future__ import annotations

from typing import Any

import pytest
from tests.unit.alerts.test_evaluator import Numbers, answer

from tidegauge.alerts.anomaly import Usual
from tidegauge.alerts.reading import Reading, Readings
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.rulebook import KnownRule
from tidegauge.alerts.term import Term
from tidegauge.alerts.usual import UsualNumbers
from tidegauge.alerts.watched import WatchedRule
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import TidegaugeError


class Floor:
    def __init__(self, **more: Any) -> None:
        self.numbers = Numbers()
        self.usual = UsualNumbers(self.numbers.learn, ManualClock(0))
        self.told: list[Readings] = []
        self.faults: list[TidegaugeError] = []
        rule = Rule(**{"name": "r", "query": {"metric": "errors"}, **more})
        self.watched = WatchedRule(KnownRule("r", 1, rule, 0, "UTC"))
        self.watched.start(self.numbers.watch, self.usual, self.told.append, self.faults.append)

    def say(self, index: int, *numbers: tuple[str, float]) -> None:
        self.numbers.given[index].newest = answer(*numbers)
        self.numbers.followers[index](answer(*numbers))


@pytest.mark.req("F1")
def test_a_quotient_is_told_once_both_numbers_are_known_and_reads_both_as_of_the_same_instant() -> None:
    floor = Floor(over={"metric": "requests"}, is_percent=True)
    floor.say(0, ("", 5))
    assert floor.told == []
    floor.say(1, ("", 100))
    assert floor.told[-1] == {(): Reading(5.0, 100)}
    floor.numbers.given[1].newest = answer(("", 200))  # not told yet
    floor.say(0, ("", 20))
    assert floor.told[-1] == {(): Reading(10.0, 200)}


@pytest.mark.req("F1")
def test_a_part_without_events_is_zero_of_the_whole_unless_groups_were_left_out() -> None:
    floor = Floor(query={"metric": "errors", "group_by": ["part"]}, over={"metric": "requests", "group_by": ["part"]})
    floor.say(0, ("a", 5))
    floor.say(1, ("a", 10), ("b", 10))
    assert floor.told[-1] == {("a",): Reading(0.5, 10), ("b",): Reading(0.0, 10)}
    cut = answer(("a", 5))
    cut.meta.truncated = True
    floor.numbers.given[0].newest = cut
    floor.say(1, ("a", 10), ("b", 10))
    assert floor.told[-1][("b",)] == Reading(None, 10)


@pytest.mark.req("F1")
def test_several_terms_are_told_together() -> None:
    floor = Floor(query={}, terms=tuple(Term(query={"metric": name}, condition="gt", threshold=1.0) for name in ("a", "b")))
    floor.say(0, ("", 5))
    assert floor.told == []
    floor.say(1, ("", 7))
    assert [one.value for one in floor.told[-1][()].terms] == [5.0, 7.0]
    floor.watched.end()
    assert floor.numbers.followers == []


@pytest.mark.req("F1")
async def test_an_anomaly_waits_for_what_is_usual() -> None:
    floor = Floor(condition="anomaly", threshold=3.0)
    floor.say(0, ("", 50))
    assert floor.told == []
    floor.numbers.usual = {(): Usual(10.0, 5.0)}
    await floor.usual.tick()
    assert floor.told == [{(): Reading(50.0, 50, usual=Usual(10.0, 5.0))}]
    assert floor.numbers.learned == 1
