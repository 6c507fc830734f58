"""The whole product: what is sent twice with one key is there once, told once, and recorded once."""

from __future__ import annotations

import asyncio

import httpx
import pytest

KEY = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}


@pytest.mark.req("D1", "J5")
@pytest.mark.hostile(127)
async def test_a_dashboard_sent_twice_is_there_once_and_in_the_audit_log_once(signed_in: httpx.AsyncClient) -> None:
    body = {"name": "Twice", "template": "web"}
    first, second = await asyncio.gather(*(signed_in.post("/api/dashboards", json=body, headers=KEY) for _ in range(2)))
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert {first.headers.get("idempotency-replayed"), second.headers.get("idempotency-replayed")} == {None, "true"}
    assert first.headers["x-request-id"] != second.headers["x-request-id"]
    listed = (await signed_in.get("/api/dashboards", params={"q": "Twice"})).json()["dashboards"]
    assert [one["id"] for one in listed if one["name"] == "Twice"] == [first.json()["id"]]
    entries = (await signed_in.get("/api/audit", params={"action": "dashboard_made"})).json()["entries"]
    assert [entry["target_id"] for entry in entries].count(first.json()["id"]) == 1


@pytest.mark.hostile(127)
async def test_events_have_ids_of_their_own_and_questions_are_asked_each_time(signed_in: httpx.AsyncClient) -> None:
    for path, body in (("/api/metrics", {"metric": "*", "aggregation": "count", "time_window": "last_hour"}), ("/api/sql", {"query": "SELECT 1"})):
        for _ in range(2):
            answer = await signed_in.post(path, json=body, headers=KEY)
            assert answer.status_code == 200, answer.text
            assert "idempotency-replayed" not in answer.headers


async def test_the_document_names_the_header(client: httpx.AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert "Idempotency-Key" in [one["name"] for one in paths["/api/dashboards"]["post"]["parameters"]]
    assert "Idempotency-Key" not in [one["name"] for one in paths["/api/sql"]["post"].get("parameters", [])]
