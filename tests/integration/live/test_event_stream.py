"""Readers of event streams on a real server: real sockets, the real stream."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec
import pytest
from tests.integration.live.live_server import LiveServer, live_server, screen, until

from tidegauge.accounts.principal import Principal
from tidegauge.core.errors import NotFound

COUNT = {"metric": "*", "aggregation": "count", "time_window": "last_hour"}


class Reader:
    """What a browser's EventSource would see: events with their ids, the comments apart."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self.comments: list[str] = []
        self.ids: list[int] = []
        self.retry_ms = 0
        self._lines = response.aiter_lines()

    async def take(self, kind: str | None = None) -> dict[str, Any]:
        """The next message (of a kind)."""
        async with asyncio.timeout(60):
            async for line in self._lines:
                field, _, value = line.partition(": ")
                if not field:
                    self.comments += [value] if value else []
                elif field == "id":
                    self.ids.append(int(value))
                elif field == "retry":
                    self.retry_ms = int(value)
                elif field == "data" and (message := json.loads(value)) and kind in (None, message["type"]):
                    return dict(message)
        raise EOFError


@asynccontextmanager
async def reader(server: LiveServer, *subscribe: dict[str, Any], token: str = "ada", headers: dict[str, str] | None = None) -> AsyncIterator[Reader]:
    parameters = [("token", token), *(("subscribe", json.dumps(message)) for message in subscribe)]
    async with httpx.AsyncClient(timeout=60) as client, client.stream("GET", server.streams, params=parameters, headers=headers, timeout=60) as response:
        assert response.status_code == 200, await response.aread()
        yield Reader(response)


@pytest.mark.req("E4")
async def test_a_reader_gets_snapshots_and_then_updates_as_a_socket_does() -> None:
    async with live_server() as server, reader(server, {"id": "q1", "query": COUNT}, {"id": "f", "feed": {"limit": 5}}) as ada:
        headers = ada.response.headers
        assert headers["content-type"] == "text/event-stream; charset=utf-8"
        assert headers["x-accel-buffering"] == "no"
        assert "no-transform" in headers["cache-control"]
        assert (await ada.take())["type"] == "connected"
        assert 1_000 <= ada.retry_ms <= 5_000
        first = [await ada.take(), await ada.take()]
        assert {(message["type"], message["id"], message["snapshot"]) for message in first} == {("metric_update", "q1", True), ("events", "f", True)}
        server.put(4)
        news = {message["type"]: message for message in (await ada.take(), await ada.take())}
        assert news["metric_update"]["value"] == 4
        assert [event["name"] for event in news["events"]["events"]] == ["view"] * 4
        assert ada.ids == list(range(1, len(ada.ids) + 1))
        assert server.hub.statistics().connections == 1
    await until(lambda: server.hub.statistics().connections == 0)


@pytest.mark.req("E4")
@pytest.mark.hostile(103)
async def test_who_comes_back_has_a_snapshot_with_all_that_was_missed_and_ids_go_on() -> None:
    async with live_server() as server:
        async with reader(server, {"query": COUNT}) as ada:
            server.put(2)
            assert (await ada.take("metric_update"))["id"] == "1"
            last = ada.ids[-1]
        server.put(3)
        async with reader(server, {"query": COUNT}, headers={"last-event-id": str(last)}) as ada:
            back = await ada.take("metric_update")
            assert (back["value"], back["snapshot"]) == (5, True)
            assert ada.ids[0] == last + 1


@pytest.mark.req("E4")
async def test_questions_too_long_for_an_address_are_posted() -> None:
    async with live_server() as server, httpx.AsyncClient(timeout=60) as client:
        body = {"subscribe": [{"id": "q1", "query": COUNT | {"filters": [{"field": "user_id", "operator": "in", "value": ["u" * 90] * 100}]}}]}
        async with client.stream("POST", server.streams, params={"token": "ada"}, json=body) as response:
            assert (await Reader(response).take("metric_update"))["value"] == 0
        wrong = await client.post(server.streams, params={"token": "ada"}, json={"subscribed": []})
        assert (wrong.status_code, wrong.json()["error"]["code"]) == (400, "invalid_request")
        long = await client.post(server.streams, params={"token": "ada"}, content=b" " * 70_000, headers={"content-type": "application/json"})
        assert long.status_code == 413


@pytest.mark.req("E4")
async def test_heartbeats_are_comments() -> None:
    async with live_server(heartbeat_s=0.05) as server, reader(server, {"query": COUNT}) as ada:
        await ada.take("metric_update")
        server.hub.check_connections(asyncio.get_running_loop().time() + 1)
        server.put(1)
        await ada.take("metric_update")
        assert "ping" in ada.comments


@pytest.mark.req("E4")
@pytest.mark.hostile(96)
async def test_without_a_login_there_is_no_stream() -> None:
    async with live_server() as server, httpx.AsyncClient(timeout=60) as client:
        for token in ("", "nobody"):
            answer = await client.get(server.streams, params={"token": token})
            assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthenticated")
            assert answer.json()["error"]["request_id"] == answer.headers["x-request-id"]
        wrong = await client.get(server.streams, params={"token": "ada", "subscribe": "[1]"})
        assert (wrong.status_code, wrong.json()["error"]["details"][0]["field"]) == (400, "subscribe")


