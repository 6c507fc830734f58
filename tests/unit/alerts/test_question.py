from __future__ import annotations

from typing import Any

import pytest

from tidegauge.alerts.question import in_buckets, is_count, live_queries, past_of, past_plan, window_ms
from tidegauge.alerts.term import History, Term
from tidegauge.contracts.plan import Plan
from tidegauge.contracts.question import Question
from tidegauge.core.errors import InvalidQuery
from tidegauge.core.time_range import DAY_MS, HOUR_MS, MINUTE_MS, Interval, TimeRange
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import parse_question

NOW = 1_795_000_123_456


def plan(**more: Any) -> Plan:
    return parse_question(Question(**{"metric": "errors", "time_window": "last_hour", **more}), 1, "Asia/Bangkok", Catalogue(), NOW)[0]


def term(**more: Any) -> Term:
    return Term(**{"query": {"metric": "errors"}, "condition": "anomaly", "threshold": 3.0, **more})


@pytest.mark.req("F1")
def test_what_is_watched_names_its_time_its_groups_and_what_it_is_compared_with() -> None:
    made = Term(query={"metric": "a", "group_by": ["page"]}, over={"metric": "b", "group_by": ["page"], "limit": 5}, condition="change_above")
    assert live_queries(made) == [
        {"metric": "a", "group_by": ["page"], "time_window": "last_5_minutes", "limit": 100, "compare": "previous_period"},
        {"metric": "b", "group_by": ["page"], "time_window": "last_5_minutes", "limit": 5, "compare": "previous_period"},
    ]
    assert live_queries(Term(query={"analysis": "funnel"}, condition="lt")) == [{"analysis": "funnel", "time_window": "last_24_hours"}]


@pytest.mark.req("F1")
@pytest.mark.parametrize(("season", "stride"), [("none", 1), ("day", 24), ("week", 168)])
def test_the_past_is_whole_windows_that_end_before_the_present_one(season: Any, stride: int) -> None:
    past = past_of(term(history=History(windows=20, season=season)), plan(), NOW)
    present = plan().window.range_at(NOW)
    assert (past.interval.step_ms, past.stride) == (HOUR_MS, stride)
    assert past.span.to_ms - past.span.from_ms == 20 * stride * HOUR_MS
    assert 0 <= present.from_ms - past.span.to_ms < HOUR_MS
    asked = past_plan(plan(group_by=["page"]), past)
    assert (asked.window.kind, asked.interval, asked.compare) == ("fixed", past.interval, None)
    assert asked.limit * 20 * stride <= 100_000


@pytest.mark.req("F1")
def test_a_past_that_cannot_be_asked_is_refused_with_what_would_do() -> None:
    with pytest.raises(InvalidQuery, match="at most 34"):
        past_of(term(history=History(windows=40, season="day")), plan(time_window="last_5_minutes"), NOW)
    with pytest.raises(InvalidQuery, match="30 days"):
        past_of(term(), plan(time_window="last_90_days"), NOW)
    with pytest.raises(InvalidQuery, match="last_hour"):
        window_ms(plan(time_window="today"))


def test_counts_are_of_events_and_of_people() -> None:
    assert [is_count(plan(aggregation=name)) for name in ("count", "unique_count", "average", "rate")] == [True, True, False, False]


def test_a_span_in_buckets_is_the_same_question() -> None:
    asked = in_buckets(plan(), TimeRange(NOW - DAY_MS, NOW), Interval("minute", 5), 7)
    assert (asked.metric, asked.measures, asked.limit, asked.interval.step_ms if asked.interval else 0) == ("errors", plan().measures, 7, 5 * MINUTE_MS)
