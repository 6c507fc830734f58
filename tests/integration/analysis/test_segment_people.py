"""Who is in a segment, against plain Python over generated lives: rules of every kind, the seven that are always there, as of any instant."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen

from tidegauge.contracts.event import Event
from tidegauge.contracts.question import Question
from tidegauge.contracts.segment import Rule
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.segments.definition import read_rule
from tidegauge.query.segments.source import NoSegments

pytestmark = pytest.mark.req("C6")

START_MS = NOW_MS - 90 * DAY_MS
NAMES = ("page_view", "purchase", "login")
USERS = [f"u{number}" for number in range(60)]
REACHES = (1, 2, 7, 30, 60, 400)
INSTANT_DAYS = (1, 20, 45, 70, 89, 90)
EDGES = sorted({instant - reach for instant in INSTANT_DAYS for reach in (0, *REACHES) if instant >= reach})
"""Days on which something is just within a time or just no more: most events are there, a millisecond off or not."""
PAID = ("pro", "gold")


class OneSegment(NoSegments):
    """A source with one segment, `it`."""

    def __init__(self) -> None:
        self.kept: Rule | None = None

    def rule(self, project: int, segment: str) -> Rule | None:
        return self.kept if segment == "it" else None


class Crowd:
    """A project, its people's events, and the definition that tests change."""

    def __init__(self, project: int, lives: dict[str, list[Event]], source: OneSegment) -> None:
        self.project, self.lives, self.source = project, lives, source


