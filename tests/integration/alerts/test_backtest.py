"""A rule over a history in the real store tells the same as the real evaluator that saw the same events come."""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.integration.alerts.conftest import NOW_MS, Lab, seen
from tests.unit.alerts.test_evaluator import House, opened

from tidegauge.alerts.backtest.backtest import Backtest, Marked
from tidegauge.alerts.backtest.body import BacktestAnswer, BacktestBody
from tidegauge.alerts.rule import Rule, check_rule
from tidegauge.contracts.answer import Answer, AnswerMeta, ResultRow
from tidegauge.contracts.event import Event
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import InvalidInput, InvalidQuery, LimitReached
from tidegauge.core.time_range import ROLLING, TimeRange, Window
from tidegauge.core.timestamps import format_timestamp, parse_timestamp_ms
from tidegauge.meta.model import Project

pytestmark = pytest.mark.req("F5")
HOUR_S = 3_600
MINUTE_S = 60


async def looked_back(lab: Lab, project: int, rule: dict[str, Any], marked: list[Marked] | None = None, **more: Any) -> BacktestAnswer:
    async def marked_in(project: int, span: TimeRange) -> list[Marked]:
        return marked or []

    body = msgspec.convert({"rule": {"name": "r", **rule}, **more}, BacktestBody)
    check_rule(body.rule)
    return await Backtest(lab.service, lab.clock, marked_in).run(body, project, "UTC")


def bursts(seed: int, hours: float = 6) -> list[Event]:
    """Quiet times and bursts of two kinds of event, some with a value, of two countries."""
    dice = random.Random(seed)
    ago_s, found = hours * HOUR_S, []
    while ago_s > 0:
        rate_s = dice.choice([4, 15, 60])
        for _ in range(dice.randrange(3, 40)):
            ago_s -= dice.expovariate(1 / rate_s)
            if ago_s > 0:
                name = dice.choice(["request", "request", "error"])
                found.append(seen(name, ago_s, value=dice.choice([None, float(dice.randrange(50))]), country=dice.choice(["TH", "DE"])))
        ago_s -= dice.choice([0, 0, 1200])
    return found


class Window5:
    """What a live number would be, event by event and without buckets."""

    def __init__(self, events: list[Event], query: dict[str, Any]) -> None:
        self.query = query
        self.events = sorted((one for one in events if query["metric"] in ("*", one.name)), key=lambda one: one.timestamp_ms)

    def answer(self, at_ms: int) -> Answer:
        """Just before an instant."""
        window = Window("rolling", self.query["time_window"])
        span = window.range_at(at_ms - 1)
        earlier = TimeRange(2 * span.from_ms - span.to_ms, span.from_ms)
        now = [one for one in self.events if span.from_ms <= one.timestamp_ms < min(span.to_ms, at_ms)]
        before = [one for one in self.events if earlier.from_ms <= one.timestamp_ms < earlier.to_ms]
        groups = sorted({one.country for one in now}) if self.query.get("group_by") else [""]
        rows = []
        for group in groups:
            own = [[one for one in each if not self.query.get("group_by") or one.country == group] for each in (now, before)]
            row = ResultRow("m", self.number(own[0]), len(own[0]), {"country": group} if group else {})
            row.previous = self.number(own[1])
            rows.append(row)
        return Answer(rows, AnswerMeta("", "", None, "UTC", True, 0.0, False, 0.0, 0, False))

    def number(self, events: list[Event]) -> float | None:
        values = [one.value for one in events if one.value is not None]
        match self.query.get("aggregation", "count"):
            case "sum":
                return sum(values)
            case "average":
                return sum(values) / len(values) if values else None
            case "max":
                return max(values, default=None)
            case "rate":
                return len(events) / (ROLLING[self.query["time_window"]][0] / 1000)
            case "last":
                return values[-1] if values else None
        return len(events)


