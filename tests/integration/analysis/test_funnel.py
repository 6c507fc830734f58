"""Funnels by the store against plain Python that tries every way, over generated histories."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen
from tests.integration.analysis.funnel_plain import Attempt, Excluded, Funnel, Test, attempts, best

from tidegauge.contracts.event import Event
from tidegauge.core.errors import InvalidQuery, LimitReached
from tidegauge.core.timestamps import format_timestamp

PEOPLE = 400
MINUTE_MS = 60_000
START_MS = NOW_MS - 3 * DAY_MS
END_MS = START_MS + 60 * MINUTE_MS
SPAN = {"from": START_MS, "to": END_MS}


def history(people: int, seed: int) -> dict[str, list[Event]]:
    """Short histories over few names, many at the same millisecond, some around the window's edges."""
    dice = random.Random(seed)
    found = {}
    for number in range(people):
        user, pace = f"p{number}", dice.choice([0, 1, 5, 20])
        at_ms, events = START_MS - 3 * MINUTE_MS + dice.randrange(60) * MINUTE_MS, []
        for _ in range(dice.randrange(1, 14)):
            at_ms += dice.choice([0, 0, 1, 2]) * pace * MINUTE_MS // 2
            plan: dict[str, Any] = dice.choice([{}, {"plan": "free"}, {"plan": "pro"}, {"plan": "team"}])
            events.append(seen(dice.choice("abcx"), user, at_ms, vip=dice.choice(["y", "n"]), **plan))
        dice.shuffle(events)
        found[user] = events
    return found


class Crowd:
    """Generated people, and the project they are in."""

    def __init__(self, study: Study) -> None:
        self.people = history(PEOPLE, seed=7)
        events = [event for own in self.people.values() for event in own]
        random.Random(1).shuffle(events)
        self.project = study.project(events)


@pytest.fixture(scope="module")
def crowd(study: Study) -> Crowd:
    return Crowd(study)


def vip(name: str) -> dict[str, Any]:
    return {"event": name, "filters": [{"field": "vip", "operator": "eq", "value": "y"}]}


CHOICES: list[tuple[dict[str, Any], Test]] = [
    ({"event": "a"}, lambda event: event.name == "a"),
    ({"event": "b"}, lambda event: event.name == "b"),
    ({"event": "c"}, lambda event: event.name == "c"),
    (vip("a"), lambda event: event.name == "a" and (event.properties or {})["vip"] == "y"),
    ({"event": "*"}, lambda event: True),
    ({"event": "*", "filters": [{"field": "plan", "operator": "exists"}]}, lambda event: "plan" in (event.properties or {})),
]
EXCLUDED: list[tuple[dict[str, Any], Test]] = [
    ({"event": "x"}, lambda event: event.name == "x"),
    (vip("x"), lambda event: event.name == "x" and (event.properties or {})["vip"] == "y"),
    ({"event": "c"}, lambda event: event.name == "c"),
]


@st.composite
def questions(draw: st.DrawFn, order: str) -> tuple[dict[str, Any], Funnel]:
    """A question as on the wire, and the same for the plain count."""
    size = draw(st.integers(1, 4))
    picked = draw(st.lists(st.sampled_from(range(len(CHOICES))), min_size=size, max_size=size, unique=order == "any"))
    excluded: list[tuple[dict[str, Any], Excluded]] = []
    if order != "strict" and size > 1:
        for index in draw(st.lists(st.sampled_from(range(len(EXCLUDED))), max_size=2)):
            body, test = EXCLUDED[index]
            after = 1 if order == "any" else draw(st.integers(1, size - 1))
            before = size if order == "any" else draw(st.integers(after + 1, size))
            excluded.append(({**body, "after_step": after, "before_step": before}, Excluded(test, after, before)))
    window_ms = draw(st.sampled_from([1_000, 10 * MINUTE_MS, 25 * MINUTE_MS, 7 * DAY_MS]))
    look_ahead = draw(st.booleans())
    held, breakdown = draw(st.sampled_from([None, None, "plan"])), draw(st.sampled_from([None, None, "vip"]))
    body = {
        **SPAN,
        "steps": [CHOICES[index][0] for index in picked],
        "order": order,
        "window_seconds": window_ms // 1000,
        "exclusions": [part for part, _ in excluded],
        "look_ahead": look_ahead,
        "hold_constant": held,
        "breakdown": breakdown,
        "interval": "5_minutes",
    }
    end_ms = END_MS + window_ms if look_ahead else END_MS
    plain = Funnel([CHOICES[index][1] for index in picked], order, window_ms, (START_MS, END_MS), end_ms, [part for _, part in excluded], held, breakdown)
    return body, plain


