"""Two members of one project with different row rules: whatever they ask, by whatever way, nothing of the other's events is in the answer."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from tests.hostile.rows.conftest import NUMBER, PROJECT, REGIONS, Rows, canary
from tests.hostile.rows.walk import calls, clear_away, leave_behind
from tests.integration.analysis.test_filters import QUESTIONS

from tidegauge.accounts.dependencies import PUBLIC, SIGNED_IN
from tidegauge.app.row_access import FILTERED, WHOLE_ONLY, WITHOUT_EVENTS, decision

pytestmark = pytest.mark.asyncio(loop_scope="module")

OTHER: Final = {"north": "south", "south": "north"}
WINDOW: Final = {"time_window": "last_7_days"}

ASKED: Final[dict[tuple[str, str], list[Any]]] = {
    ("POST", "/api/metrics"): [
        {"metric": "events", "aggregation": "count", **WINDOW},
        {"metric": "events", "aggregation": "count", "group_by": ["name"], **WINDOW},
        {"metric": "*", "aggregation": "count", "group_by": ["country"], "limit": 1, "other": True, "interval": "day", **WINDOW},
        {"metric": "revenue", "compare": "previous_period", **WINDOW},
        {"metric": "purchase", "aggregation": "max", "value_field": "value", "explain": True, **WINDOW},
        {"metric": "active_users", "segment": "active", **WINDOW},
        {"metric": "active_users", "filters": [{"field": "in_segment", "operator": "eq", "value": "returning"}], **WINDOW},
        {"metric": "session_count", "group_by": ["page"], **WINDOW},
        {"metric": "purchase", "aggregation": "histogram", "value_field": "value", **WINDOW},
        {"metric": "revenue / orders", "group_by": ["session_id"], **WINDOW},
        {"metric": "events", "group_by": ["user_id", "properties.plan"], "filters": [{"not": {"field": "region", "value": "{own}"}}], **WINDOW},
        {
            "metric": "events",
            "filters": [{"or": [{"field": "region", "value": "{other}"}, {"field": "region", "value": "{own}"}]}],
            "group_by": "email",
            **WINDOW,
        },
    ],
    ("POST", "/api/metrics/explain"): [{"metric": "events", "group_by": ["page"], **WINDOW}],
    ("GET", "/api/metrics/schema"): [""],
    ("GET", "/api/events"): ["", "limit=2", "search=canary", "user_id={mark}-user", "name=purchase", "property.region={other}", "q={mark}", "at={now}"],
    ("GET", "/api/events/{event_id:path}"): [""],
    ("GET", "/api/aggregation/rules/{rule}/lateness"): [""],
    ("GET", "/api/events/{event_id:path}/neighbours"): ["", "by=user", "by=session", "by=time"],
    ("POST", "/api/events/people"): [{"metric": "events", **WINDOW}],
    ("GET", "/metrics/{name:path}/latest"): [""],
    ("GET", "/metrics/{name:path}/history"): ["", "step=60", "step=60&aggregation=max"],
    ("POST", "/api/series"): [{"metric": "purchase", "value_field": "value", **WINDOW}, {"metric": "{mark}_sensor", **WINDOW}],
    ("POST", "/api/rows"): [
        {"metric": "*", "columns": ["timestamp", "name", "user_id", "value", "properties"], **WINDOW},
        {"metric": "*", "columns": ["name", "page"], "sort": [{"field": "value"}], "search": "canary", **WINDOW},
    ],
    ("GET", "/api/sources"): [""],
    ("GET", "/api/schema/events"): [""],
    ("GET", "/api/schema/properties"): ["", "event=purchase", "event={mark}_event"],
    ("GET", "/api/properties/{name:path}/values"): ["", "search=canary", "event=purchase"],
    ("GET", "/api/people"): ["", "search=canary", "search={mark}", "segment=active", "sort=revenue"],
    ("GET", "/api/people/{person:path}"): [""],
    ("GET", "/api/people/{person:path}/events"): [""],
    ("POST", "/api/segments/preview"): [{"rule": {"did": {"event": "purchase"}}}, {"rule": {"people": ["{mark}-user"]}}],
    ("GET", "/api/segments/{segment}/size"): [""],
    ("GET", "/api/sql/schema"): [""],
    ("POST", "/api/sql"): [
        {"query": "SELECT * FROM events"},
        {"query": "SELECT properties, value FROM events AS events"},
        {"query": "SELECT user_id FROM people UNION ALL SELECT session_id FROM sessions UNION ALL SELECT name FROM events"},
        {"query": "WITH events AS (SELECT * FROM events) SELECT * FROM events"},
        {"query": "WITH a AS (SELECT user_id FROM events WHERE name = 'purchase') SELECT * FROM a WHERE user_id IN (SELECT user_id FROM people)"},
        {"query": "SELECT (SELECT max(value) FROM events), (SELECT groupArray(page) FROM events)"},
        {"query": "SELECT e.page, p.user_id FROM events e CROSS JOIN people p"},
        {"query": "SELECT sum(value), count() FROM (SELECT value FROM events WHERE 1 OR region = 'south')"},
        {"query": "SELECT x.user_id FROM events AS x LEFT JOIN people AS y ON x.person != y.person"},
        {"query": "SELECT toInt64(user_id) FROM events"},
        {"query": "SELECT count() FROM events WHERE toInt64(page) = 1"},
        {"query": "SELECT count() FROM events WHERE throwIf(value > 0 AND page LIKE '%{mark}%') = 0"},
        {"query": "SELECT quantile(0.99)(value), uniq(user_id), anyLast(page) FROM events WHERE page = '/{mark}' OR 1 = 1"},
        {"query": "SELECT max(page) FROM events WHERE toInt64(page) = 1 AND toFloat64(user_id) > 0"},
        {"query": "SELECT count() FROM people WHERE toInt64(user_id) = 1"},
        {"query": "SELECT count() FROM events GROUP BY toInt64(page), toDate(user_id)"},
        {"query": "SELECT page FROM events ORDER BY toInt64(page) LIMIT 1"},
        {"query": "SELECT count() FROM events AS a JOIN events AS b ON toInt64(a.page) = toInt64(b.page)"},
        {"query": "SELECT * FROM events ORDER BY value DESC LIMIT 1 BY name SETTINGS additional_table_filters = {}"},
    ],
    ("POST", "/api/insights/explain"): [
        {"question": {"metric": "events", "group_by": ["page"], **WINDOW}},
        {"question": {"metric": "revenue", "group_by": ["user_id"], "compare": "previous_period", **WINDOW}, "language": "th"},
    ],
    ("POST", "/api/export"): [
        {"format": "csv", "question": {"metric": "events", "group_by": ["page", "properties.plan"], **WINDOW}},
        {"format": "csv", "sql": {"query": "SELECT * FROM events"}},
        {"format": "json", "sql": {"query": "SELECT user_id FROM people"}},
    ],
    ("POST", "/api/live/freshness"): [{"metric": "events", **WINDOW}],
    ("GET", "/api/alerts"): [""],
    ("GET", "/api/alerts/rules"): [""],
    ("GET", "/api/alerts/rules/{rule}"): [""],
    ("GET", "/api/alerts/{alert}"): [""],
    ("GET", "/api/alerts/{alert}/history"): [""],
    ("POST", "/api/alerts/backtest"): [
        {"rule": {"name": "b", "query": {"metric": "revenue", "time_window": "last_hour"}, "condition": "gt", "threshold": 1}, "time_window": "last_24_hours"}
    ],
    ("GET", "/alerts/rules"): [""],
    ("GET", "/admin/api/alerts"): [""],
    ("POST", "/api/projects/{project_id}/row-rules/preview"): [{"filters": [{"field": "region", "value": "south"}]}],
    ("GET", "/api/projects/{project_id}/row-rules/seen-as/{kind}/{who}"): [""],
}
"""Route -> bodies of a POST, query strings of a GET; {mark}: a text of the other's events, {other} and {own}: regions."""

