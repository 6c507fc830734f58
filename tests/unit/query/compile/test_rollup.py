from typing import Any

import msgspec
import pytest

from tidegauge.contracts.plan import Measure
from tidegauge.contracts.question import Question
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.compile.rollup import ROLLED_DIMENSIONS, Rollup, rollup_cover, rollup_dimension, rollup_measure, rollup_rows
from tidegauge.query.compile.statement import Binder
from tidegauge.query.parse import parse_question
from tidegauge.store.rollup_rows import ROLLED_DIMENSIONS as STORED

NOW_MS = 1_763_780_123_456


def _dimension(zone: str = "UTC", **parts: Any) -> str | None:
    plan = parse_question(msgspec.convert({"metric": "x", **parts}, Question), 7, zone, Catalogue(), NOW_MS)[0]
    return rollup_dimension(plan, plan.window.range_at(NOW_MS))


@pytest.mark.req("B10")
@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, ""),
        ({"metric": "*", "group_by": ["name", "type", "day"]}, ""),
        ({"aggregation": "max", "interval": "day"}, ""),
        ({"group_by": "page"}, "page"),
        ({"group_by": "properties.utm_source"}, "utm_source"),
        ({"filters": [{"field": "country", "operator": "in", "value": ["TH"]}]}, "country"),
        ({"filters": [{"not": {"or": [{"field": "status", "operator": "gt", "value": 1}]}}]}, "status"),
        ({"metric": "*", "group_by": "type"}, ""),
        ({"group_by": ["page", "country"]}, None),
        ({"group_by": "page", "filters": [{"field": "country", "operator": "exists"}]}, None),
        ({"group_by": "properties.price"}, None),
        ({"group_by": "user_id"}, None),
        ({"group_by": "minute"}, None),
        ({"aggregation": "unique_count"}, None),
        ({"aggregation": "median"}, None),
        ({"aggregation": "sum", "value_field": "duration_ms"}, None),
        ({"interval": "5_minutes"}, None),
        ({"interval": "30_minutes"}, ""),
        ({"time_window": "last_hour"}, None),
        ({"from": 1_763_780_400_000, "to": 1_763_790_300_000}, ""),
        ({"from": 1_763_780_400_001, "to": 1_763_790_300_000}, None),
        ({"metric": "sessions"}, None),
    ],
)
def test_which_rollup_answers(parts: dict[str, Any], expected: str | None) -> None:
    assert _dimension(**parts) == expected


@pytest.mark.req("B3")
def test_local_days_of_quarter_hour_zones_are_whole_buckets() -> None:
    assert _dimension("Asia/Kathmandu", interval="day") == ""
    assert _dimension("Australia/Eucla", interval="hour", time_window="last_7_days") == ""


def test_the_rolled_dimensions_are_the_stores() -> None:
    assert set(STORED) == ROLLED_DIMENSIONS


def test_later_batches_are_read_from_the_events() -> None:
    plan = parse_question(Question("x"), 7, "UTC", Catalogue(), NOW_MS)[0]
    binder = Binder()
    sql = rollup_rows(plan, plan.window.range_at(NOW_MS), Rollup("page", 41), binder)
    assert sql.count("UNION ALL") == 1
    assert "_batch > {" in sql
    assert {41, "page"} <= set(binder.parameters.values())


def test_without_later_batches_no_event_is_read() -> None:
    plan = parse_question(Question("x"), 7, "UTC", Catalogue(), NOW_MS)[0]
    sql = rollup_rows(plan, plan.window.range_at(NOW_MS), Rollup("", 41, has_recent=False), Binder())
    assert "FROM events" not in sql


@pytest.mark.req("B10")
@pytest.mark.parametrize("window", ["last_7_days", "last_28_days", "last_30_days", "last_90_days"])
@pytest.mark.parametrize("interval", [None, "hour", "day"])
def test_windows_of_days_leave_no_rest_that_only_events_could_answer(window: str, interval: str | None) -> None:
    plan = parse_question(Question("x", time_window=window, group_by=["page"], interval=interval), 7, "UTC", Catalogue(), NOW_MS)[0]
    for now_ms in (NOW_MS, NOW_MS + 17 * 60_000, NOW_MS + 50 * 60_000):
        assert rollup_cover(plan, plan.window.range_at(now_ms), "page").rest == []


@pytest.mark.parametrize(
    ("window", "dimension", "left_over"),
    [("last_24_hours", "", True), ("last_24_hours", "country", False), ("last_7_days", "country", True)],
)
def test_people_come_from_the_widths_that_hold_them_and_events_at_the_ends(window: str, dimension: str, left_over: bool) -> None:
    parts = {"metric": "x", "aggregation": "unique_count", "time_window": window, "group_by": [dimension] if dimension else []}
    plan = parse_question(msgspec.convert(parts, Question), 7, "UTC", Catalogue(), NOW_MS)[0]
    span = plan.window.range_at(NOW_MS + 20 * 60_000)
    if not left_over:  # no whole day lies in a day's window
        assert rollup_dimension(plan, span, with_people=True) is None
        return
    assert rollup_dimension(plan, span, with_people=True) == dimension
    sql = rollup_rows(plan, span, Rollup(dimension, 41, has_recent=False), Binder())
    assert sql.count("UNION ALL") == 1
    assert "_batch <= {" in sql


def test_an_average_is_of_sums_and_counts() -> None:
    assert rollup_measure(Measure("average"), Binder()) == "if(sum(value_count) = 0, NULL, sum(value_sum) / sum(value_count))"
    assert rollup_measure(Measure("rate"), Binder()) == "sum(events)"


@pytest.mark.req("E5")
def test_an_earlier_instant_is_read_from_the_events() -> None:
    assert _dimension(group_by="page") == "page"
    assert _dimension(group_by="page", at=NOW_MS - 1) is None
