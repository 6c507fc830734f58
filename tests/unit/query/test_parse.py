from typing import Any

import msgspec
import pytest

from tidegauge.contracts.plan import Plan
from tidegauge.contracts.question import Question
from tidegauge.core.errors import InvalidQuery
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import parse_question

NOW_MS = 1_763_780_123_456


def _plan(**parts: Any) -> Plan:
    return parse_question(msgspec.convert({"metric": "x", **parts}, Question), 7, "Asia/Bangkok", Catalogue(), NOW_MS)[0]


@pytest.mark.req("B1")
def test_the_defaults() -> None:
    plan = _plan()
    assert (plan.project, plan.window.name, plan.timezone, plan.limit) == (7, "last_24_hours", "Asia/Bangkok", 1_000)
    assert (plan.order_by, plan.descending, plan.interval, plan.dimensions, plan.compare) == ("value", True, None, (), None)
    assert (plan.other, plan.exact) == (False, False)
    assert hash(plan) == hash(_plan())


def test_a_series_runs_forward_unless_it_is_asked_otherwise() -> None:
    series = _plan(interval="hour")
    assert (series.order_by, series.descending) == ("timestamp", False)
    assert _plan(interval="hour", order="desc").descending
    grouped = _plan(interval="hour", group_by="country")
    assert (grouped.order_by, grouped.descending) == ("value", True)
    assert _plan(group_by="country", order_by="name").descending is False


@pytest.mark.req("B5")
def test_dimensions_are_attributes_properties_or_parts_of_the_time() -> None:
    country, day, own = _plan(group_by=["country", "date", "properties.day"]).dimensions
    assert country.field is not None
    assert (country.field.column, day.time_part, day.name) == ("country", "day", "date")
    assert own.field is not None
    assert (own.field.kind, own.field.key) == ("property", "day")


@pytest.mark.hostile(34, 45)
@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"metric": ""}, "metric"),
        ({"metric": "a\x00"}, "metric"),
        ({"metric": "x" * 1_001}, "metric"),
        ({"group_by": ["a", "b", "c", "d", "e", "f"]}, "group_by"),
        ({"group_by": ["a", "a"]}, "group_by"),
        ({"group_by": ["tags"]}, "group_by.0"),
        ({"group_by": ["country", "timestamp"]}, "group_by.1"),
        ({"limit": 0}, "limit"),
        ({"limit": 10_001}, "limit"),
        ({"order_by": "values"}, "order_by"),
        ({"order": "up"}, "order"),
        ({"compare": "previous"}, "compare"),
        ({"interval": "fortnight"}, "interval"),
        ({"aggregation": "sum", "value_field": "user_id"}, "value_field"),
        ({"aggregation": "unique_count", "value_field": "timestamp"}, "value_field"),
        ({"metric": "error_rate", "aggregation": "max"}, "aggregation"),
        ({"metric": "error_rate", "value_field": "value"}, "value_field"),
        ({"metric": "sessions", "aggregation": "sum"}, "aggregation"),
        ({"metric": "5 * 2"}, "metric"),
        ({"metric": "a / b", "aggregation": "histogram"}, "aggregation"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_place(parts: dict[str, Any], place: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        _plan(**parts)
    assert caught.value.details[0].field == place


def test_a_shared_condition_narrows_the_plan_and_equal_questions_are_equal_plans() -> None:
    item = {"field": "country", "operator": "eq", "value": "TH"}
    once, nested = _plan(filters=[item]), _plan(filters=[{"and": [item, item]}])
    assert once == nested
    assert once.measures[0].condition == _plan().measures[0].condition