BY_KEY: Final = (("POST", "/api/metrics"), ("POST", "/api/sql"), ("GET", "/api/people"))
"""Routes that the other region and the regions' read keys are tried at too."""

TELLS_NO_TEXT: Final = {
    *((method, path) for method, path in ASKED if "alert" in path or "aggregation" in path or path.endswith(("/size", "/preview"))),
    ("POST", "/api/series"), ("GET", "/metrics/{name:path}/history"), ("POST", "/api/metrics/explain"), ("POST", "/api/live/freshness"),
    ("POST", "/api/events/people"),
}  # fmt: skip
"""Routes whose answers are numbers, or of what is made in test_alerts."""

ANALYSES: Final = {
    **QUESTIONS,
    "experiment": {"exposure_event": "page_view", "goal": {"event": "purchase"}},
    "transactions": {"transaction_by": "session_id", "completed": ["x"], "failed": ["y"]},
    "model-quality": {"event": {"event": "page_view"}, "predicted": "product", "actual": "plan"},
    "ai-usage": {"event": {"event": "api_request"}, "input_tokens": "duration_ms"},
    "devices": {"sensors": [{"metric": "cpu"}]},
    "sql": {"query": "SELECT user_id, page, value FROM events"},
    "paths-people": {"step": 0, "name": "page_view"},
    "cohort-people": {"period": "weekly", "cohort": "{monday}"},
    "lifecycle-people": {"period": "weekly", "period_start": "{monday}", "stage": "new"},
}


