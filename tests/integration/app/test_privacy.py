"""A person's wish, through the whole product: all of theirs as a file, then nothing of theirs anywhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import httpx
import msgspec
import numpy as np
import pytest
from tests.integration.server import WRITE_KEY

from tidegauge.app.parts import Parts
from tidegauge.contracts.batch import person_key
from tidegauge.privacy.erased import Keys

WRITER = {"authorization": f"Bearer {WRITE_KEY}"}
_USER = person_key("u-1", "")


async def send(client: httpx.AsyncClient, parts: Parts, events: list[dict[str, Any]]) -> dict[str, Any]:
    answer = await client.post("/api/events", json={"events": events}, headers=WRITER)
    await parts.drain.wait()
    found: dict[str, Any] = answer.json()
    return found


async def people(client: httpx.AsyncClient, parts: Parts) -> None:
    before = [{"name": "visit", "anonymous_id": "v-1", "properties": {"page": f"/{at}"}} for at in range(3)]
    after = [{"name": "buy", "user_id": "u-1", "anonymous_id": "v-1", "value": 5, "properties": {"plan": "pro"}} for _ in range(2_500)]
    await send(client, parts, [*before, *after, {"name": "visit", "user_id": "u-2"}])


async def erased(client: httpx.AsyncClient, parts: Parts, person: str) -> dict[str, Any]:
    asked = await client.delete(f"/api/people/{person}")
    assert asked.status_code == 202, asked.text
    assert asked.json()["state"] == "pending"
    await parts.privacy.eraser.advance()
    ledger = (await client.get("/api/projects/1/erasures")).json()["erasures"]
    one: dict[str, Any] = next(entry for entry in ledger if entry["id"] == asked.json()["id"])
    return one


async def count(client: httpx.AsyncClient) -> tuple[int, int]:
    asked = {"time_window": "last_30_days"}
    events, users = [(await client.post("/api/metrics", json={"metric": name, **asked})).json() for name in ("events", "active_users")]
    return events["results"][0]["value"], users["results"][0]["value"]


@pytest.mark.req("J6")
@pytest.mark.hostile(79)
async def test_everything_of_a_person_is_in_the_file(signed_in: httpx.AsyncClient, parts: Parts) -> None:
    await people(signed_in, parts)
    rule = {"people": ["u-1"]}
    made = await signed_in.post("/api/segments", json={"name": "Pilots", "rule": rule})
    assert made.status_code in (200, 201), made.text
    answer = await signed_in.get("/api/people/visitor:v-1/export")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="person-{_USER}.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["README.txt", "person.json", "segments.json", "events.ndjson"]
        person = msgspec.json.decode(archive.read("person.json"))
        lines = archive.read("events.ndjson").splitlines()
        members = {entry["name"]: entry["is_member"] for entry in msgspec.json.decode(archive.read("segments.json"))}
    assert set(person["keys"]) == {str(_USER), str(person_key("", "v-1"))}
    assert [(pair["user_id"], pair["anonymous_id"], pair["events"]) for pair in person["ids"]] == [("u-1", "v-1", 2500), (None, "v-1", 3)]
    events = [msgspec.json.decode(line) for line in lines]
    assert len(events) == 2503
    assert len({event["id"] for event in events}) == 2503
    assert [event["timestamp"] for event in events] == sorted(event["timestamp"] for event in events)
    assert members["Pilots"] is True


@pytest.mark.req("J6")
@pytest.mark.hostile(137)
@pytest.mark.asvs("14.2.4")
async def test_an_erased_person_is_gone_and_stays_away(signed_in: httpx.AsyncClient, parts: Parts) -> None:
    await people(signed_in, parts)
    assert await count(signed_in) == (2504, 2)
    done = await erased(signed_in, parts, str(_USER))
    assert (done["state"], done["events"], done["removed"], done["found"]) == ("done", 2503, 2503, 0)
    assert await count(signed_in) == (1, 1)
    assert (await signed_in.get(f"/api/people/{_USER}")).status_code == 404
    again = await send(signed_in, parts, [{"name": "visit", "user_id": "u-1"}, {"name": "visit", "anonymous_id": "v-1"}])
    assert (again["accepted"], again["suppressed"]) == (0, 2)
    shared = await send(signed_in, parts, [{"name": "visit", "user_id": "u-2", "anonymous_id": "v-1"}])
    assert shared["accepted"] == 1
    held = (await parts.store.reader.read("SELECT user_id, anonymous_id, count() FROM events GROUP BY ALL")).rows
    assert held == [("u-2", "", 2)]
    checked = (await signed_in.post(f"/api/projects/1/erasures/{done['id']}/check")).json()
    assert (checked["state"], checked["found"]) == ("done", 0)
    assert (await signed_in.delete(f"/api/people/{_USER}")).status_code == 404


@pytest.mark.req("J6")
async def test_lists_and_refused_items_let_go_of_them(signed_in: httpx.AsyncClient, parts: Parts) -> None:
    await people(signed_in, parts)
    rule = {"or": [{"people": ["u-1", "visitor:v-1", "u-2"]}, {"property": {"field": "user_id", "operator": "eq", "value": "u-1"}}]}
    made = (await signed_in.post("/api/segments", json={"name": "Pilots", "rule": rule})).json()
    await send(signed_in, parts, [{"name": "visit", "tags": 5, "user_id": who} for who in ("u-1", "u-2")])
    await signed_in.post("/api/events", content=b'{"user_id": "u-1", broken', headers=WRITER)
    await erased(signed_in, parts, str(_USER))
    kept = (await signed_in.get(f"/api/segments/{made['id']}")).json()
    assert "u-1" not in str(kept["rule"])
    assert "v-1" not in str(kept["rule"])
    assert "u-2" in str(kept["rule"])
    rejects = (await signed_in.get("/api/rejects")).json()["rejects"]
    assert [msgspec.json.decode(item["body"])["user_id"] for item in rejects] == ["u-2"]


@pytest.mark.req("J6", "K5")
async def test_an_erasure_that_fails_is_named_and_holds_up_no_other(signed_in: httpx.AsyncClient, parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    await send(signed_in, parts, [{"name": "visit", "user_id": who} for who in ("u-1", "u-2")])
    find = parts.store.find_people

    async def find_people(project: int, recognise: Callable[[Keys], Keys]) -> Keys:
        if len(recognise(np.array([_USER], np.uint64))):
            raise OSError("a broken part")
        return await find(project, recognise)

    monkeypatch.setattr(parts.store, "find_people", find_people)
    first, second = [(await signed_in.delete(f"/api/people/user:{who}")).json()["id"] for who in ("u-1", "u-2")]
    await parts.privacy.eraser.advance()
    ledger = {entry["id"]: entry["state"] for entry in (await signed_in.get("/api/projects/1/erasures")).json()["erasures"]}
    assert ledger == {first: "pending", second: "done"}
    (part,) = [part for part in (await signed_in.get("/health")).json()["parts"] if part["name"] == "erasing"]
    assert part["state"] == "degraded"
    assert part["detail"].startswith(f"erasure {first}: OSError('a broken part') (")


@pytest.mark.req("J6")
async def test_what_an_old_backup_brings_back_goes_again(signed_in: httpx.AsyncClient, parts: Parts) -> None:
    await people(signed_in, parts)
    done = await erased(signed_in, parts, str(_USER))
    columns = "project, timestamp, received, name, type, user_id, person, _batch, _row"
    statement = f"INSERT INTO events ({columns}) VALUES (1, now64(3), now64(3), 'visit', 'custom', 'u-1', {{who:UInt64}}, 1, 0)"
    parts.store.engine.command(statement, {"who": _USER})
    found = (await signed_in.post(f"/api/projects/1/erasures/{done['id']}/check")).json()
    assert (found["state"], found["found"]) == ("pending", 1)
    await parts.privacy.eraser.advance()
    (ledger,) = (await signed_in.get("/api/projects/1/erasures")).json()["erasures"]
    assert (ledger["state"], ledger["found"], ledger["removed"]) == ("done", 0, 2504)


@pytest.mark.req("J6")
async def test_only_admins_of_the_project_and_only_of_people_who_are_there(client: httpx.AsyncClient, signed_in: httpx.AsyncClient, parts: Parts) -> None:
    assert (await signed_in.delete("/api/people/user:nobody")).status_code == 404
    assert (await signed_in.get("/api/people/user:nobody/export")).status_code == 404
    assert (await signed_in.delete("/api/people/0")).status_code == 400
    assert (await signed_in.post("/api/projects/1/erasures/none/check")).status_code == 404
    refused = await client.delete(f"/api/people/{_USER}", headers=WRITER)
    assert refused.status_code in (401, 403)


@pytest.mark.req("J6")
async def test_many_people_go_at_once_and_unknown_ones_are_named(signed_in: httpx.AsyncClient, parts: Parts) -> None:
    await people(signed_in, parts)
    await send(signed_in, parts, [{"name": "visit", "user_id": f"bulk-{row}"} for row in range(300)])
    asked = {"ids": [*(f"bulk-{row}" for row in range(200)), "visitor:v-1", "user:u-1", "user:nobody", "visitor:nothing"]}
    answer = await signed_in.post("/api/projects/1/erasures", json=asked)
    assert answer.status_code == 202, answer.text
    made = answer.json()
    assert (made["people"], made["unknown"], sorted(made["unknown_ids"])) == (201, 2, ["user:nobody", "visitor:nothing"])
    assert (made["erasure"]["events"], made["erasure"]["people"]) == (2_703, 201)
    await parts.privacy.eraser.advance()
    (entry,) = (await signed_in.get("/api/projects/1/erasures")).json()["erasures"]
    assert (entry["state"], entry["removed"], entry["people"], entry["found"]) == ("done", 2_703, 201, 0)
    assert await count(signed_in) == (101, 101)
    assert (await send(signed_in, parts, [{"name": "visit", "user_id": "bulk-7"}]))["suppressed"] == 1
    assert (await signed_in.post("/api/projects/1/erasures", json={"ids": ["nobody"]})).status_code == 404
    assert (await signed_in.post("/api/projects/1/erasures", json={"ids": []})).status_code == 400
    assert (await signed_in.post("/api/projects/1/erasures", json={"ids": ["person:x"]})).status_code == 400