@pytest.fixture(scope="module")
def crowd(study: Study) -> Crowd:
    dice = random.Random(11)
    events = []
    for user in USERS:
        begun = dice.randrange(90)
        for _ in range(dice.choice((1, 2, 3, 8, 20))):
            day = dice.choice([edge for edge in EDGES if edge >= begun] or [begun]) if dice.random() < 0.7 else dice.randrange(begun, 91)
            at_ms = START_MS + day * DAY_MS + dice.choice((-1, 0, 0, 1, DAY_MS // 2))
            name = dice.choice(NAMES)
            properties = {"plan": dice.choice(("free", "pro", "gold"))} if dice.random() < 0.2 else {}
            events.append(seen(name, user, min(at_ms, NOW_MS), value=float(dice.randrange(50)), language=dice.choice(("th", "de")), **properties))
    source = OneSegment()
    study.service.segments = source
    lives = defaultdict(list)
    for event in events:
        lives[event.user_id].append(event)
    return Crowd(study.project(events), lives, source)


FILTERS = st.sampled_from(
    (
        {"field": "plan", "operator": "eq", "value": "pro"},
        {"field": "plan", "operator": "exists"},
        {"field": "language", "operator": "in", "value": ["de"]},
        {"field": "value", "operator": "gte", "value": 25},
        {"not": {"field": "language", "operator": "eq", "value": "de"}},
    )
)
DAYS = st.sampled_from(REACHES)
SEEN = st.one_of(st.builds(lambda days: {"within_days": days}, DAYS), st.builds(lambda days: {"before_days": days}, DAYS))
DID = st.fixed_dictionaries(
    {},
    optional={
        "event": st.sampled_from((*NAMES, "*", "never")),
        "filters": st.lists(FILTERS, max_size=2),
        "at_least": st.integers(1, 4),
        "within_days": DAYS,
    },
)
LEAVES = st.one_of(
    st.builds(lambda body: {"did": body}, DID),
    st.builds(lambda body: {"first_seen": body}, SEEN),
    st.builds(lambda body: {"last_seen": body}, SEEN),
    st.builds(lambda body: {"property": body}, FILTERS),
    st.builds(lambda users: {"people": users}, st.lists(st.sampled_from([*USERS, "nobody"]), max_size=6)),
)
RULES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(lambda parts: {"and": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"or": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda part: {"not": part}, inner),
    ),
    max_leaves=6,
)
INSTANTS = st.sampled_from([NOW_MS + 1, *(START_MS + days * DAY_MS for days in INSTANT_DAYS)])


def meets(event: Event, node: dict[str, Any]) -> bool:
    if "not" in node:
        return not meets(event, node["not"])
    value = event.value if node["field"] == "value" else (event.properties or {}).get(node["field"])
    match node["operator"]:
        case "exists":
            return value is not None
        case "eq":
            return bool(value == node["value"])
        case "in":
            return bool(value in node["value"])
        case _:
            return isinstance(value, float) and value >= node["value"]


def holds(rule: dict[str, Any], user: str, events: list[Event], as_of_ms: int) -> bool:
    """Whether somebody with these events before the instant meets the rule."""
    (kind, body), *_ = rule.items()
    match kind:
        case "and":
            return all(holds(part, user, events, as_of_ms) for part in body)
        case "or":
            return any(holds(part, user, events, as_of_ms) for part in body)
        case "not":
            return not holds(body, user, events, as_of_ms)
        case "people":
            return bool(user in body)
        case "property":
            return any(meets(event, body) for event in events)
        case "did":
            since_ms = as_of_ms - body["within_days"] * DAY_MS if "within_days" in body else 0
            named = [event for event in events if body.get("event", "*") in ("*", event.name) and event.timestamp_ms >= since_ms]
            return bool(sum(all(meets(event, each) for each in body.get("filters", [])) for event in named) >= body.get("at_least", 1))
    at_ms = (min if kind == "first_seen" else max)(event.timestamp_ms for event in events)
    if "within_days" in body:
        return bool(at_ms >= as_of_ms - body["within_days"] * DAY_MS)
    return bool(at_ms < as_of_ms - body["before_days"] * DAY_MS)


def members(crowd: Crowd, rule: dict[str, Any], as_of_ms: int) -> set[str]:
    before = {user: [event for event in events if event.timestamp_ms < as_of_ms] for user, events in crowd.lives.items()}
    return {user for user, events in before.items() if events and holds(rule, user, events, as_of_ms)}


async def found(study: Study, crowd: Crowd, as_of_ms: int, **asked: Any) -> set[str]:
    """Whose events are counted of everything before the instant."""
    span: dict[str, Any] = {"from_": format_timestamp(START_MS - DAY_MS), "to": format_timestamp(as_of_ms)}
    answer = await study.service.execute(Question("*", group_by=["user_id"], **span, **asked), crowd.project, "UTC")
    return {str(row.dimensions["user_id"]) for row in answer.results}


@given(rule=RULES, as_of_ms=INSTANTS)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_segment_is_who_meets_its_rule_by_the_end_of_the_time(study: Study, crowd: Crowd, rule: dict[str, Any], as_of_ms: int) -> None:
    crowd.source.kept = read_rule(rule)
    wanted = members(crowd, rule, as_of_ms)
    assert await found(study, crowd, as_of_ms, segment="it") == wanted
    others = {user for user, events in crowd.lives.items() if any(event.timestamp_ms < as_of_ms for event in events)} - wanted
    assert await found(study, crowd, as_of_ms, filters=[{"field": "in_segment", "operator": "neq", "value": "it"}]) == others


NEW = {"first_seen": {"within_days": 30}}
ACTIVE = {"last_seen": {"within_days": 30}}
PREMIUM = {"or": [{"did": {"event": "purchase"}}, *({"property": {"field": "plan", "operator": "eq", "value": plan}} for plan in PAID)]}
BUILTIN: dict[str, dict[str, Any]] = {
    "all": {"did": {}},
    "new": NEW,
    "returning": {"and": [{"not": NEW}, ACTIVE]},
    "active": ACTIVE,
    "inactive": {"not": ACTIVE},
    "premium": PREMIUM,
    "free": {"not": PREMIUM},
}


@pytest.mark.parametrize("name", BUILTIN)
async def test_the_seven_that_are_always_there(study: Study, crowd: Crowd, name: str) -> None:
    for as_of_ms in (NOW_MS + 1, START_MS + 45 * DAY_MS, START_MS + 20 * DAY_MS):
        assert await found(study, crowd, as_of_ms, segment=name) == members(crowd, BUILTIN[name], as_of_ms)


@given(rule=RULES)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_a_step_of_a_funnel_can_be_of_a_segment(study: Study, crowd: Crowd, rule: dict[str, Any]) -> None:
    crowd.source.kept = read_rule(rule)
    step = {"event": "page_view", "filters": [{"field": "in_segment", "operator": "eq", "value": "it"}]}
    span = {"from": format_timestamp(START_MS - DAY_MS), "to": format_timestamp(NOW_MS + 1)}
    answer = await study.analyse("funnel", crowd.project, steps=[step, {"event": "purchase"}], **span)
    viewers = {user for user, events in crowd.lives.items() if any(event.name == "page_view" for event in events)}
    assert answer.steps[0].count == len(viewers & members(crowd, rule, NOW_MS + 1))
