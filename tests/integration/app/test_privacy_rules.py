"""Privacy rules over HTTP: made, changed, previewed, suggested, counted; and what happens when their keys do not open."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session
from tests.integration.server import WRITE_KEY

from tidegauge.app.parts import Parts
from tidegauge.meta.model import PrivacyKey

RULES = "/api/projects/1/privacy-rules"
WRITER = {"authorization": f"Bearer {WRITE_KEY}"}


async def send(client: httpx.AsyncClient, parts: Parts, *events: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post("/api/events", json=list(events), headers=WRITER)
    await parts.drain.wait()
    found: dict[str, Any] = answer.json()
    return found


async def make(client: httpx.AsyncClient, subject: str, action: str, target: str = "") -> dict[str, Any]:
    answer = await client.post(RULES, json={"subject": subject, "action": action, "target": target})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def newest(client: httpx.AsyncClient) -> dict[str, Any]:
    event: dict[str, Any] = (await client.get("/api/events", params={"limit": 1})).json()["events"][0]
    return event


@pytest.mark.req("J6")
async def test_a_rule_is_in_force_when_it_is_answered_until_it_is_removed(signed_in: httpx.AsyncClient, parts: Parts) -> None:
    made = await make(signed_in, "property", "drop", "note")
    await send(signed_in, parts, {"name": "a", "properties": {"note": "x", "plan": "pro"}})
    assert (await newest(signed_in))["properties"] == {"plan": "pro"}
    changed = await signed_in.put(f"{RULES}/{made['id']}", json={"subject": "property", "action": "hash", "target": "note"})
    assert changed.json()["action"] == "hash"
    await send(signed_in, parts, {"name": "b", "properties": {"note": "x"}})
    assert (await newest(signed_in))["properties"]["note"].startswith("h1_")
    assert (await signed_in.delete(f"{RULES}/{made['id']}")).status_code == 204
    await send(signed_in, parts, {"name": "c", "properties": {"note": "x"}})
    assert (await newest(signed_in))["properties"] == {"note": "x"}
    assert (await signed_in.get(RULES)).json()["rules"] == []
    entries = (await signed_in.get("/api/audit", params={"limit": 10})).json()["entries"]
    assert [entry["action"] for entry in entries if "privacy" in entry["action"]] == ["privacy_rule_deleted", "privacy_rule_changed", "privacy_rule_made"]


@pytest.mark.req("J6")
async def test_what_rules_did_is_counted_and_senders_are_told_what_was_not_stored(signed_in: httpx.AsyncClient, parts: Parts) -> None:
    await make(signed_in, "event", "keep", "visit")
    await make(signed_in, "property", "keep", "plan")
    receipt = await send(signed_in, parts, {"name": "visit", "properties": {"plan": "pro", "a": 1, "b": 2}}, {"name": "click"}, {"name": "hover"})
    assert (receipt["accepted"], receipt["suppressed"]) == (1, 2)
    assert receipt["suppressed_by_reason"] == {"an event name that the project's privacy rules do not keep": 2}
    assert (await newest(signed_in))["properties"] == {"plan": "pro"}
    await parts.privacy.policies.save_counts()
    rules = (await signed_in.get(RULES)).json()["rules"]
    assert [(rule["target"], rule["changed"]) for rule in rules] == [("visit", 2), ("plan", 2)]
    assert parts.ingest.statistics()["suppressed_by_reason"] == receipt["suppressed_by_reason"]
    names = {entry["name"] for entry in (await signed_in.get("/api/metrics/schema")).json().get("properties", [])}
    assert not names & {"a", "b"}


@pytest.mark.req("J6")
async def test_a_preview_and_suggestions_look_at_what_is_stored(signed_in: httpx.AsyncClient, parts: Parts) -> None:
    await send(signed_in, parts, *[{"name": "visit", "user_id": f"u{row}", "properties": {"mail": f"u{row}@example.com", "plan": "pro"}} for row in range(20)])
    await send(signed_in, parts, {"name": "click", "properties": {"plan": "free"}})
    rules = [{"subject": "property", "action": "hash", "target": "mail"}, {"subject": "person_id", "action": "hash"}]
    preview = (await signed_in.post(f"{RULES}/preview", json={"rules": rules})).json()
    assert (preview["events"], preview["changed"], preview["dropped"]) == (21, 20, 0)
    assert {field["field"]: field["events"] for field in preview["fields"]} == {"properties.mail": 20, "user_id": 20}
    suggested = (await signed_in.get(f"{RULES}/suggestions")).json()
    assert suggested["events"] == 21
    assert [(one["field"], one["kind"], one["events"], one["example"]) for one in suggested["suggestions"]] == [("properties.mail", "email", 20, "[email]")]
    await make(signed_in, **suggested["suggestions"][0]["rule"])
    assert (await signed_in.get(f"{RULES}/suggestions")).json()["suggestions"] == []


@pytest.mark.req("J6")
async def test_countries_come_from_the_whole_address_or_from_none(signed_in: httpx.AsyncClient, parts: Parts) -> None:
    context = {"x-forwarded-for": "203.0.113.9"}
    await make(signed_in, "ip", "drop")
    assert parts.ingest.intake.hides_address(1)
    await signed_in.post("/api/events", json={"name": "a", "properties": {"ip": "203.0.113.9"}}, headers={**WRITER, **context})
    await parts.drain.wait()
    event = await newest(signed_in)
    assert (event["properties"], event["country"]) == ({}, None)


@pytest.mark.req("J6")
@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"subject": "property", "action": "drop"}, 400),
        ({"subject": "nobody", "action": "drop"}, 400),
        ({"subject": "event", "action": "hash", "target": "x"}, 400),
        ({"subject": "property", "action": "drop", "target": "x" * 300}, 400),
        ({"subject": "property", "action": "drop", "target": "x", "more": 1}, 400),
        ({"subject": "ip", "action": "truncate"}, 409),
    ],
)
async def test_wrong_rules_are_refused(signed_in: httpx.AsyncClient, body: dict[str, Any], status: int) -> None:
    await make(signed_in, "ip", "drop")
    answer = await signed_in.post(RULES, json=body)
    assert answer.status_code == status, answer.text
    assert len((await signed_in.get(RULES)).json()["rules"]) == 1


@pytest.mark.req("J6")
async def test_what_is_not_there_is_not_found_and_nothing_is_revealed(signed_in: httpx.AsyncClient) -> None:
    assert (await signed_in.put(f"{RULES}/nothing", json={"subject": "ip", "action": "drop"})).status_code == 404
    assert (await signed_in.delete(f"{RULES}/nothing")).status_code == 404
    assert (await signed_in.post(f"{RULES}/keys")).status_code == 409
    assert (await signed_in.post(f"{RULES}/reveal", json={"value": "enc1.00000000.AAAA"})).status_code == 400


@pytest.mark.req("J6")
async def test_the_bodies_of_refused_items_go_with_the_first_rule(signed_in: httpx.AsyncClient, parts: Parts) -> None:
    await signed_in.post("/api/events", json={"name": "x", "timestamp": "CANARY"}, headers=WRITER)
    await parts.workbench.refusals.flush()
    assert "CANARY" in (await signed_in.get("/api/rejects")).text
    await make(signed_in, "ip", "drop")
    assert "CANARY" not in (await signed_in.get("/api/rejects")).text


@pytest.mark.hostile(409)
@pytest.mark.req("J6")
async def test_events_are_refused_rather_than_stored_in_clear_when_the_keys_do_not_open(signed_in: httpx.AsyncClient, parts: Parts) -> None:
    await make(signed_in, "person_id", "hash")

    def spoil(session: Session) -> None:
        session.execute(update(PrivacyKey).values(sealed=b"0" * 80))

    await parts.database.write(spoil)
    await parts.privacy.policies.refresh()
    answer = await signed_in.post("/api/events", json={"name": "a", "user_id": "ann"}, headers=WRITER)
    assert answer.status_code == 503
    assert "do not open" in answer.json()["error"]["message"]