async def test_every_route_says_what_it_does_about_row_rules(rows: Rows) -> None:
    asked_for_project = [route for route in rows.installed.routes if route.policy not in (PUBLIC, SIGNED_IN, None)]
    undecided = [route.name for route in asked_for_project if decision(route.method, route.path) is None]
    assert undecided == [], "put these into app/row_access.py"
    there = {(route.method, route.path) for route in asked_for_project}
    assert sorted((WHOLE_ONLY.keys() | FILTERED) - there) == [], "these are gone"
    starts = [start for start in WITHOUT_EVENTS if not any(path == start or path.startswith(f"{start}/") for _, path in there)]
    assert starts == [], "these are gone"
    assert FILTERED - ASKED.keys() == set(), "no canary walks these"


@pytest.mark.req("J1")
@pytest.mark.parametrize("route", sorted(ASKED), ids=" ".join)
async def test_no_route_tells_of_events_that_a_rule_hides(rows: Rows, route: tuple[str, str]) -> None:
    method, path = route
    for region in REGIONS if route in BY_KEY else REGIONS[:1]:
        for who in (region, f"{region} key") if route in BY_KEY else (region,):
            for given in ASKED[route]:
                told = _filled(given, region, rows)
                query, body = (told, None) if method == "GET" else ("", told)
                for one in _paths(path, region, rows):
                    answer = await rows.ask(who, method, one, body, query)
                    _assert_unseen(answer.content, region, f"{who}: {method} {one} {told}")
                    assert answer.status < 500, answer.content


@pytest.mark.parametrize("route", sorted(ASKED.keys() - TELLS_NO_TEXT), ids=" ".join)
async def test_the_canaries_are_there_for_who_sees_everything(rows: Rows, route: tuple[str, str]) -> None:
    method, path = route
    told = b""
    for region in REGIONS:
        for given in ASKED[route]:
            filled = _filled(given, region, rows)
            query, body = (filled, None) if method == "GET" else ("", filled)
            told += b"".join([(await rows.ask("root", method, one, body, query)).content for one in _paths(path, region, rows)])
    for region in REGIONS:
        own = told.decode().lower().replace(f"/{canary(region)}_sensor", "")
        assert canary(region) in own, told[:2_000]


@pytest.mark.req("J1")
@pytest.mark.parametrize("kind", ANALYSES)
async def test_no_analysis_is_made_of_events_that_a_rule_hides(rows: Rows, kind: str) -> None:
    body = _filled({**WINDOW, **ANALYSES[kind]}, "south", rows)
    answer = await rows.ask("south", "POST", f"/api/analysis/{kind}", body)
    assert answer.status in (200, 403), answer.content
    _assert_unseen(answer.content, "south", f"{kind} {body}")


@pytest.mark.req("J1")
async def test_what_a_rule_shows_is_there_and_who_has_none_sees_all(rows: Rows) -> None:
    question = {"metric": "*", "aggregation": "count", "group_by": ["region"], **WINDOW}
    seen = {}
    for who in ("north", "south", "editor", "north key", "free", "root"):
        answer = await rows.ask(who, "POST", "/api/metrics", question)
        seen[who] = {row["dimensions"]["region"]: row["value"] for row in answer.body["results"]}
    assert seen["north"] == seen["north key"] == seen["editor"] == {"north": 5}
    assert seen["south"] == {"south": 5}
    assert seen["free"] == seen["root"] == {"north": 5, "south": 5}


@pytest.mark.req("J1")
@pytest.mark.hostile(47)
async def test_no_route_of_the_whole_table_tells_of_what_others_made_of_hidden_events(rows: Rows) -> None:
    ids = await leave_behind(rows)
    told = 0
    for method, path in calls(rows, ids, _paths):
        answer = await rows.ask("editor", method, path)
        assert answer.status < 500, (method, path, answer.content)
        _assert_unseen(answer.content, "north", f"{method} {path}")
        told += answer.status == 200
    assert told > 30, "there was something to tell"
    await clear_away(rows, ids)


