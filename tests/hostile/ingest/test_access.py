"""Cases 29-33: who may send, through what, and how much."""

from __future__ import annotations

import asyncio
import json
import re
import time
from typing import Any

import httpx
import pytest

from tidegauge.contracts.batch import person_key
from tidegauge.core.clock import ManualClock
from tidegauge.ingest.gatherer import Gatherer
from tidegauge.ingest.intake import Intake
from tidegauge.ingest.limit import IngestLimits
from tidegauge.ingest.routes import IngestApp

Bench = Any
HEAD = b"POST /api/events HTTP/1.1\r\nHost: x\r\n"
KEY = b"X-API-Key: write\r\n"


@pytest.mark.hostile(29)
async def test_every_useless_key_gets_the_same_401(bench: Bench) -> None:
    answers = []
    for key in ("", "unknown", "revoked", "expired", "write ", "WRITE", "writ", "write\x00", "'; --", "x" * 10_000):
        answer = await bench.client.post("/api/events", json={}, headers={b"authorization": b"Bearer " + key.encode(), b"x-request-id": b"same"})
        answers.append((answer.status_code, answer.content))
    answers.append((await bench.client.post("/api/events", json={}, headers={"x-request-id": "same"})).content)
    refused = [answer for answer in answers if isinstance(answer, tuple) and answer[0] == 401]
    assert len(refused) == 9  # outer white space of a header is not part of the key
    assert len({body for _, body in refused} | {answers[-1]}) == 1


@pytest.mark.hostile(29)
async def test_a_read_key_is_403_and_the_keys_project_wins(bench: Bench) -> None:
    assert (await bench.send(b"{}", key="read")).status_code == 403
    await bench.post({"name": "a", "project": 2, "project_id": 2, "properties": {"project": 2}})
    await bench.client.post("/api/events?project=2&api_key=write", json={"name": "b"}, headers={"x-project": "2"})
    assert [(row["name"], row["project"]) for row in await bench.rows()] == [("a", 1), ("b", 1)]


