from __future__ import annotations

import gzip
import json
from collections.abc import AsyncIterator
from ipaddress import ip_network

import httpx
import pytest

from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Unavailable
from tidegauge.ingest.key import KeyLimits, WriteKey
from tidegauge.ingest.limit import IngestLimits
from tidegauge.ingest.routes import IngestApp
from tidegauge.testing.memory_journal import MemoryDuplicates, MemoryJournal

WRITE = {"authorization": "Bearer w"}


BOUND = KeyLimits(frozenset({"visit"}), frozenset({"https://shop.example"}), (ip_network("127.0.0.0/8"),))


class Keys:
    def find(self, key: str) -> WriteKey | None:
        return {"w": WriteKey(1, "write", "1"), "r": WriteKey(1, "read", "2"), "bound": WriteKey(1, "write", "3", BOUND)}.get(key)


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def ingest(journal: MemoryJournal, clock: ManualClock) -> IngestApp:
    limits = IngestLimits(body_bytes=10_000, inflated_bytes=20_000, unknown_keys_per_ip="3/hour", max_events_per_second=100)
    return IngestApp(sink=journal, duplicates=MemoryDuplicates(), keys=Keys(), clock=clock, limits=limits)


@pytest.fixture
async def events(ingest: IngestApp) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(ingest.events), base_url="http://t") as client:
        yield client


@pytest.fixture
async def points(ingest: IngestApp) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(ingest.points), base_url="http://t") as client:
        yield client


@pytest.mark.req("A1", "A2")
async def test_events_are_accepted(events: httpx.AsyncClient, journal: MemoryJournal, ingest: IngestApp) -> None:
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0"
    answer = await events.post("/api/events", json=[{"id": "a"}, {"id": "a"}, {"value": []}], headers={**WRITE, "user-agent": agent, "x-request-id": "r1"})
    assert (answer.status_code, answer.headers["x-request-id"]) == (202, "r1")
    assert answer.json() == {"accepted": 1, "duplicates": 1, "rejected": 1, "errors": [{"index": 2, "field": "value", "reason": "not a finite number"}]}
    row = journal.rows()[0]
    assert (row["browser"], row["os"], row["device"], row["is_bot"]) == ("Firefox", "Linux", "desktop", False)
    assert ingest.statistics()["accepted"] == 1
    assert ingest.statistics()["waiting_events"] == 0


@pytest.mark.req("A10")
@pytest.mark.hostile(15)
async def test_a_body_is_not_even_read_while_nothing_more_can_wait(events: httpx.AsyncClient, ingest: IngestApp) -> None:
    seat = ingest.room.enter(ingest.limits.waiting_events, 1)
    read = list[int]()

    async def body() -> AsyncIterator[bytes]:
        read.append(1)
        yield b"{}"

    answer = await events.post("/api/events", content=body(), headers=WRITE)
    assert (answer.status_code, answer.json()["error"]["code"], answer.headers["retry-after"]) == (503, "unavailable", "1")
    assert read == []
    seat.leave()
    assert (await events.post("/api/events", json={}, headers=WRITE)).status_code == 202


@pytest.mark.req("A5")
async def test_points_are_accepted(points: httpx.AsyncClient, journal: MemoryJournal) -> None:
    answer = await points.post("/metrics", json={"metric_name": "cpu", "value": 0.5, "tags": {"host": "a"}, "metadata": {"x": 1}}, headers=WRITE)
    assert (answer.status_code, answer.json()["accepted"]) == (200, 1)
    row = journal.rows()[0]
    assert (row["name"], row["type"], row["value"]) == ("cpu", "metric_update", 0.5)
    assert dict(row["text"])["host"] == "a"  # type: ignore[call-overload]


async def test_nothing_readable_or_nothing_right_is_400(events: httpx.AsyncClient, ingest: IngestApp) -> None:
    for body in (b"", b"[", b"[]", b'{"value":[]}', b"[1,2]"):
        answer = await events.post("/api/events", content=body, headers=WRITE)
        assert answer.status_code == 400
        assert set(answer.json()["error"]) == {"code", "message", "details", "request_id"}
    assert ingest.statistics()["responses_by_status"] == {"400": 5}