@pytest.mark.req("J1")
async def test_neither_what_an_answer_cost_nor_the_rule_itself_tells_of_what_is_hidden(rows: Rows) -> None:
    """A rule that hides somebody names them, and rows that were looked at and are not shown could be counted."""
    filters = [{"not": {"field": "country", "value": f"{canary('south')}-land"}}]
    body = {"name": "Not the south", "filters": filters, "holds_for": {"people": [rows.ids["free"]]}}
    made = await rows.ask("root", "POST", f"/api/projects/{PROJECT}/row-rules", body)
    question = {"metric": "events", "group_by": ["country"], **WINDOW}
    explained = await rows.ask("free", "POST", "/api/metrics/explain", question)
    _assert_unseen(explained.content, "north", "explain")
    costs = [explained.body, *explained.body["statements"]]
    for path, asked in (("/api/metrics", question), ("/api/sql", {"query": "SELECT count() FROM events"}), ("/api/analysis/sessions", WINDOW)):
        costs.append((await rows.ask("free", "POST", path, asked)).body["meta"])
    assert {(cost["rows_read"], cost.get("bytes_read", 0)) for cost in costs} == {(0, 0)}
    assert (await rows.ask("root", "DELETE", f"/api/projects/{PROJECT}/row-rules/{made.body['id']}")).status == 204


@pytest.mark.req("J1")
@pytest.mark.parametrize("route", sorted(WHOLE_ONLY), ids=" ".join)
async def test_what_is_about_all_events_is_refused(rows: Rows, route: tuple[str, str]) -> None:
    method, path = route
    for one in _paths(path, "north", rows):
        answer = await rows.ask("editor", method, one, {} if method != "GET" else None)
        assert answer.status == 403, answer.content
        _assert_unseen(answer.content, "north", f"{method} {one}")


def _assert_unseen(content: bytes, region: str, asked: str) -> None:
    text, other = content.decode("utf-8", "replace").lower(), OTHER[region]
    echoed = asked.lower().count(canary(other))
    assert not text.count(canary(other)) or echoed, f"{asked} -> {text[:2_000]}"
    if echoed:  # what was asked for by name may be said back, but nothing more
        assert not any(f"{canary(other)}{part}" in text for part in ("-land", "-plan", "-app", "-tag", "-visitor", "@example")), f"{asked} -> {text[:2_000]}"
    assert str(NUMBER[other])[:6] not in text, f"{asked} -> {text[:2_000]}"
    assert str(sum(NUMBER.values()))[:6] not in text, f"{asked} -> {text[:2_000]}"


def _filled(given: Any, region: str, rows: Rows) -> Any:
    now_ms = rows.installed.parts.clock.now_ms()
    monday = datetime.fromtimestamp(now_ms / 1000, UTC)
    monday -= timedelta(days=monday.weekday())
    words = {"{mark}": canary(OTHER[region]), "{other}": OTHER[region], "{own}": region, "{now}": str(now_ms), "{monday}": f"{monday:%Y-%m-%d}"}

    def put(part: Any) -> Any:
        if isinstance(part, dict):
            return {name: put(value) for name, value in part.items()}
        if isinstance(part, list):
            return [put(each) for each in part]
        if isinstance(part, str):
            for word, value in words.items():
                part = part.replace(word, value)
        return part

    return put(given)


def _paths(path: str, region: str, rows: Rows) -> list[str]:
    """The path with parameters that name what the other sees."""
    mark = canary(OTHER[region])
    named = {
        "{project_id}": [str(PROJECT)],
        "{event_id:path}": [f"{mark}-2", "1-0", "1-6", f"{canary(region)}-2"],
        "{person:path}": [f"user:{mark}-user", f"visitor:{mark}-visitor"],
        "{segment}": ["all", "active", "premium"],
        "{name:path}": [f"{mark}_sensor", "email", "region", "purchase"],
        "{rule}": ["0" * 24],
        "{alert}": ["0" * 24],
        "{kind}": ["people"],
        "{who}": [rows.ids["free"]],
    }
    found = [path]
    for word, values in named.items():
        found = [one.replace(word, value) for one in found for value in (values if word in one else [""])]
    return [re.sub(r"{\w+(:path)?}", "0" * 24, one) for one in found]