async def _raw(port: int, data: bytes, answers: int = 1) -> list[int]:
    """Send bytes on one connection and give the statuses of the answers."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(data)
    statuses = []
    try:
        async with asyncio.timeout(60):
            for _ in range(answers):
                head = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"content-length: (\d+)", head)
                await (reader.readexactly(int(length[1])) if length else reader.read())
                statuses.append(int(head.split(b" ", 2)[1]))
        return statuses
    finally:
        writer.close()


@pytest.mark.hostile(30)
@pytest.mark.parametrize(
    ("request_bytes", "statuses"),
    [
        (HEAD + KEY + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{}", {400}),
        (HEAD + KEY + b"Content-Length: 2\r\nContent-Length: 20\r\n\r\n{}", {400}),
        (HEAD + KEY + b"Content-Length: -1\r\n\r\n{}", {400}),
        (HEAD + KEY + b"Content-Length: 2, 2\r\n\r\n{}", {400}),
        (HEAD + KEY + b"Transfer-Encoding: xchunked\r\n\r\n{}", {400}),
        (HEAD + b"Content-Length: 2\r\n\r\n{}", {401}),
        (b"POST @evil/api/events HTTP/1.1\r\nHost: x\r\n" + KEY + b"Content-Length: 2\r\n\r\n{}", {400, 404}),
        (b"POST /api/events/../read HTTP/1.1\r\nHost: x\r\n" + KEY + b"Content-Length: 2\r\n\r\n{}", {404}),
        (b"POST /other HTTP/1.1\r\nHost: a/api/events?x=\r\n" + KEY + b"Content-Length: 2\r\n\r\n{}", {404, 400}),
        (b"POST http://evil/other HTTP/1.1\r\nHost: x\r\n" + KEY + b"Content-Length: 2\r\n\r\n{}", {404, 400}),
        (b"GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n", {404}),
    ],
)
async def test_framing_and_routing_tricks_are_400_or_the_right_route(bench: Bench, port: int, request_bytes: bytes, statuses: set[int]) -> None:
    assert (await _raw(port, request_bytes))[0] in statuses
    assert await bench.rows() == []
    assert await _raw(port, HEAD + KEY + b"Content-Length: 2\r\n\r\n{}") == [202]


@pytest.mark.hostile(30)
@pytest.mark.asvs("4.2.1")
async def test_one_connection_cannot_smuggle_a_second_request_past_its_key(bench: Bench, port: int) -> None:
    inner = b'POST /api/events HTTP/1.1\r\nHost: x\r\nContent-Length: 16\r\n\r\n{"name":"inner"}'
    assert await _raw(port, HEAD + KEY + b"Content-Length: 2\r\n\r\n{}" + inner, answers=2) == [202, 401]
    assert [row["name"] for row in await bench.rows()] == ["custom"]


@pytest.mark.hostile(15)
async def test_over_the_wire_too_large_a_body_is_413_before_it_is_sent(bench: Bench, port: int) -> None:
    assert await _raw(port, HEAD + KEY + b"Content-Length: 99999999\r\n\r\n") == [413]
    chunk = b"100000\r\n" + b" " * 0x100000 + b"\r\n"
    assert await _raw(port, HEAD + KEY + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 11) == [413]


@pytest.mark.hostile(31)
@pytest.mark.asvs("4.1.3", "15.3.4")
async def test_a_forwarded_address_of_an_untrusted_peer_is_ignored(bench: Bench) -> None:
    await bench.post({"name": "a"}, x_forwarded_for="1.0.128.1")
    assert [row["country"] for row in await bench.rows()] == [""]


@pytest.mark.hostile(31)
@pytest.mark.parametrize("limits", [IngestLimits(trusted_proxies=("127.0.0.1",), requests_per_ip="3/hour")])
@pytest.mark.asvs("15.3.4")
async def test_behind_a_trusted_proxy_geo_and_limits_take_the_last_untrusted_hop(bench: Bench, limits: IngestLimits) -> None:
    for spoofed in ("8.8.8.8", "9.9.9.9", "7.7.7.7"):
        assert (await bench.send(b'{"name":"a"}', x_forwarded_for=f"{spoofed}, 1.0.128.1")).status_code == 202
    assert (await bench.send(b"{}", x_forwarded_for="6.6.6.6, 1.0.128.1")).status_code == 429
    assert (await bench.send(b'{"name":"b"}', x_forwarded_for="1.0.128.1, 8.8.8.8")).status_code == 202
    rows = await bench.rows()
    assert [row["country"] for row in rows] == ["TH", "TH", "TH", "US"]
    assert "1.0.128.1" not in json.dumps(rows, default=str)


@pytest.mark.hostile(32)
async def test_who_said_no_or_was_erased_is_not_stored_and_counted(bench: Bench) -> None:
    class Erased:
        def find(self, project: int) -> frozenset[int]:
            return frozenset([person_key("gone", "")]) if project == 1 else frozenset()

    ingest: IngestApp = bench.ingest
    ingest.intake = Intake(ingest.committer, ingest.registry, ingest.counters, ManualClock(1_800_000_000_000), Erased())
    ingest.gatherer = Gatherer(ingest.intake)
    answer = await bench.post(
        [{"consent": False}, {"properties": {"consent": False}}, {"user_id": "gone"}, {"name": "kept", "user_id": "here", "consent": True}]
    )
    assert (answer.status_code, answer.json()["accepted"], answer.json()["suppressed"]) == (202, 1, 3)
    assert (await bench.post({"user_id": "gone"})).json() == {
        "accepted": 0,
        "duplicates": 0,
        "rejected": 0,
        "errors": [],
        "suppressed": 1,
        "suppressed_by_reason": {"no consent, or the person was erased": 1},
    }
    assert [row["name"] for row in await bench.rows()] == ["kept"]
    assert ingest.statistics()["suppressed"] == 4


async def _statuses(bench: Bench, sends: list[dict[str, str]]) -> list[int]:
    answers: list[httpx.Response] = [await bench.send(b"{}", **send) for send in sends]
    for answer in answers:
        if answer.status_code == 429:
            assert int(answer.headers["retry-after"]) >= 1
            assert answer.json()["error"]["code"] == "rate_limited"
    return [answer.status_code for answer in answers]


@pytest.mark.hostile(33)
@pytest.mark.parametrize("limits", [IngestLimits(requests_per_key="5/hour", requests_per_ip="12/hour", unknown_keys_per_ip="")])
@pytest.mark.asvs("2.4.1", "2.3.2")
async def test_limits_are_per_key_and_per_address_and_rotating_keys_does_not_evade(bench: Bench, limits: IngestLimits) -> None:
    assert await _statuses(bench, [{"key": "write"}] * 6) == [202] * 5 + [429]
    assert await _statuses(bench, [{"key": "write2"}] * 5) == [202] * 5
    started = time.thread_time()
    assert await _statuses(bench, [{"key": "other"}, {"key": "other"}, {"key": "write"}]) == [202, 429, 429]
    assert time.thread_time() - started < 0.15


@pytest.mark.hostile(33)
@pytest.mark.parametrize("limits", [IngestLimits(unknown_keys_per_ip="5/hour")])
async def test_guessing_keys_is_stopped(bench: Bench, limits: IngestLimits) -> None:
    assert await _statuses(bench, [{"key": f"guess{i}"} for i in range(7)]) == [401] * 5 + [429] * 2


@pytest.mark.hostile(33)
@pytest.mark.parametrize("limits", [IngestLimits(max_events_per_second=100)])
async def test_a_projects_events_a_second_hold_for_all_its_keys_together(bench: Bench, limits: IngestLimits) -> None:
    answers = await asyncio.gather(*[bench.send(b"[{},{}]", key=("write", "write2")[i % 2]) for i in range(200)])
    accepted = sum(answer.json()["accepted"] for answer in answers if answer.status_code == 202)
    assert accepted == 100
    assert {answer.status_code for answer in answers} == {202, 429}
    bench.clock.advance(500)
    assert (await bench.send(b"{}")).status_code == 202
