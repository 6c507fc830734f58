from typing import Any

import msgspec

from tidegauge.contracts.plan import Plan
from tidegauge.contracts.question import Question
from tidegauge.core.time_range import TimeRange
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.compile.rollup import Rollup
from tidegauge.query.compile.source import bucket_sql, events_source, events_where, key_sql, rollup_source, sessions_source
from tidegauge.query.compile.statement import Binder
from tidegauge.query.parse import parse_question

NOW_MS = 1_763_780_123_456


def _plan(**parts: Any) -> tuple[Plan, TimeRange]:
    plan = parse_question(msgspec.convert({"metric": "*", **parts}, Question), 7, "Asia/Bangkok", Catalogue(), NOW_MS)[0]
    return plan, plan.window.range_at(NOW_MS)


def test_every_source_is_of_the_project_and_the_span() -> None:
    plan, span = _plan()
    binder = Binder()
    where = events_where(plan, span, binder)
    assert where.startswith("project = {p0:UInt32} AND timestamp >= ")
    assert list(binder.parameters.values()) == [7, span.from_ms, span.to_ms]
    for source in (events_source(plan, span, binder), sessions_source(plan, span, binder), rollup_source(plan, span, Rollup("", 5), binder)[1]):
        assert source.count("project = {p0:UInt32}") == source.count("FROM events") + source.count("FROM rollup_")


def test_keys_are_a_text_or_an_array_of_texts() -> None:
    assert key_sql(_plan()[0], Binder()) == "''"
    assert key_sql(_plan(group_by="country")[0], Binder()) == "country"
    assert key_sql(_plan(group_by=["country", "page"])[0], Binder()) == "[country, page]"


def test_even_buckets_are_arithmetic_and_calendar_ones_a_look_up() -> None:
    hours, days = Binder(), Binder()
    assert "intDiv" in bucket_sql(*_plan(interval="hour"), "t", hours)
    assert bucket_sql(*_plan(interval="day", time_window="last_7_days"), "t", days) == "roundDown(t, {p0:Array(Int64)})"
    assert len(days.parameters["p0"]) == 8
    assert bucket_sql(*_plan(), "t", Binder()) == "toInt64(0)"
