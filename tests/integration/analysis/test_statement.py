"""A SELECT of one's own as a widget's question."""

from __future__ import annotations

import pytest
from tests.integration.analysis.conftest import NOW_MS, Study, seen

from tidegauge.core.errors import Forbidden, InvalidQuery, TidegaugeError

HOUR_MS = 3_600_000
EVENTS = [seen("order", f"u{at % 3}", NOW_MS - at * HOUR_MS, value=10.0 + at, plan=("team", "solo")[at % 2]) for at in range(1, 9)]


@pytest.mark.req("B9")
async def test_columns_become_groups_moments_and_figures(study: Study) -> None:
    query = "SELECT toStartOfDay(timestamp) AS day, properties.plan AS plan, count() AS orders, sum(value) AS paid FROM events GROUP BY day, plan"
    answer = await study.analyse("sql", EVENTS, query=query, time_window="last_24_hours")
    assert [column.name for column in answer.columns] == ["day", "plan", "orders", "paid"]
    assert len(answer.results) == 2 * len(answer.rows)
    totals = {name: sum(row.value for row in answer.results if row.name == name) for name in ("orders", "paid")}
    assert totals == {"orders": 8, "paid": sum(10.0 + at for at in range(1, 9))}
    assert {row.dimensions["plan"] for row in answer.results} == {"team", "solo"}
    assert all(row.timestamp is not None and row.timestamp.endswith("T00:00:00.000Z") for row in answer.results)
    assert answer.meta.rows_read > 0


@pytest.mark.req("B9", "H4")
@pytest.mark.parametrize("table", ["events", "people", "sessions"])
async def test_time_and_filters_narrow_what_every_table_holds(study: Study, table: str) -> None:
    measure = {"events": "count()", "people": "sum(events)", "sessions": "sum(events)"}[table]
    ask = {"query": f"SELECT {measure} AS n FROM {table}", "time_window": "last_24_hours"}
    project = study.project([*EVENTS, *(seen("visit", "u9", NOW_MS - at * HOUR_MS, session="s1", plan="team") for at in range(1, 5))])
    whole = (await study.analyse("sql", project, **ask)).results[0].value
    assert whole == {"events": 12, "people": 12, "sessions": 4}[table]
    of_plan = [{"field": "plan", "operator": "eq", "value": "team"}]
    assert (await study.analyse("sql", project, **ask, filters=of_plan)).results[0].value == {"events": 8, "people": 8, "sessions": 4}[table]
    of_user = [{"field": "user_id", "operator": "eq", "value": "u9"}]
    assert (await study.analyse("sql", project, **ask, filters=of_user)).results[0].value == 4
    span = {"from": NOW_MS - 2 * HOUR_MS - 1, "to": NOW_MS}
    recent = await study.analyse("sql", project, query=ask["query"], **span)
    assert recent.results[0].value == {"events": 4, "people": 4, "sessions": 2}[table]


@pytest.mark.req("B9")
async def test_parameters_limit_texts_and_nothing(study: Study) -> None:
    project = study.project(EVENTS)
    query = "SELECT properties.plan AS plan, toString(count()) AS words, max(value) AS most FROM events WHERE properties.plan = {p: String} GROUP BY plan"
    answer = await study.analyse("sql", project, query=query, parameters={"p": "solo"})
    assert [(row.name, row.value, row.dimensions) for row in answer.results] == [("most", 17.0, {"plan": "solo", "words": "4"})]
    cut = await study.analyse("sql", project, query="SELECT number FROM numbers(10)", limit=3)
    assert (len(cut.rows), cut.meta.truncated) == (3, True)
    huge = await study.analyse("sql", project, query="SELECT toUInt64(18446744073709551615) AS n, NULL AS nothing, [1, 2] AS pair, toDate('2026-11-22') AS day")
    assert [(row.value, row.dimensions, row.timestamp) for row in huge.results] == [
        (1.8446744073709552e19, {"nothing": "", "pair": "[1,2]"}, "2026-11-22T00:00:00.000Z")
    ]
    assert (await study.analyse("sql", project, query="SELECT name FROM events")).results == []


@pytest.mark.req("B9", "J3")
@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"query": "SELECT * FROM system.tables"}, Forbidden),
        ({"query": "DROP TABLE events"}, TidegaugeError),
        ({"query": "SELECT count() FORM events"}, InvalidQuery),
        ({"query": ""}, InvalidQuery),
        ({"query": "SELECT 1", "limit": 5_001}, InvalidQuery),
        ({}, InvalidQuery),
        ({"query": "SELECT 1", "saved": "x"}, InvalidQuery),
    ],
)
async def test_what_sql_refuses_is_refused_here_too(study: Study, body: dict[str, object], error: type[TidegaugeError]) -> None:
    with pytest.raises(error):
        await study.analyse("sql", 1, **body)


@pytest.mark.req("B9", "J3")
async def test_events_of_other_projects_are_out_of_reach(study: Study) -> None:
    study.project([seen("secret", "x", NOW_MS - HOUR_MS)])
    own = study.project(EVENTS)
    for filters in ([], [{"field": "plan", "operator": "exists"}]):
        answer = await study.analyse("sql", own, query="SELECT countIf(name = 'secret') AS n, count() AS all FROM events", filters=filters)
        assert [row.value for row in answer.results] == [0, 8]
