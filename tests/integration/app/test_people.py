"""People over HTTP, on real stores: the list, profiles, timelines, and saying that two ids are one."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from tests.integration.server import WRITE_KEY

from tidegauge.app.parts import Parts
from tidegauge.contracts.batch import person_key
from tidegauge.core.timestamps import format_timestamp


async def _send(parts: Parts, http: httpx.AsyncClient, *events: dict[str, Any]) -> None:
    answer = await http.post("/api/events", json=list(events), headers={"authorization": f"Bearer {WRITE_KEY}"})
    assert answer.status_code == 202
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)


@pytest.fixture
async def http(parts: Parts, signed_in: httpx.AsyncClient) -> httpx.AsyncClient:
    """Ada looked around as a visitor, signed up and bought twice; Bo bought once long ago; a visitor came; a job ran."""
    now_ms = parts.clock.now_ms()

    def at(minutes: int) -> str:
        return format_timestamp(now_ms - minutes * 60_000)

    await _send(
        parts,
        signed_in,
        {"name": "page_view", "anonymous_id": "dev-1", "session_id": "s1", "timestamp": at(3_000), "properties": {"page": "/", "plan": "free", "seats": 1}},
        {"name": "sign_up", "user_id": "ada", "anonymous_id": "dev-1", "session_id": "s1", "timestamp": at(2_990), "properties": {"email": "Ada@example.com"}},
        {"name": "purchase", "user_id": "ada", "value": 20, "timestamp": at(100), "properties": {"plan": "pro", "seats": 5, "country": "TH"}},
        {"name": "purchase", "user_id": "ada", "value": 5.5, "timestamp": at(2)},
        {"name": "purchase", "user_id": "bo", "value": 7, "timestamp": at(20_000)},
        {"name": "page_view", "anonymous_id": "dev-2", "timestamp": at(10)},
        {"name": "job", "timestamp": at(1)},
    )
    return signed_in


@pytest.mark.req("C8")
async def test_people_are_listed_newest_first_with_what_is_known_of_them(http: httpx.AsyncClient) -> None:
    found = (await http.get("/api/people")).json()
    assert found["total"] == 3
    ada, visitor, bo = found["people"]
    assert (ada["user_id"], ada["anonymous_id"], ada["email"], ada["country"]) == ("ada", "dev-1", "Ada@example.com", "TH")
    assert (ada["events"], ada["revenue"], ada["orders"], ada["is_active"]) == (4, 25.5, 2, True)
    assert (visitor["user_id"], visitor["anonymous_id"], visitor["is_active"]) == (None, "dev-2", True)
    assert (bo["user_id"], bo["is_active"]) == ("bo", False)
    assert ada["person"] == str(person_key("ada", ""))


@pytest.mark.req("C8")
@pytest.mark.parametrize("sort", ["last_seen", "first_seen", "events", "revenue"])
@pytest.mark.parametrize("order", ["asc", "desc"])
async def test_pages_go_on_where_the_last_ended(http: httpx.AsyncClient, sort: str, order: str) -> None:
    whole = (await http.get("/api/people", params={"sort": sort, "order": order})).json()["people"]
    paged: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = (await http.get("/api/people", params={"sort": sort, "order": order, "limit": 1, "cursor": cursor})).json()
        paged += page["people"]
        assert page["total"] == 3
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert [person["person"] for person in paged] == [person["person"] for person in whole]
    values = [person[sort] for person in whole]
    assert values == sorted(values, reverse=order == "desc")


@pytest.mark.req("C8")
async def test_people_are_found_by_part_of_an_id_or_address(http: httpx.AsyncClient) -> None:
    for search, users in (("ADA@", ["ada"]), ("dev", ["ada", None]), ("bo", ["bo"]), ("nobody", [])):
        found = (await http.get("/api/people", params={"search": search})).json()
        assert [person["user_id"] for person in found["people"]] == users
        assert found["total"] == len(users)
    recent = (await http.get("/api/people", params={"time_window": "last_30_minutes"})).json()
    assert [person["user_id"] for person in recent["people"]] == ["ada", None]


@pytest.mark.req("C8")
async def test_a_profile_is_of_every_key_and_all_time(http: httpx.AsyncClient) -> None:
    profile = (await http.get("/api/people/user:ada")).json()
    assert profile == (await http.get("/api/people/visitor:dev-1")).json() == (await http.get(f"/api/people/{profile['person']}")).json()
    assert (profile["user_ids"], profile["anonymous_ids"]) == (["ada"], ["dev-1"])
    assert (profile["events"], profile["sessions"], profile["revenue"], profile["orders"], profile["is_active"]) == (4, 3, 25.5, 2, True)
    known = {each["name"]: (each["first"], each["last"], each["events"]) for each in profile["properties"]}
    assert known["plan"] == ("free", "pro", 2)
    assert known["seats"] == ("1", "5", 2)
    assert known["email"] == ("Ada@example.com", "Ada@example.com", 1)
    assert known["country"] == ("TH", "TH", 1)
    assert {each["name"]: each["events"] for each in profile["names"]} == {"purchase": 2, "page_view": 1, "sign_up": 1}
    assert sum(events for _, events in profile["days"]) == 4
    assert [(visit["session_id"], visit["events"], visit["duration_s"], visit["entry_page"]) for visit in profile["visits"]] == [("s1", 2, 600.0, "/")]
    assert sorted(profile["keys"]) == sorted(map(str, (person_key("ada", ""), person_key("", "dev-1"))))
    assert profile["truncated"] == []


@pytest.mark.req("C8")
async def test_a_timeline_has_the_visitors_events_too_a_page_at_a_time(http: httpx.AsyncClient) -> None:
    first = (await http.get("/api/people/user:ada/events", params={"limit": 3})).json()
    rest = (await http.get("/api/people/user:ada/events", params={"limit": 3, "cursor": first["next_cursor"]})).json()
    assert [event["name"] for event in first["events"] + rest["events"]] == ["purchase", "purchase", "sign_up", "page_view"]
    assert rest["next_cursor"] is None
    bought = (await http.get("/api/people/user:ada/events", params={"name": "purchase"})).json()
    assert len(bought["events"]) == 2


@pytest.mark.req("C8")
async def test_an_alias_makes_two_ids_one_person(parts: Parts, http: httpx.AsyncClient) -> None:
    answer = await http.post("/api/people/alias", json={"user_id": "ada", "previous_id": "bo"})
    assert (answer.status_code, answer.json()["person"]) == (202, str(person_key("ada", "")))
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)
    profile = (await http.get("/api/people/user:bo")).json()
    assert (profile["person"], profile["user_ids"], profile["revenue"]) == (str(person_key("ada", "")), ["bo", "ada"], 32.5)
    assert (await http.get("/api/people")).json()["total"] == 2


async def test_what_cannot_be_asked_is_told(http: httpx.AsyncClient) -> None:
    for path, status, message in (
        ("/api/people/user:nobody", 404, "There is no such person"),
        ("/api/people/0", 400, "is a person's key"),
        ("/api/people/18446744073709551616", 400, "is a person's key"),
        ("/api/people/ada", 400, "is a person's key"),
        ("/api/people?sort=name", 400, "sort: is one of"),
        ("/api/people?limit=500", 400, "limit: must be 1 to 200"),
        ("/api/people?cursor=zzz", 400, "cursor: is not one"),
        ("/api/people?cursor=bmFuLzE", 400, "cursor: is not one"),
        ("/api/people?segmnt=x", 400, "is not asked of people"),
        ("/api/people?time_window=never", 400, "Unknown time window"),
        ("/api/people/user:ada/events?colour=red", 400, "is no filter"),
    ):
        answer = await http.get(path)
        assert (answer.status_code, message in answer.json()["error"]["message"]) == (status, True), (path, answer.text)
    for body in ({"user_id": "a", "previous_id": "a"}, {"user_id": "", "previous_id": "a"}, {"user_id": "a"}, {"user_id": "a\n", "previous_id": "b"}):
        assert (await http.post("/api/people/alias", json=body)).status_code == 400