def counts(counted: Iterable[Attempt], size: int) -> list[int]:
    levels = Counter(attempt.level for attempt in counted)
    return [sum(count for level, count in levels.items() if level >= step) for step in range(1, size + 1)]


def seconds(counted: list[Attempt], step: int, share: float) -> float | None:
    took = [attempt.times[step] - attempt.times[step - 1] for attempt in counted if attempt.level > step]
    return float(np.percentile(took, share * 100)) / 1000 if took else None


@pytest.mark.req("C1")
@pytest.mark.parametrize("order", ["ordered", "strict", "any"])
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_every_number_is_that_of_trying_every_way(study: Study, crowd: Crowd, order: str, data: st.DataObject) -> None:
    body, plain = data.draw(questions(order))
    found = [attempts(plain, events) for events in crowd.people.values()]
    counted = [attempt for own in found if (attempt := best(own))]
    size = len(plain.steps)
    answer = await study.analyse("funnel", crowd.project, **body)
    assert [step.count for step in answer.steps] == counts(counted, size)
    assert [step.count for step in answer.steps] == sorted((step.count for step in answer.steps), reverse=True)
    for index, step in enumerate(answer.steps[1:], 1):
        assert step.median_seconds_from_previous == pytest.approx(seconds(counted, index, 0.5))
        assert step.p90_seconds_from_previous == pytest.approx(seconds(counted, index, 0.9))
    if plain.breakdown:
        values = {attempt.value for attempt in counted}
        wanted = {value: counts((attempt for attempt in counted if attempt.value == value), size) for value in values}
        assert {group.value: [step.count for step in group.steps] for group in answer.breakdown} == wanted
    trend = {bucket.timestamp: bucket.counts for bucket in answer.trend.buckets if bucket.counts[0]}
    assert trend == {format_timestamp(start): counts(of_start, size) for start, of_start in by_bucket(found).items()}