async def evaluated(path: Path, events: list[Event], rule: Rule, times_ms: list[int]) -> list[tuple[tuple[str, ...], int, int | None]]:
    """(group, from, to) of the alerts of a real evaluator that is told every number at every instant, and ticks whenever something is due."""
    clock = ManualClock(times_ms[0])
    async with opened(path) as database:
        await database.write(lambda session: session.add(Project(id=1, name="p", timezone="UTC", created_at_ms=0)))
        house = House(database, clock)
        await house.start()
        await house.book.put(1, None, rule, None)
        windows = [Window5(events, query) for term in rule.parts for query in (term.query, term.over) if query is not None]
        for at_ms in times_ms:
            while due := [due for due in house.evaluator._due.values() if due < at_ms]:
                clock.advance(min(due) - clock.now_ms())
                house.evaluator.tick()
            clock.advance(at_ms - clock.now_ms())
            answers = [window.answer(at_ms) for window in windows]
            for index, one in enumerate(answers):
                house.numbers.given[index].newest = one
            house.numbers.followers[-1](answers[-1])
        found: dict[tuple[str, ...], list[list[int | None]]] = {}
        for key, state in house.evaluator._changes:
            own = found.setdefault(key.group, [])
            if state.phase == "firing" and (not own or own[-1][1] is not None):
                own.append([state.fired_ms, None])
            elif state.fired_ms is None and own and own[-1][1] is None:
                own[-1][1] = state.since_ms
    return sorted(((group, one[0] or 0, one[1]) for group, ones in found.items() for one in ones), key=lambda one: (one[0], one[1]))


FIVE = {"time_window": "last_5_minutes"}
COUNT = {"metric": "request", "aggregation": "count", **FIVE}
RULES: list[dict[str, Any]] = [
    {"query": COUNT, "condition": "gt", "threshold": 12, "duration": 45},
    {"query": COUNT, "condition": "gt", "threshold": 12, "recovery_threshold": 6, "resolve_after": 95},
    {"query": COUNT, "condition": "lt", "threshold": 3, "duration": 200, "no_data": "resolve"},
    {"query": {**COUNT, "time_window": "last_hour"}, "condition": "change_above", "threshold": 30},
    {
        "query": {"metric": "*", "aggregation": "average", **FIVE},
        "condition": "gte",
        "threshold": 27,
        "min_count": 5,
        "no_data": "no_data",
        "no_data_after": 70,
    },
    {"query": {"metric": "*", "aggregation": "sum", **FIVE}, "condition": "gt", "threshold": 300},
    {"query": {"metric": "*", "aggregation": "max", **FIVE}, "condition": "lte", "threshold": 40, "no_data": "fire", "no_data_after": 30},
    {"query": {"metric": "*", "aggregation": "last", "time_window": "last_30_minutes"}, "condition": "gt", "threshold": 40},
    {"query": {"metric": "*", "aggregation": "rate", **FIVE}, "condition": "gt", "threshold": 0.03, "duration": 10},
    {"query": COUNT, "condition": "absent", "duration": 60},
    {"query": {**COUNT, "metric": "error"}, "over": COUNT, "is_percent": True, "condition": "gt", "threshold": 60, "min_count": 4},
    {"query": {**COUNT, "group_by": ["country"]}, "condition": "gt", "threshold": 7, "resolve_after": 40, "no_data": "resolve"},
    {
        "terms": [
            {"query": COUNT, "condition": "gt", "threshold": 5},
            {"query": {**COUNT, "metric": "error", "time_window": "last_hour"}, "condition": "lt", "threshold": 40},
        ],
        "join": "and",
        "duration": 25,
    },
]


@pytest.mark.parametrize("index", range(len(RULES)))
async def test_episodes_are_those_of_the_evaluator_that_saw_the_events_come(lab: Lab, tmp_path: Path, index: int) -> None:
    events = bursts(index)
    answer = await looked_back(lab, lab.project(events), RULES[index], **{"from": format_timestamp(NOW_MS - 5 * HOUR_S * 1000)})
    assert answer.exactness.numbers
    step_ms = int(answer.exactness.step_seconds * 1000)
    times = list(range(ms(answer.from_), ms(answer.to) + 1, step_ms))
    expected = await evaluated(tmp_path, events, msgspec.convert({"name": "r", **RULES[index]}, Rule), times)
    found = sorted((tuple(one.group.values()), ms(one.from_), None if one.to is None else ms(one.to)) for one in answer.episodes)
    assert found == expected
    assert answer.fired == len(expected) > 0, "a history in which nothing happens shows nothing"
    assert answer.firing_seconds == pytest.approx(sum((times[-1] if to is None else to) - start for _, start, to in expected) / 1000)