@pytest.mark.req("E4", "E7")
@pytest.mark.hostile(97, 100)
async def test_streams_count_towards_the_same_limits_as_sockets() -> None:
    async with (
        live_server(connections_per_person=1, connections=2, subscriptions_per_connection=1) as server,
        screen(server),
        httpx.AsyncClient(timeout=60) as client,
    ):
        assert (await client.get(server.streams, params={"token": "ada"})).status_code == 429
        async with reader(server, {"query": COUNT}, {"query": COUNT}, token="bob") as bob:
            assert (await bob.take("error"))["code"] == "limit_reached"
            full = await client.get(server.streams, params={"token": "eve"})
            assert (full.status_code, full.headers["retry-after"]) == (503, "10")


@pytest.mark.hostile(56)
async def test_a_revoked_session_loses_its_stream() -> None:
    async with live_server(recheck_s=0.1) as server, reader(server) as ada:
        await ada.take("connected")
        server.gates[0].is_revoked = True
        assert (await ada.take("error"))["code"] == "unauthenticated"
        assert await ada.take() == {"type": "close", "code": 4401, "reason": "session ended"}
        with pytest.raises(EOFError):
            await ada.take()


@pytest.mark.req("E7")
@pytest.mark.hostile(103)
async def test_a_stopping_server_says_when_to_come_back() -> None:
    async with live_server() as server, reader(server) as ada, screen(server, "bob") as bob:
        await ada.take("connected")
        server.hub.roster.send_away()
        assert 500 <= (await ada.take("restart"))["retry_ms"] <= 1_004
        assert (await ada.take())["code"] == 1012
        assert 500 <= (await bob.take("restart"))["retry_ms"] <= 1_004
        assert await bob.ended() == (1012, "the server restarts")


@pytest.mark.req("E4", "E7")
@pytest.mark.hostile(99)
async def test_a_stalled_reader_is_coalesced_others_are_not_blocked_and_in_the_end_it_goes() -> None:
    async with live_server(publish_min_ms=1, stall_s=1.0) as server, screen(server, "bob") as bob:
        with socket.socket() as raw:
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            raw.setblocking(False)
            loop = asyncio.get_running_loop()
            await loop.sock_connect(raw, ("127.0.0.1", int(server.url.split(":")[2].split("/")[0])))
            query = httpx.QueryParams({"token": "ada", "subscribe": json.dumps({"query": COUNT | {"interval": "minute"}})})
            await loop.sock_sendall(raw, f"GET /api/live?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            await bob.follow()
            await until(lambda: server.hub.statistics().subscriptions == 2)
            stalled = next(one for one in server.hub.roster if one.viewer and one.viewer.name == "ada")
            while not stalled.outbox.is_waiting:
                server.put(1)
                await bob.take_until(server.sent)
            held = stalled.outbox.sent
            for _ in range(20):
                server.put(1)
                await bob.take_until(server.sent)
            assert stalled.outbox.sent <= held + 1
            await until(lambda: server.hub.statistics().connections == 1)
            assert server.hub.statistics().dropped == 1


@pytest.mark.req("E7")
@pytest.mark.hostile(100)
async def test_tcp_ends_a_stream_whose_reader_is_gone_without_a_word() -> None:
    async with live_server(idle_s=7.0) as server, reader(server) as ada:
        await ada.take("connected")
        wire: Any = next(iter(server.hub.roster)).outbox.wire
        assert wire._transport.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 7_000


@pytest.mark.req("E4")
@pytest.mark.hostile(97)
async def test_only_the_reader_of_a_stream_changes_it() -> None:
    async with live_server() as server, reader(server) as ada:
        name = (await ada.take("connected"))["connection"]
        own = Principal(kind="person", person_id="ada", project_id=1, role="viewer", permissions=frozenset())
        subscribe = {"type": "subscribe", "id": "q1", "query": COUNT}
        for other in (msgspec.structs.replace(own, person_id="bob"), msgspec.structs.replace(own, project_id=2)):
            with pytest.raises(NotFound):
                await server.event_streams.tell(name, other, [subscribe])
        await server.event_streams.tell(name, own, [subscribe])
        assert (await ada.take("metric_update"))["id"] == "q1"


@pytest.mark.req("E7")
@pytest.mark.hostile(101)
async def test_a_flood_of_messages_to_a_stream_ends_it() -> None:
    async with live_server(messages_per_s=200.0, message_burst=5, messages_delayed=20) as server, reader(server) as ada:
        name = (await ada.take("connected"))["connection"]
        own = Principal(kind="person", person_id="ada", project_id=1, role="viewer", permissions=frozenset())
        await server.event_streams.tell(name, own, [{"type": "ping"}] * 500)
        assert (await ada.take("error"))["code"] == "rate_limited"
        assert (await ada.take("close"))["code"] == 1008
        assert ada.ids == sorted(ada.ids)
        with pytest.raises(NotFound):
            await server.event_streams.tell(name, own, [{"type": "ping"}])
