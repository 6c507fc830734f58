"""Segments over HTTP, on real stores: defined, counted, and asked about in every kind of question."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from tests.integration.server import WRITE_KEY

from tidegauge.app.parts import Parts
from tidegauge.core.time_range import DAY_MS
from tidegauge.core.timestamps import format_timestamp

UNIQUE = {"metric": "unique_users", "time_window": "last_90_days"}


async def _send(parts: Parts, http: httpx.AsyncClient, *events: dict[str, Any]) -> None:
    answer = await http.post("/api/events", json=list(events), headers={"authorization": f"Bearer {WRITE_KEY}"})
    assert answer.status_code == 202
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)


@pytest.fixture
async def http(parts: Parts, signed_in: httpx.AsyncClient) -> httpx.AsyncClient:
    """ada: old, active, bought twice lately; bo: new, on a pro plan; cy: old, gone; di: a visitor who became di, bought long ago; a visitor of today."""
    now_ms = parts.clock.now_ms()

    def event(days: float, name: str, **fields: Any) -> dict[str, Any]:
        return {"name": name, "timestamp": format_timestamp(now_ms - int(days * DAY_MS)), **fields}

    await _send(
        parts,
        signed_in,
        event(70, "page_view", user_id="ada", properties={"country": "TH"}),
        event(5, "purchase", user_id="ada", value=20),
        event(2, "purchase", user_id="ada", value=30),
        event(3, "page_view", user_id="bo", properties={"plan": "pro"}),
        event(80, "page_view", user_id="cy", properties={"country": "TH"}),
        event(60, "purchase", anonymous_id="dev-di", value=9),
        event(1, "login", user_id="di", anonymous_id="dev-di"),
        event(0.1, "page_view", anonymous_id="dev-x"),
    )
    return signed_in


async def _define(http: httpx.AsyncClient, name: str, rule: dict[str, Any]) -> str:
    answer = await http.post("/api/segments", json={"name": name, "rule": rule})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def _users(http: httpx.AsyncClient, segment: str) -> list[str]:
    """Who is in a segment, by the list of people."""
    found = (await http.get("/api/people", params={"segment": segment, "time_window": "last_90_days"})).json()
    return sorted(person["user_id"] or person["anonymous_id"] for person in found["people"])


BUILTIN = {
    "all": ["ada", "bo", "cy", "dev-x", "di"],
    "new": ["bo", "dev-x"],
    "returning": ["ada", "di"],
    "active": ["ada", "bo", "dev-x", "di"],
    "inactive": ["cy"],
    "premium": ["ada", "bo", "di"],
    "free": ["cy", "dev-x"],
}


@pytest.mark.req("C6")
async def test_the_seven_built_in_segments(http: httpx.AsyncClient) -> None:
    listed = (await http.get("/api/segments")).json()["segments"]
    assert [segment["id"] for segment in listed] == list(BUILTIN)
    for segment, people in BUILTIN.items():
        assert await _users(http, segment) == people
        size = (await http.get(f"/api/segments/{segment}/size")).json()
        assert size == {"people": len(people), "total": 5}
        counted = await http.post("/api/metrics", json={**UNIQUE, "segment": segment})
        assert counted.json()["meta"]["total"] == len(people)


STEPS = [{"event": "purchase"}, {"event": "login"}]
RULES: tuple[tuple[dict[str, Any], list[str]], ...] = (
    ({"did": {"event": "purchase", "at_least": 2, "within_days": 30}}, ["ada"]),
    ({"did": {"event": "purchase", "at_least": 2, "within_days": 3}}, []),
    ({"did": {"event": "purchase"}}, ["ada", "di"]),
    ({"not": {"did": {"event": "purchase"}}}, ["bo", "cy", "dev-x"]),
    ({"not": {"did": {"event": "purchase", "within_days": 30}}}, ["bo", "cy", "dev-x", "di"]),
    ({"did": {"event": "purchase", "filters": [{"field": "value", "operator": "gt", "value": 25}]}}, ["ada"]),
    ({"and": [{"did": {"within_days": 30}}, {"not": {"did": {"event": "purchase", "within_days": 30}}}]}, ["bo", "dev-x", "di"]),
    ({"or": [{"property": {"field": "plan", "operator": "eq", "value": "pro"}}, {"first_seen": {"before_days": 75}}]}, ["bo", "cy"]),
    ({"first_seen": {"within_days": 65}}, ["bo", "dev-x", "di"]),
    ({"last_seen": {"before_days": 1}}, ["ada", "bo", "cy", "di"]),
    ({"property": {"field": "country", "operator": "eq", "value": "TH"}}, ["ada", "cy"]),
    ({"people": ["ada", "visitor:dev-di", "nobody"]}, ["ada", "di"]),
    ({"not": {"people": ["ada", "visitor:dev-x"]}}, ["bo", "cy", "di"]),
    ({"and": [{"people": ["ada", "bo"]}, {"not": {"or": [{"did": {"event": "purchase"}}, {"people": ["cy"]}]}}]}, ["bo"]),
)


@pytest.mark.req("C6")
async def test_rules_find_whom_they_mean(http: httpx.AsyncClient) -> None:
    for number, (rule, people) in enumerate(RULES):
        preview = await http.post("/api/segments/preview", json={"rule": rule})
        assert preview.json() == {"people": len(people), "total": 5}, rule
        segment = await _define(http, f"Rule {number}", rule)
        assert await _users(http, segment) == people, rule
        assert await _users(http, f"rule {number}") == people


@pytest.mark.req("C6")
async def test_every_kind_of_question_takes_a_segment(http: httpx.AsyncClient) -> None:
    buyers = await _define(http, "Buyers", {"did": {"event": "purchase"}})
    window = {"time_window": "last_90_days", "segment": buyers}
    events = (await http.post("/api/metrics", json={"metric": "*", **window})).json()
    assert events["meta"]["total"] == 5
    funnel = (await http.post("/api/analysis/funnel", json={**window, "steps": STEPS, "window_seconds": 90 * 86_400})).json()
    assert [step["count"] for step in funnel["steps"]] == [2, 1]
    sessions = (await http.post("/api/analysis/sessions", json=window)).json()
    assert sessions["users"] == 2
    rows = (await http.post("/api/rows", json={**window, "columns": ["name"]})).json()
    assert rows["total"] == 5
    people = (await http.post("/api/events/people", json=window)).json()
    assert people["total"] == 2
    by_day = (await http.post("/api/metrics", json={"metric": "revenue", **window, "interval": "day"})).json()
    assert by_day["meta"]["total"] == 59
    explained = (await http.post("/api/metrics/explain", json={"metric": "*", **window})).json()
    assert explained["filters"] == ["people of the segment Buyers"]


BODIES: dict[str, dict[str, Any]] = {
    "funnel": {"steps": STEPS},
    "funnel-people": {"steps": STEPS, "step": 1},
    "paths-people": {"step": 1, "name": "page_view"},
    "devices": {"sensors": ["value"]},
    "cohort-people": {"cohort": "2026-01-01"},
    "adoption": {"feature": {"event": "purchase"}},
    "lifecycle-people": {"period_start": "2026-01-01", "stage": "new"},
    "experiment": {"experiment": "x"},
}


@pytest.mark.req("C6")
@pytest.mark.timeout(400)
async def test_every_analysis_takes_a_segment(http: httpx.AsyncClient) -> None:
    """A statement that names something else `person` beside its condition would be refused by the engine."""
    failed = {}
    for kind in (await http.get("/api/analysis")).json()["analyses"]:
        body = {"time_window": "last_90_days", **BODIES.get(kind["name"], {}), "segment": "premium"}
        answer = await http.post(f"/api/analysis/{kind['name']}", json=body)
        if answer.status_code >= 500:
            failed[kind["name"]] = answer.text
    assert failed == {}


@pytest.mark.req("C6")
async def test_a_segment_is_as_of_the_end_of_the_time_asked_about(parts: Parts, http: httpx.AsyncClient) -> None:
    buyers = await _define(http, "Buyers", {"did": {"event": "purchase"}})
    now_ms = parts.clock.now_ms()
    span = {"from": format_timestamp(now_ms - 89 * DAY_MS), "to": format_timestamp(now_ms - 30 * DAY_MS)}
    then = (await http.post("/api/metrics", json={"metric": "unique_users", "segment": buyers, **span})).json()
    assert then["meta"]["total"] == 1, "only di had bought by then"


@pytest.mark.req("C6", "B7")
async def test_kept_answers_are_stale_when_the_definition_or_its_inputs_change(parts: Parts, http: httpx.AsyncClient) -> None:
    segment = await _define(http, "Some", {"did": {"event": "purchase"}})
    question = {"metric": "page_view", "from": "2020-01-01", "to": format_timestamp(parts.clock.now_ms()), "segment": segment}

    async def ask() -> tuple[Any, bool]:
        answer = (await http.post("/api/metrics", json=question)).json()
        return answer["meta"]["total"], answer["meta"]["cached"]

    assert await ask() == (1, False)
    assert await ask() == (1, True)
    await http.put(f"/api/segments/{segment}", json={"name": "Some", "rule": {"not": {"did": {"event": "purchase"}}}})
    assert await ask() == (3, False)
    await _send(parts, http, {"name": "purchase", "user_id": "cy", "timestamp": format_timestamp(parts.clock.now_ms() - 100 * DAY_MS)})
    assert (await ask())[0] == 2


@pytest.mark.req("C6")
async def test_segments_are_changed_and_deleted_and_wrong_ones_refused(http: httpx.AsyncClient) -> None:
    segment = await _define(http, "Some", {"did": {}})
    assert (await http.get(f"/api/segments/{segment}")).json()["name"] == "Some"
    listed = [(await http.get(f"/api/segments?rules={rules}")).json()["segments"][-1] for rules in ("true", "false")]
    assert [(one["id"], one["rule"]) for one in listed] == [(segment, {"did": {}}), (segment, None)]
    taken = await http.post("/api/segments", json={"name": "some ", "rule": {"did": {}}})
    assert taken.status_code == 409
    for body, message in (
        ({"name": "New", "rule": {"did": {}}}, "every project has"),
        ({"name": " ", "rule": {"did": {}}}, "name"),
        ({"name": "x", "rule": {}}, "must be an object"),
        ({"name": "x", "rule": {"dit": {}}}, "Did you mean 'did'?"),
        ({"name": "x", "rule": {"did": {"at_least": 0}}}, "at_least"),
        ({"name": "x", "rule": {"did": {"filters": [{"field": "a", "operator": "is"}]}}}, "Unknown operator"),
        ({"name": "x", "rule": {"first_seen": {}}}, "either within_days or before_days"),
        ({"name": "x", "rule": {"and": []}}, "list of rules"),
        ({"name": "x", "rule": {"people": ["a"] * 10_001}}, "at most 10,000 people"),
        ({"name": "x", "rule": {"or": [{"did": {}}] * 51}}, "at most 50 rules"),
    ):
        refused = await http.post("/api/segments", json=body)
        assert (refused.status_code, message in refused.json()["error"]["message"]) == (400, True), (body["name"], refused.text)
    deep: dict[str, Any] = {"did": {}}
    for _ in range(9):
        deep = {"not": deep}
    assert (await http.post("/api/segments/preview", json={"rule": deep})).status_code == 400
    assert (await http.delete(f"/api/segments/{segment}")).status_code == 204
    assert (await http.get(f"/api/segments/{segment}")).status_code == 404
    gone = await http.post("/api/metrics", json={**UNIQUE, "segment": segment})
    assert gone.status_code == 400
    assert "was deleted" in gone.json()["error"]["message"]
    misspelt = await http.post("/api/metrics", json={**UNIQUE, "segment": "premum"})
    assert "Did you mean 'premium'?" in misspelt.json()["error"]["message"]
