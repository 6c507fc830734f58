from typing import Any

import msgspec
import pytest

from tidegauge.contracts.question import Question
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.compile.rollup import Rollup
from tidegauge.query.compile.table import Scope, compile_buckets, compile_cells, compile_groups, compile_overall, compile_rest, compile_summary
from tidegauge.query.parse import parse_question

NOW_MS = 1_763_780_123_456


def _scope(rollup: Rollup | None = None, **parts: Any) -> Scope:
    plan = parse_question(msgspec.convert({"metric": "x", **parts}, Question), 7, "UTC", Catalogue(), NOW_MS)[0]
    return Scope(plan, plan.window.range_at(NOW_MS), rollup=rollup)


@pytest.mark.parametrize(
    ("parts", "order"),
    [
        ({}, "_m0 DESC NULLS LAST, _key ASC"),
        ({"order": "asc"}, "_m0 ASC NULLS LAST, _key ASC"),
        ({"order_by": "count"}, "_count DESC, _key ASC"),
        ({"order_by": "name"}, "_key ASC, _key ASC"),
        ({"aggregation": "rate"}, "(_m0 / 86400.0) DESC NULLS LAST, _key ASC"),
        ({"metric": "a / b"}, "(_m0 / nullIf(_m1, 0)) DESC NULLS LAST, _key ASC"),
        ({"aggregation": "histogram"}, "_count DESC, _key ASC"),
    ],
)
def test_groups_are_ranked_by_the_engine_as_the_plan_says(parts: dict[str, Any], order: str) -> None:
    sql = compile_summary(_scope(group_by="country", limit=5, **parts), limit=6).sql
    assert sql.endswith(f"GROUP BY _key WITH ROLLUP ORDER BY _level DESC, {order} LIMIT 7")


def test_one_scan_gives_the_whole_and_the_buckets() -> None:
    assert compile_buckets(_scope(interval="hour")).sql.endswith("GROUP BY _bucket WITH ROLLUP")
    assert "GROUP BY" not in compile_overall(_scope()).sql


def test_top_groups_and_the_rest_are_told_apart_by_bound_keys() -> None:
    scope = _scope(group_by="country", interval="hour")
    keys = [("TH",), ("US",)]
    for statement, word in ((compile_cells(scope, keys), "IN"), (compile_groups(scope, keys), "IN"), (compile_rest(scope, keys), "NOT IN")):
        assert f"_key {word} (SELECT arrayJoin(" in statement.sql
        assert ["TH", "US"] in statement.parameters.values()
        assert "'TH'" not in statement.sql
    assert "WHERE _key" not in compile_cells(scope, None).sql


def test_measures_of_another_source_are_left_to_its_own_statement() -> None:
    scope = _scope(metric="revenue / sessions")
    assert "CAST(NULL" in compile_overall(scope).sql
    sessions = compile_overall(msgspec.structs.replace(scope, source="sessions")).sql
    assert "_duration_s" in sessions


def test_the_rollup_replaces_the_events() -> None:
    sql = compile_overall(_scope(Rollup("", 5))).sql
    assert "sum(events) AS _count" in sql
    assert "FROM rollup_totals" in sql


def test_roll_ups_that_answer_alone_are_read_without_a_sub_query() -> None:
    alone = compile_groups(_scope(Rollup("page", 5, has_recent=False), group_by="page", time_window="last_7_days"), [("/",)]).sql
    assert alone.startswith("WITH dimension_value AS page, page AS _key")
    assert alone.count("SELECT") == 2  # the other one lists the groups
    assert alone.endswith("GROUP BY _key SETTINGS optimize_move_to_prewhere = 0")
    beside_events = compile_overall(_scope(Rollup("", 5), time_window="last_7_days")).sql
    assert "SETTINGS" not in beside_events


def test_a_histogram_spans_the_extremes_of_all_groups() -> None:
    assert compile_summary(_scope(group_by="country", aggregation="histogram"), limit=1).sql.startswith("WITH (SELECT (minIf(")
