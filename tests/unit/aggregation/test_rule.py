from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tidegauge.aggregation.rule import AggregationRule, check_plan, check_rule, question_of, sources_of
from tidegauge.contracts.plan import Plan
from tidegauge.contracts.question import Question
from tidegauge.core.errors import InvalidInput
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import parse_question


def rule(**given: Any) -> AggregationRule:
    base: dict[str, Any] = {"name": "r", "source_metric": "api.time", "aggregation": "avg", "window_seconds": 300, "output_metric": "api.time_5m"}
    return msgspec.convert(base | given, AggregationRule)


def plan_of(one: AggregationRule) -> Plan:
    return parse_question(msgspec.convert(question_of(one), Question), 1, "UTC", Catalogue(), 0)[0]


@pytest.mark.req("E8")
@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"window": "sliding"}, "slide_seconds: is needed"),
        ({"slide_seconds": 60}, "no meaning with tumbling"),
        ({"window": "session", "slide_seconds": 60}, "no meaning with session"),
        ({"window": "sliding", "slide_seconds": 600}, "must not be longer"),
        ({"window": "sliding", "slide_seconds": 7}, "must divide"),
        ({"window": "sliding", "window_seconds": 7_200, "slide_seconds": 1}, "too short"),
        ({"output_metric": " x"}, "output_metric: must be one line"),
        ({"name": "a\nb"}, "name: must be one line"),
    ],
)
def test_a_rule_that_contradicts_itself_is_refused_with_the_field_and_the_reason(given: dict[str, Any], reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        check_rule(rule(**given))


@pytest.mark.req("E8")
@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"aggregation": "histogram"}, "no single value"),
        ({"group_by": ["hour"]}, "a window is one time"),
        ({"window": "session", "source_metric": "bounce_rate", "aggregation": None}, "of visits already"),
        ({"window": "session", "aggregation": "rate"}, "no fixed length"),
    ],
)
def test_a_question_without_one_number_for_a_window_is_refused(given: dict[str, Any], reason: str) -> None:
    one = rule(**given)
    with pytest.raises(InvalidInput, match=reason):
        check_plan(one, plan_of(one))


@pytest.mark.req("E8")
def test_windows_step_by_their_length_or_slide_and_sessions_are_looked_for_often() -> None:
    assert (rule().step_ms, rule().length_ms) == (300_000, 300_000)
    assert rule(window="sliding", slide_seconds=60).step_ms == 60_000
    assert rule(window="session", window_seconds=1_800).step_ms == 5_000
    assert check_rule(rule(window="sliding", slide_seconds=60)).window == "sliding"


@pytest.mark.req("E8")
def test_the_events_that_a_rule_is_made_from_are_known_by_name() -> None:
    assert sources_of(plan_of(rule())) == {"api.time"}
    assert sources_of(plan_of(rule(source_metric="`failed` / `asked` * 100", aggregation=None))) == {"failed", "asked"}
    filtered = rule(filters=[{"or": [{"field": "name", "operator": "in", "value": ["x", "y"]}, {"not": {"field": "name", "operator": "eq", "value": "z"}}]}])
    assert {"x", "y", "z"} <= sources_of(plan_of(filtered))