def by_bucket(found: Iterable[list[list[Attempt]]]) -> dict[int, list[Attempt]]:
    """Start of five minutes -> the furthest attempt that each person began in them."""
    buckets: dict[int, list[Attempt]] = defaultdict(list)
    for own in found:
        mine: dict[int, list[list[Attempt]]] = defaultdict(list)
        for attempt in (attempt for group in own for attempt in group):
            mine[attempt.times[0] // (5 * MINUTE_MS) * 5 * MINUTE_MS].append([attempt])
        for start, parts in mine.items():
            if counted := best(parts):
                buckets[start].append(counted)
    return buckets


def examples() -> list[tuple[str, ...]]:
    """The rows of the examples in the reference."""
    text = (Path(__file__).parents[3] / "docs/reference/analyses/funnel.md").read_text()
    table = text.partition("## Examples")[2].partition("\n\nThe tenth")[0]
    rows = [tuple(cell.strip().replace("`", "") for cell in line.strip("|").split("|")) for line in table.splitlines() if line.startswith("| `")]
    assert len(rows) > 20
    return rows


@pytest.mark.req("C1", "K10")
@pytest.mark.parametrize("row", examples(), ids=" ".join)
async def test_the_examples_of_the_reference_hold(study: Study, row: tuple[str, ...]) -> None:
    history, order, steps, within, exclusion, result = row
    events = [seen(mark[0], "u", START_MS + int(mark[1:]) * MINUTE_MS) for mark in history.split()]
    body: dict[str, Any] = {"time_window": "last_7_days", "order": order, "steps": [{"event": name} for name in steps.split()]}
    if exclusion:
        name, *places = exclusion.split()
        after, before = (int(places[1]), int(places[3])) if places else (1, None)
        body["exclusions"] = [{"event": name, "after_step": after, "before_step": before}]
    level, _, minutes = result.partition(": ")
    people = (await study.analyse("funnel-people", events, **body, window_seconds=int(within) * 60, step=1)).people
    assert [person.steps for person in people] == [int(level)]
    first_ms = START_MS + int(minutes.split()[0]) * MINUTE_MS
    assert people[0].entered_at == format_timestamp(first_ms)
    assert people[0].seconds == [(int(minute) - int(minutes.split()[0])) * 60 for minute in minutes.split()[1:]]


def walk(user: str, *names: str, start_ms: int = START_MS, **properties: Any) -> list[Event]:
    """Events a minute apart."""
    return [seen(name, user, start_ms + index * MINUTE_MS, **properties) for index, name in enumerate(names)]


STEPS: dict[str, Any] = {"steps": [{"event": "a"}, {"event": "b"}, {"event": "c"}], "time_window": "last_7_days"}


@pytest.mark.req("C1")
async def test_people_behind_a_bar_are_paged_and_named(study: Study) -> None:
    events = [
        event for number in range(30) for event in walk(f"u{number}", *"abc"[: 1 + number % 3], start_ms=START_MS + number * 1_000, plan="xyz"[number % 3])
    ]
    project = study.project(events)
    dropped = await study.analyse("funnel-people", project, **STEPS, step=2, outcome="dropped", limit=4, offset=2)
    assert (dropped.total, dropped.meta.truncated) == (10, True)
    assert [person.user_id for person in dropped.people] == ["u21", "u18", "u15", "u12"]  # who began last comes first
    assert {person.steps for person in dropped.people} == {1}
    whole = await study.analyse("funnel-people", project, **STEPS, step=3)
    assert (whole.total, whole.people[0].seconds, whole.people[0].last_seen) == (10, [60.0, 120.0], format_timestamp(START_MS + 29_000 + 2 * MINUTE_MS))
    one = await study.analyse("funnel-people", project, **STEPS, step=1, breakdown="plan", value="y")
    others = await study.analyse("funnel-people", project, **STEPS, step=1, breakdown="plan", not_values=["x", "y"])
    assert ({person.value for person in one.people}, one.total) == ({"y"}, 10)
    assert ({person.value for person in others.people}, others.total) == ({"z"}, 10)
    past = await study.analyse("funnel-people", project, **STEPS, step=1, offset=30)
    assert (past.people, past.total) == ([], 0)


@pytest.mark.req("C1")
async def test_values_beyond_the_limit_are_one_group_and_groups_add_up(study: Study) -> None:
    events = [event for number in range(40) for event in walk(f"u{number}", *"abc"[: 1 + number % 3], plan=f"plan{min(number % 8, 5)}")]
    answer = await study.analyse("funnel", events, **STEPS, breakdown="plan", breakdown_limit=2)
    assert [(group.value, group.is_other) for group in answer.breakdown] == [("plan5", False), ("plan0", False), ("(other)", True)]
    for index, step in enumerate(answer.steps):
        assert sum(group.steps[index].count for group in answer.breakdown) == step.count
    assert [row.dimensions for row in answer.results[:3]] == [{"step": name, "plan": "plan5"} for name in "abc"]
    assert sum(row.value for row in answer.results if row.dimensions["step"] == "c") == answer.steps[2].count


@pytest.mark.req("C1")
async def test_a_trend_has_a_bucket_for_every_local_day_and_says_which_are_complete(study: Study) -> None:
    day = 1_759_442_400_000  # 2025-10-03T00:00+02:00
    events = [*walk("u", *"abc", start_ms=day - 1), *walk("u", "a", start_ms=day + 5 * MINUTE_MS), *walk("v", *"ab", start_ms=day + 2 * DAY_MS)]
    body = {**STEPS, "time_window": None, "from": "2025-10-02", "to": "2025-10-06", "interval": "day", "window_seconds": 86_400}
    answer = await study.analyse("funnel", events, zone="Europe/Berlin", **body)
    assert [(bucket.timestamp, bucket.counts, bucket.is_complete) for bucket in answer.trend.buckets] == [
        ("2025-10-01T22:00:00.000Z", [1, 1, 1], True),
        ("2025-10-02T22:00:00.000Z", [1, 0, 0], True),
        ("2025-10-03T22:00:00.000Z", [0, 0, 0], True),
        ("2025-10-04T22:00:00.000Z", [1, 1, 0], False),
    ]
    assert [step.count for step in answer.steps] == [2, 2, 1]
    ahead = await study.analyse("funnel", events, zone="Europe/Berlin", **body, look_ahead=True, show="trend")
    assert all(bucket.is_complete for bucket in ahead.trend.buckets)
    assert [(row.timestamp, row.value, row.count) for row in ahead.results][::3] == [
        ("2025-10-01T22:00:00.000Z", 100.0, 1),
        ("2025-10-04T22:00:00.000Z", 0.0, 1),
    ]


@pytest.mark.req("C1")
async def test_time_to_convert_is_of_those_who_took_all_steps(study: Study) -> None:
    events = [
        event for user, minutes in {"u": 1, "v": 3, "w": 60}.items() for event in (seen("a", user, START_MS), seen("c", user, START_MS + minutes * MINUTE_MS))
    ]
    answer = await study.analyse(
        "funnel", [*events, seen("a", "x", START_MS)], time_window="last_7_days", steps=[{"event": "a"}, {"event": "c"}], show="time_to_convert"
    )
    took = answer.time_to_convert
    assert (took.people, took.median_seconds, took.mean_seconds) == (3, 180.0, pytest.approx(64 * 60 / 3))
    assert took.p90_seconds == pytest.approx(180 + 0.8 * (3_600 - 180))
    assert [(one.from_seconds, one.to_seconds, one.count) for one in took.histogram] == [
        (60, 120, 1), (120, 300, 1), (300, 600, 0), (600, 1_800, 0), (1_800, 3_600, 0), (3_600, 7_200, 1),
    ]  # fmt: skip
    assert [(row.dimensions["time"], row.value) for row in answer.results][:2] == [("1–2 min", 1), ("2–5 min", 1)]


@pytest.mark.req("C1")
async def test_nobody_has_no_shares(study: Study) -> None:
    answer = await study.analyse("funnel", [], **STEPS, breakdown="plan", interval="day")
    assert [(step.count, step.conversion_from_start, step.conversion_from_previous) for step in answer.steps] == [(0, None, None)] * 3
    assert (answer.conversion_rate, answer.meta.total, answer.breakdown, answer.time_to_convert.histogram) == (None, None, [], [])
    alone = await study.analyse("funnel", walk("u", "a"), time_window="last_7_days", steps=[{"event": "a"}])
    assert (alone.steps[0].count, alone.conversion_rate, alone.time_to_convert) == (1, 1.0, None)


@pytest.mark.req("C1")
@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"order": "any", "steps": [{"event": "a"}, {"event": "b"}, {"event": "a"}]}, "steps.2: is the same as step 1"),
        ({"order": "strict", "exclusions": [{"event": "x"}]}, "exclusions: a strict funnel allows nothing"),
        ({"order": "any", "exclusions": [{"event": "x", "after_step": 2}]}, "exclusions.0: steps in any order have no places"),
        ({"exclusions": [{"event": "x", "after_step": 2, "before_step": 2}]}, "exclusions.0: after_step must be below"),
        ({"exclusions": [{"event": "x", "before_step": 4}]}, "exclusions.0: after_step must be below"),
        ({"steps": [{"event": "a"}], "exclusions": [{"event": "x"}]}, "exclusions: there is nothing to exclude"),
        ({"exclusions": [{"event": "x", "filters": [{"field": ""}]}]}, "exclusions.0: A field name"),
        ({"steps": [{"event": "a"}, {"event": "b", "filters": [{"field": "p", "operator": "is"}]}]}, "steps.1: Unknown operator"),
        ({"hold_constant": "properties."}, "hold_constant: Write properties.<name>"),
        ({"interval": "fortnight"}, "Unknown interval"),
        ({"interval": "minute", "time_window": "last_30_days"}, "minute"),
        ({"interval": "5_minutes"}, "more than 1,000 times a 5_minutes"),
    ],
)
async def test_what_makes_no_sense_is_refused_with_its_place(study: Study, body: dict[str, Any], message: str) -> None:
    with pytest.raises((InvalidQuery, LimitReached)) as refusal:
        await study.analyse("funnel", [], **{**STEPS, **body})
    assert message in refusal.value.message


@pytest.mark.req("C1")
@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"step": 4}, "step: the funnel has 3 step(s)"),
        ({"step": 1, "outcome": "dropped"}, "step: nobody can stop before the first step"),
        ({"step": 1, "value": "x"}, "value: needs a breakdown"),
    ],
)
async def test_a_bar_that_is_not_there_has_no_people(study: Study, body: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidQuery) as refusal:
        await study.analyse("funnel-people", [], **STEPS, **body)
    assert message in refusal.value.message


@pytest.mark.req("C1")
async def test_the_narrow_copy_answers_what_it_can(study: Study) -> None:
    project = study.project(walk("u", *"abc", plan="x"))
    await study.analyse("funnel", project, **STEPS, hold_constant="session_id")
    assert "FROM person_events" in study.reader.statements[-1]
    await study.analyse("funnel", project, **STEPS, hold_constant="plan")
    assert "FROM events" in study.reader.statements[-1]