@pytest.mark.req("J3")
async def test_keys_are_judged_before_the_body(events: httpx.AsyncClient) -> None:
    refused = [await events.post("/api/events", content=b"[", headers=h) for h in ({}, {"x-api-key": "nope"})]
    assert [a.status_code for a in refused] == [401, 401]
    assert refused[0].json()["error"]["message"] == refused[1].json()["error"]["message"]
    assert (await events.post("/api/events?api_key=r", content=b"[")).status_code == 403
    await events.post("/api/events", content=b"[")
    assert (await events.post("/api/events", json={}, headers=WRITE)).status_code == 429


async def test_bodies_are_capped_and_inflated(events: httpx.AsyncClient, journal: MemoryJournal) -> None:
    assert (await events.post("/api/events", content=b" " * 10_001, headers=WRITE)).status_code == 413
    packed = {**WRITE, "content-encoding": "gzip"}
    assert (await events.post("/api/events", content=gzip.compress(b'{"name":"z"}'), headers=packed)).status_code == 202
    assert (await events.post("/api/events", content=gzip.compress(b" " * 20_001), headers=packed)).status_code == 413
    assert (await events.post("/api/events", content=b"{}", headers={**WRITE, "content-encoding": "snappy"})).status_code == 415
    assert [row["name"] for row in journal.rows()] == ["z"]


@pytest.mark.req("A10")
async def test_a_full_journal_is_503_and_a_fast_project_429(events: httpx.AsyncClient, journal: MemoryJournal) -> None:
    journal.failure = Unavailable("The journal is full.", retry_after_s=5)
    answer = await events.post("/api/events", json={}, headers=WRITE)
    assert (answer.status_code, answer.headers["retry-after"], answer.json()["error"]["code"]) == (503, "5", "unavailable")
    journal.failure = None
    assert (await events.post("/api/events", json=[{}] * 200, headers=WRITE)).status_code == 202
    answer = await events.post("/api/events", json={}, headers=WRITE)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "2")


@pytest.mark.hostile(141)
async def test_a_client_that_hangs_up_gets_no_answer(ingest: IngestApp) -> None:
    sent = []

    async def receive() -> dict[str, str]:
        return {"type": "http.disconnect"}

    async def send(message: object) -> None:
        sent.append(message)

    scope = {"type": "http", "headers": [(b"x-api-key", b"w")], "query_string": b"", "client": ("127.0.0.1", 1)}
    await ingest.events(scope, receive, send)
    assert sent == []


async def test_ids_of_the_journal_are_known_after_a_restart(events: httpx.AsyncClient, ingest: IngestApp, journal: MemoryJournal, clock: ManualClock) -> None:
    await events.post("/api/events", json={"id": "a"}, headers=WRITE)
    again = IngestApp(sink=journal, duplicates=MemoryDuplicates(), keys=Keys(), clock=clock)
    for batch in journal.batches:
        again.remember(batch)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(again.events), base_url="http://t") as client:
        answer = await client.post("/api/events", content=json.dumps({"id": "a"}), headers=WRITE)
    assert answer.json()["duplicates"] == 1
    again.released(1)
    assert again.statistics()["unstored_ids"] == 0


@pytest.mark.req("J3")
@pytest.mark.hostile(64)
async def test_a_key_that_is_bound_sends_only_its_events_from_its_pages_and_networks(events: httpx.AsyncClient, points: httpx.AsyncClient) -> None:
    page = {"authorization": "Bearer bound", "origin": "https://shop.example"}
    body = [{"name": "visit"}, {"name": "pay"}]
    answer = await events.post("/api/events", json=body, headers=page)
    assert (answer.status_code, answer.json()["accepted"], answer.json()["rejected"]) == (202, 1, 1)
    assert answer.json()["errors"][0]["reason"] == "not among the names that this key may send"
    large = [{"name": "visit" if row % 2 else "pay", "properties": {"pad": "x" * 40}} for row in range(60)]
    assert (await events.post("/api/events", json=large, headers=page)).json()["rejected"] == 30
    assert (await points.post("/metrics", json={"metric_name": "cpu", "value": 1}, headers=page)).status_code == 400

    for origin in ("https://evil.example", "null", ""):
        answer = await events.post("/api/events", json=body, headers={**page, "origin": origin})
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "origin_not_allowed")


@pytest.mark.req("J3")
async def test_a_key_that_is_bound_to_networks_sends_from_no_other(ingest: IngestApp) -> None:
    outside = httpx.ASGITransport(ingest.events, client=("203.0.113.9", 1))
    async with httpx.AsyncClient(transport=outside, base_url="http://t") as client:
        answer = await client.post("/api/events", json=[{}], headers={"authorization": "Bearer bound", "origin": "https://shop.example"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "address_not_allowed")