def ms(text: str) -> int:
    found = parse_timestamp_ms(text)
    assert found is not None
    return found


async def test_an_anomaly_fires_where_the_number_leaves_its_own_past(lab: Lab) -> None:
    dice = random.Random(5)
    events = [seen("visit", 300 * window + dice.random() * 300) for window in range(400) for _ in range(dice.randrange(8, 13))]
    spike_s = 300 * 100
    events += [seen("visit", spike_s + 200 + index) for index in range(60)]
    project = lab.project(events)
    answer = await looked_back(lab, project, {"query": {"metric": "visit", **FIVE}, "condition": "anomaly_above", "threshold": 6}, days=1.0)
    assert answer.fired == 1
    assert abs(ms(answer.episodes[0].from_) - (NOW_MS - (spike_s + 230) * 1000)) < 60_000
    assert answer.series[0].unit == "deviations"
    assert any("usual" in note for note in answer.exactness.notes)


async def test_distinct_people_are_of_whole_windows_which_the_answer_says(lab: Lab) -> None:
    events = [msgspec.structs.replace(seen("visit", ago_s), user_id=f"u{ago_s}") for ago_s in range(7_000, 7_600, 10)]
    query = {"metric": "visit", "aggregation": "unique_count", "time_window": "last_15_minutes"}
    answer = await looked_back(lab, lab.project(events), {"query": query, "condition": "gt", "threshold": 20}, days=0.5)
    assert (answer.fired, answer.exactness.numbers) == (1, False)
    assert "whole window" in answer.exactness.notes[0]


async def test_marked_incidents_say_how_good_the_rule_is(lab: Lab) -> None:
    events = [seen("error", start * HOUR_S + index * 5) for start in (2, 6, 10) for index in range(40)]
    rule = {"query": {"metric": "error", **FIVE}, "condition": "gt", "threshold": 20}
    moment = lambda hours: NOW_MS - int(hours * HOUR_S * 1000)  # noqa: E731 - short, and used here only
    marked = [Marked("a", "incident", ("api",), TimeRange(moment(2.05), moment(1.95))), Marked("b", "deploy", (), TimeRange(moment(8), moment(8)))]
    incidents = {
        "annotations": True,
        "intervals": [{"from": format_timestamp(moment(10.05)), "to": format_timestamp(moment(9.9))}, {"from": format_timestamp(moment(4))}],
    }
    answer = await looked_back(lab, lab.project(events), rule, marked, days=1.0, incidents=incidents)
    assert answer.score is not None
    assert (answer.score.incidents, answer.score.found, answer.score.false_alarms) == (3, 2, 1)
    assert (answer.score.precision, answer.score.recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))


@pytest.mark.parametrize(
    ("rule", "more", "error"),
    [
        ({"query": {"analysis": "funnel", "steps": [{"event": "a"}, {"event": "b"}]}}, {}, InvalidQuery),
        ({"query": COUNT}, {"days": 200}, LimitReached),
        ({"query": COUNT}, {"from": "2030-01-01"}, InvalidInput),
        ({"query": COUNT}, {"from": "yesterday"}, InvalidInput),
        ({"query": COUNT}, {"to": "2025-01-01"}, InvalidInput),
        ({"query": COUNT}, {"from": "2025-11-21", "days": 3}, InvalidInput),
        ({"query": {"metric": "a", "group_by": ["hour_of_day"]}}, {}, InvalidQuery),
    ],
)
async def test_what_cannot_be_looked_at_is_refused(lab: Lab, rule: dict[str, Any], more: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        await looked_back(lab, 1, {"condition": "gt", **rule}, **more)


async def test_four_weeks_take_well_under_a_second(lab: Lab) -> None:
    dice = random.Random(9)
    project = lab.project([seen("request", dice.random() * 28 * 86_400, country=dice.choice(["TH", "DE", "US"])) for _ in range(60_000)])
    rule = {"query": {**COUNT, "group_by": ["country"]}, "condition": "gt", "threshold": 12, "duration": 60}
    taken = []
    for _ in range(3):
        began_s = time.process_time()
        answer = await looked_back(lab, project, rule)
        taken.append(time.process_time() - began_s)
        await asyncio.sleep(0)
    assert answer.exactness.step_seconds == 300
    assert min(taken) < 1.0, taken
