"""Alerts in the whole product: fired by events as they come, kept over a restart, told once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.server import EMAIL, PASSWORD, SECRET, WRITE_KEY
from tests.unit.live.screens import NamedViewer, RecordingWire, TokenGate

from tidegauge.app.application import create_app
from tidegauge.app.opening import open_parts
from tidegauge.app.parts import Parts
from tidegauge.core.settings import load_settings
from tidegauge.live.connection import Connection

KEY = {"authorization": f"Bearer {WRITE_KEY}"}
RULE: dict[str, Any] = {
    "name": "Many failures",
    "query": {"metric": "failure", "aggregation": "count", "time_window": "last_5_minutes"},
    "condition": "gt",
    "threshold": 2,
    "severity": "critical",
}


def served_s() -> float:
    """The clock, without the time that threads of this process stood in line for a processor: how busy the machine is does not count."""
    stood_ns = 0
    for file in Path("/proc/self/task").glob("*/schedstat"):
        with suppress(OSError):  # a thread that has ended meanwhile
            stood_ns += int(file.read_text().split()[1])
    return time.monotonic() - stood_ns / 1e9


async def until(look: Callable[[], Any]) -> Any:
    async with asyncio.timeout(60):
        while not (found := look()):
            await asyncio.sleep(0.01)
    return found


def screen_of(parts: Parts) -> RecordingWire:
    """An open screen of the first project."""
    wire = RecordingWire()
    wire.last_heard_s = asyncio.get_running_loop().time()
    parts.hub.roster.put(Connection(parts.hub, wire, TokenGate(), NamedViewer(), wire.last_heard_s))
    return wire


def told(wire: RecordingWire) -> list[dict[str, Any]]:
    return [message for message in wire.messages if message["type"] == "alert"]


async def send(client: httpx.AsyncClient, *names: str) -> None:
    answer = await client.post("/api/events", json=[{"name": name, "properties": {"part": name}} for name in names], headers=KEY)
    assert answer.status_code < 300, answer.text


@pytest.mark.req("F1", "F2", "F6")
async def test_an_alert_fires_with_the_event_that_crosses_its_threshold(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    made = await signed_in.post("/api/alerts/rules", json=RULE)
    assert made.status_code == 201, made.text
    wire = screen_of(parts)
    await send(signed_in, "failure", "failure")
    await send(signed_in, "failure")
    (message,) = await until(lambda: told(wire))
    assert (message["state"], message["severity"], message["name"]) == ("firing", "critical", "Many failures")
    assert message["message"] == "Many failures: 3 > 2"
    listed = (await signed_in.get("/api/alerts")).json()
    (alert,) = listed["alerts"]
    assert (alert["id"], alert["state"], alert["value"]) == (message["alert_id"], "firing", 3.0)
    assert listed["rules"][0]["fault"] is None
    await send(signed_in, "failure")
    await until(lambda: parts.alerting.evaluator._states[next(iter(parts.alerting.evaluator.kept))].number == 4.0)
    assert len(told(wire)) == 1
    changes = (await signed_in.get(f"/api/alerts/{alert['id']}/history")).json()["changes"]
    assert [change["phase"] for change in changes] == ["firing"]


@pytest.mark.req("F2")
async def test_a_firing_alert_is_acknowledged_snoozed_and_ends_with_its_rule(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    rule = (await signed_in.post("/api/alerts/rules", json=RULE)).json()
    await send(signed_in, "failure", "failure", "failure")
    await until(lambda: parts.alerting.evaluator.kept)
    (alert,) = (await signed_in.get("/api/alerts")).json()["alerts"]
    path = f"/api/alerts/{alert['id']}"
    assert (await signed_in.post(f"{path}/acknowledge", json={})).json()["state"] == "acknowledged"
    assert (await signed_in.post(f"{path}/snooze", json={"minutes": 30})).json()["state"] == "snoozed"
    assert (await signed_in.post(f"{path}/snooze", json={"minutes": 0})).json()["state"] == "acknowledged"
    assert (await signed_in.post(f"{path}/acknowledge", json={"is_acknowledged": False})).json()["state"] == "firing"
    changed = await signed_in.put(f"/api/alerts/rules/{rule['id']}", json={**RULE, "threshold": 100})
    assert changed.status_code == 200
    await until(lambda: next(iter(parts.alerting.evaluator.kept.values())).state.phase == "ok")
    (alert,) = (await signed_in.get("/api/alerts")).json()["alerts"]
    assert alert["state"] == "resolved"
    assert (await signed_in.post(f"{path}/acknowledge", json={})).status_code == 409
    assert (await signed_in.delete("/api/alerts/rules/Many failures")).status_code == 204
    assert (await signed_in.get("/api/alerts")).json() == {"alerts": [], "rules": []}
    assert (await signed_in.get(f"{path}/history")).status_code == 404


@pytest.mark.req("F1")
async def test_every_group_has_an_alert_of_its_own(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    query = {**RULE["query"], "metric": "*", "group_by": ["part"]}
    assert (await signed_in.post("/api/alerts/rules", json={**RULE, "query": query, "threshold": 1})).status_code == 201
    wire = screen_of(parts)
    await send(signed_in, "a", "a", "b", "c", "c")
    await until(lambda: len(told(wire)) == 2)
    alerts = (await signed_in.get("/api/alerts")).json()["alerts"]
    assert sorted((alert["group"]["part"], alert["state"]) for alert in alerts) == [("a", "firing"), ("c", "firing")]


@pytest.mark.req("F2")
async def test_a_restart_neither_repeats_nor_forgets_an_alert(tmp_path: Path) -> None:
    given = {"admin_email": EMAIL, "admin_password": PASSWORD, "write_key": WRITE_KEY, "secret_key": SECRET, "data_dir": tmp_path}
    phases = []
    for run in range(2):
        parts = await open_parts(load_settings(None, {}, given))
        await parts.start()
        async with httpx.AsyncClient(transport=httpx.ASGITransport(create_app(parts)), base_url="http://t") as client:
            answer = await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
            client.headers["authorization"] = f"Bearer {answer.json()['access_token']}"
            wire = screen_of(parts)
            if run == 0:
                await client.post("/api/alerts/rules", json=RULE)
                await send(client, "failure", "failure", "failure")
                await until(lambda wire=wire: told(wire))
            else:
                await send(client, "failure")
                await until(lambda parts=parts: next(iter(parts.alerting.evaluator._states.values())).number == 4.0)
            (alert,) = (await client.get("/api/alerts")).json()["alerts"]
            changes = (await client.get(f"/api/alerts/{alert['id']}/history")).json()["changes"]
            phases.append((len(told(wire)), alert["state"], len(changes)))
        await parts.stop()
    assert phases == [(1, "firing", 1), (0, "firing", 1)]


@pytest.mark.req("F1")
@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"query": {"metric": "errors", "aggregation": "guess"}}, "aggregation"),
        ({"query": {"analysis": "funnel"}}, "query"),
        ({"query": {"metric": "errors", "aggregation": "histogram"}}, "histogram"),
        ({"query": {"metric": "errors", "from": "2020-01-01", "to": "2020-01-02"}}, "time_window"),
        ({"condition": "above"}, "condition"),
        ({"threshold": "many"}, "threshold"),
    ],
)
async def test_a_rule_that_cannot_be_asked_is_refused(signed_in: httpx.AsyncClient, more: dict[str, Any], place: str) -> None:
    answer = await signed_in.post("/api/alerts/rules", json={**RULE, **more})
    assert answer.status_code == 400
    assert place in answer.text
    assert (await signed_in.get("/api/alerts/rules")).json() == {"rules": []}


@pytest.mark.req("F1")
async def test_a_name_is_taken_once(signed_in: httpx.AsyncClient) -> None:
    assert (await signed_in.post("/api/alerts/rules", json=RULE)).status_code == 201
    assert (await signed_in.post("/api/alerts/rules", json={**RULE, "name": "many FAILURES"})).status_code == 409


@pytest.mark.req("F1")
async def test_rules_by_metric_and_name(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    body = {"name": "high_error_rate", "metric_name": "api.error_rate", "condition": "gt", "threshold": 0.05, "duration": 0, "severity": "warning"}
    made = await signed_in.post("/alerts/rules", json=body)
    assert made.status_code == 201, made.text
    (listed,) = (await signed_in.get("/alerts/rules")).json()["rules"]
    assert listed == made.json() == {**body, "id": listed["id"]}
    wire = screen_of(parts)
    for value in (0.01, 0.2):
        await signed_in.post("/api/events", json=[{"name": "api.error_rate", "value": value}], headers=KEY)
    (message,) = await until(lambda: told(wire))
    assert message["message"] == "high_error_rate: 0.2 > 0.05"
    overview = (await signed_in.get("/admin/api/alerts")).json()
    assert [(alert["name"], alert["state"]) for alert in overview["alerts"]] == [("high_error_rate", "firing")]
    assert (await signed_in.delete("/alerts/rules/high_error_rate")).status_code == 204
    assert (await signed_in.get("/alerts/rules")).json() == {"rules": []}
    assert (await signed_in.delete("/alerts/rules/high_error_rate")).status_code == 404
    assert (await signed_in.post("/alerts/rules", json={**body, "condition": "above"})).status_code == 400


@pytest.mark.req("F1", "J1")
async def test_who_only_reads_changes_no_rule(client: httpx.AsyncClient) -> None:
    for path in ("/api/alerts/rules", "/alerts/rules"):
        assert (await client.post(path, json=RULE, headers=KEY)).status_code == 403
        assert (await client.get(path)).status_code == 401


async def firing(client: httpx.AsyncClient) -> list[str]:
    """The messages of the alerts that fire, once there are any."""
    async with asyncio.timeout(60):
        while True:
            alerts = (await client.get("/api/alerts")).json()["alerts"]
            if found := sorted(alert["message"] for alert in alerts if alert["state"] == "firing"):
                return found
            await asyncio.sleep(0.02)


FIVE: dict[str, Any] = {"aggregation": "count", "time_window": "last_5_minutes"}


@pytest.mark.req("F1", "F6")
async def test_a_quotient_fires_once_enough_events_are_behind_it(signed_in: httpx.AsyncClient) -> None:
    rule = {
        "name": "Error rate",
        "query": {"metric": "failure", **FIVE},
        "over": {"metric": "request", **FIVE},
        "is_percent": True,
        "condition": "gt",
        "threshold": 25,
        "min_count": 4,
    }
    assert (await signed_in.post("/api/alerts/rules", json=rule)).status_code == 201
    await send(signed_in, "request", "failure", "failure")
    await send(signed_in, "request", "request", "request")
    assert await firing(signed_in) == ["Error rate: 50 % > 25 %"]


@pytest.mark.req("F1")
async def test_terms_are_joined_by_the_groups_they_share(signed_in: httpx.AsyncClient) -> None:
    terms = [
        {"query": {"metric": "*", "group_by": ["part"], **FIVE}, "condition": "gte", "threshold": 2},
        {"query": {"metric": "deploy", **FIVE}, "condition": "gt", "threshold": 0},
    ]
    assert (await signed_in.post("/api/alerts/rules", json={"name": "After a deploy", "terms": terms})).status_code == 201
    await send(signed_in, "a", "a", "b")
    await send(signed_in, "deploy")
    assert await firing(signed_in) == ["After a deploy (a): * 2 ≥ 2 and deploy 1 > 0"]


@pytest.mark.req("F1")
async def test_a_funnel_whose_conversion_falls_fires(signed_in: httpx.AsyncClient) -> None:
    query = {"analysis": "funnel", "steps": [{"event": "cart"}, {"event": "paid"}], "time_window": "last_24_hours"}
    rule = {"name": "Checkout", "query": query, "condition": "lt", "threshold": 50, "min_count": 3}
    made = await signed_in.post("/api/alerts/rules", json=rule)
    assert made.status_code == 201, made.text
    events = [{"name": "cart", "user_id": f"u{index}"} for index in range(4)]
    assert (await signed_in.post("/api/events", json=[*events, {"name": "paid", "user_id": "u1"}], headers=KEY)).status_code < 300
    assert await firing(signed_in) == ["Checkout: 25 % < 50 %"]


@pytest.mark.req("F1")
async def test_an_anomaly_is_far_from_what_was_usual(signed_in: httpx.AsyncClient) -> None:
    now_s = time.time()
    past = [{"name": "visit", "timestamp": now_s - 300 * (back + 2)} for back in range(30) for _ in range(3 + back % 3)]
    assert (await signed_in.post("/api/events", json=past, headers=KEY)).status_code < 300
    asked = {"metric": "visit", "aggregation": "count", "time_window": "last_24_hours"}
    async with asyncio.timeout(60):
        while (await signed_in.post("/api/metrics", json=asked)).json()["meta"]["total"] != len(past):
            await asyncio.sleep(0.05)
    rule = {"name": "Visits", "query": {"metric": "visit", **FIVE}, "condition": "anomaly_above", "threshold": 4, "history": {"windows": 24}}
    made = await signed_in.post("/api/alerts/rules", json=rule)
    assert made.status_code == 201, made.text
    await send(signed_in, *["visit"] * 20)
    (message,) = await firing(signed_in)
    assert message.startswith("Visits: ")
    assert message.endswith(" deviations from the usual, limit 4")


@pytest.mark.req("F1")
@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"query": {"analysis": "funnel", "steps": [{"event": "a"}]}}, "steps"),
        ({"query": {"analysis": "funnel", "steps": [{"event": "a"}, {"event": "b"}]}, "step": 3}, "step"),
        ({"condition": "anomaly", "threshold": 3, "query": {"metric": "a", "time_window": "today"}}, "time_window"),
        ({"over": {"metric": "b", "filters": [{"field": "x"}], "time_window": "last_5_minutes"}}, "filters.0.value"),
    ],
)
async def test_a_term_that_cannot_be_asked_is_refused(signed_in: httpx.AsyncClient, more: dict[str, Any], field: str) -> None:
    answer = await signed_in.post("/api/alerts/rules", json={**RULE, **more})
    assert answer.status_code in (400, 422), answer.text
    assert answer.json()["error"]["details"][0]["field"] == field


@pytest.mark.req("F4")
async def test_a_firing_alert_says_which_values_explain_it(signed_in: httpx.AsyncClient, parts: Parts) -> None:
    assert (await signed_in.post("/api/alerts/rules", json=RULE)).status_code == 201
    where = [*["/pay"] * 8, "/"]
    events = [{"name": "failure", "properties": {"path": path, "plan": "pro" if index % 2 else "free"}} for index, path in enumerate(where)]
    assert (await signed_in.post("/api/events", json=events, headers=KEY)).status_code < 300
    await firing(signed_in)
    (alert,) = (await signed_in.get("/api/alerts")).json()["alerts"]
    async with asyncio.timeout(60):
        while not (detail := (await signed_in.get(f"/api/alerts/{alert['id']}")).json())["contributing"]:
            await asyncio.sleep(0.05)
    assert detail["contributing"][0] == {
        "dimension": "path",
        "value": "/pay",
        "now": 8.0,
        "before": 0.0,
        "share": pytest.approx(8 / 9),
        "text": "path /pay: 8, was 0 (89% of the change)",
    }
    assert (detail["alert"]["id"], detail["explained_at"], len(detail["changes"])) == (alert["id"], alert["since"], 1)
    assert (await signed_in.get("/api/alerts/nothing")).status_code == 404


@pytest.mark.req("F5")
async def test_a_rule_is_looked_at_in_the_past_before_it_is_saved(signed_in: httpx.AsyncClient) -> None:
    now_s = time.time()
    past = [{"name": "failure", "timestamp": now_s - ago_s} for ago_s in (*range(7_200, 7_260, 10), 3_000)]
    assert (await signed_in.post("/api/events", json=past, headers=KEY)).status_code < 300
    marked = {"timestamp": now_s - 7_250, "end": now_s - 7_000, "title": "Down", "kind": "incident"}
    assert (await signed_in.post("/api/annotations", json=marked)).status_code == 201
    body = {"rule": RULE, "days": 0.5, "incidents": {"annotations": True}}
    async with asyncio.timeout(60):
        while (answer := (await signed_in.post("/api/alerts/backtest", json=body)).json()).get("fired") != 1:
            assert "error" not in answer, answer
            await asyncio.sleep(0.05)
    (episode,) = answer["episodes"]
    assert episode["peak"] == 6.0
    assert 240 < episode["seconds"] < 400
    assert answer["fires_per_week"] == pytest.approx(14, rel=0.01)
    assert answer["score"] == {
        "incidents": 1,
        "found": 1,
        "false_alarms": 0,
        "precision": 1.0,
        "recall": 1.0,
        "median_delay_seconds": answer["score"]["median_delay_seconds"],
    }
    assert (await signed_in.get("/api/alerts/rules")).json() == {"rules": []}
    refused = await signed_in.post("/api/alerts/backtest", json={"rule": {**RULE, "query": {}}})
    assert (refused.status_code, refused.json()["error"]["details"][0]["field"]) == (400, "query")


@pytest.mark.req("F6")
@pytest.mark.parametrize(
    "rule",
    [
        RULE,
        {**RULE, "query": {**RULE["query"], "metric": "*", "group_by": ["part"]}},
        {**RULE, "over": {"metric": "*", **FIVE}, "threshold": 0.5, "min_count": 3},
        {
            "name": "Both",
            "terms": [{"query": RULE["query"], "condition": "gt", "threshold": 2}, {"query": {"metric": "*", **FIVE}, "condition": "gte", "threshold": 3}],
        },
    ],
    ids=["number", "groups", "ratio", "several"],
)
async def test_screens_are_told_within_a_second_of_the_event_that_crosses(parts: Parts, signed_in: httpx.AsyncClient, rule: dict[str, Any]) -> None:
    assert (await signed_in.post("/api/alerts/rules", json=rule)).status_code == 201
    wire = screen_of(parts)
    await send(signed_in, "failure", "failure")
    await until(lambda: any(one.readings for one in parts.alerting.evaluator._watched.values()))
    began_s = served_s()
    await send(signed_in, "failure")
    await until(lambda: [one for one in told(wire) if one["state"] == "firing"])
    assert served_s() - began_s < 1.0
