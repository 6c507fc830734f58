"""Screens on a real server: real sockets, the real stream."""

from __future__ import annotations

import asyncio
import gc
import json

import pytest
import websockets
from tests.integration.live.live_server import live_server, screen, until

from tidegauge.live.transports.stream_protocol import StreamProtocol


@pytest.mark.req("E1")
async def test_a_screen_gets_a_snapshot_and_then_updates_with_growing_versions() -> None:
    async with live_server() as server, screen(server) as ada:
        server.put(3)
        first = await ada.follow()
        assert (first["type"], first["id"], first["metric"], first["value"], first["snapshot"]) == ("metric_update", "q1", "*", 3, True)
        assert first["results"] == [{"name": "*", "value": 3, "count": 3, "dimensions": {}, "timestamp": first["results"][0]["timestamp"]}]
        assert first["meta"]["mode"] == "incremental"
        assert first["meta"]["exact"] is True
        server.put(4)
        second = await ada.take()
        assert second["value"] == 7
        assert "snapshot" not in second
        assert second["version"] > first["version"]
        assert 0 <= second["meta"]["lag_ms"] < 1000


@pytest.mark.req("E7")
async def test_equal_questions_share_one_tile_and_leaving_frees_it() -> None:
    async with live_server(linger_s=0.0) as server, screen(server) as ada, screen(server, "bob") as bob:
        await ada.follow("a")
        await bob.follow("b")
        await bob.follow("other", aggregation="unique_count", value_field="user_id")
        assert server.hub.statistics().tiles == 2
        assert server.hub.statistics().subscriptions == 3
        server.put(1)
        assert (await ada.take())["id"] == "a"
        assert (await bob.take())["id"] in ("b", "other")
        await ada.send(type="unsubscribe", id="a")
        await bob.send(type="unsubscribe", id="b")
        await until(lambda: server.hub.statistics().tiles == 1)
        await bob.socket.close()
        await until(lambda: server.hub.statistics().tiles == 0)
        assert server.hub.statistics().connections == 1


async def test_a_project_sees_only_its_own_events() -> None:
    async with live_server() as server, screen(server) as ada, screen(server, "eve") as eve:
        await ada.follow()
        await eve.follow()
        server.put(5, project=2)
        assert (await eve.take())["value"] == 5
        server.put(1, project=1)
        assert (await ada.take())["value"] == 1


@pytest.mark.req("E1")
async def test_buckets_and_groups_come_as_rows() -> None:
    async with live_server() as server, screen(server) as ada:
        server.put(2, country="TH")
        server.put(1, country="DE")
        grouped = await ada.follow("g", group_by=["country"])
        assert [(row["dimensions"]["country"], row["value"]) for row in grouped["results"]] == [("TH", 2), ("DE", 1)]
        series = await ada.follow("s", interval="minute")
        assert len(series["results"]) in (60, 61)
        assert sum(row["value"] for row in series["results"]) == series["value"] == 3


@pytest.mark.req("E1")
async def test_changes_put_into_the_snapshot_are_the_whole_answer() -> None:
    async with live_server() as server, screen(server) as ada, screen(server) as bob:
        for place in range(12):
            server.put(place + 1, country=f"C{place:02}")
        question = {"metric": "*", "aggregation": "count", "time_window": "last_hour", "group_by": ["country"]}
        await ada.send(type="subscribe", id="q1", query=question, deltas=True)
        taken = [await ada.take()]
        rows, version = taken[0]["results"], taken[0]["version"]
        total = sum(range(13))
        for country in ("C03", "C03", "C09", "new", "C00"):
            server.put(5, country=country)
            total += 5
            for update in await ada.take_until(total):
                if "changed" in update:
                    assert update["base"] == version
                    rows = [row for place, row in enumerate(rows) if place not in update["removed"]]
                    for place, row in zip(update["at"], update["changed"], strict=True):
                        rows.insert(place, row)
                else:
                    rows = update["results"]
                version = update["version"]
                taken.append(update)
        assert rows == (await bob.follow("whole", group_by=["country"]))["results"]
        assert sum("changed" in update for update in taken) >= 5
        assert all("changed" not in update for update in taken[:1])


@pytest.mark.req("E1")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "invalid_message"),
        ('{"type":"subscribe","id":"q","query":{"metric":"*","aggregation":"avgg"}}', "invalid_query"),
        ('{"type":"subscribe","id":"q","query":{"metrik":"*"}}', "invalid_query"),
        ('{"type":"subscribe","query":{"metric":"*"}}', "invalid_request"),
        ('{"type":"subscribe","id":"q"}', "invalid_request"),
        ('{"type":"subscribe","id":"q","query":{"metric":"*"},"feed":{}}', "invalid_request"),
        ('{"type":"subscribe","id":"q","feed":{"limit":0}}', "invalid_request"),
        ('{"type":"subscribe","dashboard":"d1"}', "not_found"),
    ],
)
async def test_what_is_wrong_is_told_without_closing(text: str, code: str) -> None:
    async with live_server() as server, screen(server) as ada:
        await ada.socket.send(text)
        fault = await ada.take()
        assert (fault["type"], fault["code"]) == ("error", code)
        assert fault["message"]
        assert (await ada.follow("q2"))["value"] == 0


@pytest.mark.req("E7")
@pytest.mark.hostile(97)
async def test_subscriptions_of_a_connection_are_limited_and_the_same_id_replaces() -> None:
    async with live_server(subscriptions_per_connection=2) as server, screen(server) as ada:
        await ada.follow("a")
        await ada.follow("b")
        assert (await ada.follow("c"))["code"] == "limit_reached"
        assert (await ada.follow("b", time_window="last_24_hours"))["snapshot"] is True
        assert server.hub.statistics().subscriptions == 2


@pytest.mark.hostile(96)
async def test_without_a_login_nothing_is_told_and_the_connection_ends_in_time() -> None:
    async with live_server(auth_timeout_s=0.2) as server, screen(server, token=None) as nobody:
        assert (await nobody.follow())["code"] == "unauthenticated"
        assert await nobody.ended() == (4401, "authenticate first")


@pytest.mark.req("E1")
async def test_the_first_message_may_be_the_login_and_a_wrong_one_ends_the_connection() -> None:
    async with live_server() as server:
        async with screen(server, token=None) as ada:
            await ada.send(type="auth", token="ada")
            assert (await ada.follow())["value"] == 0
            await ada.send(type="auth", token="eve")
            assert (await ada.take("error"))["code"] == "forbidden"
        async with screen(server, token=None) as stranger:
            await stranger.send(type="auth", token="nobody")
            assert (await stranger.take())["code"] == "unauthenticated"
            assert await stranger.ended() == (4401, "not authenticated")


async def test_a_wrong_token_is_refused_at_the_door_in_the_one_error_shape() -> None:
    async with live_server() as server:
        with pytest.raises(websockets.InvalidStatus) as caught:
            async with screen(server, "nobody"):
                pass
        response = caught.value.response
        assert response.status_code == 401
        assert json.loads(response.body)["error"]["code"] == "unauthenticated"


@pytest.mark.req("E7")
@pytest.mark.hostile(100)
async def test_connections_are_limited_per_person_and_in_all() -> None:
    async with live_server(connections_per_person=1, connections=2) as server, screen(server):
        with pytest.raises(websockets.InvalidStatus) as caught:
            async with screen(server):
                pass
        assert caught.value.response.status_code == 429
        async with screen(server, "bob"):
            with pytest.raises(websockets.InvalidStatus) as caught:
                async with screen(server, "eve"):
                    pass
            assert caught.value.response.status_code == 503
            assert caught.value.response.headers["retry-after"] == "10"


@pytest.mark.hostile(56)
async def test_a_revoked_session_loses_its_connection() -> None:
    async with live_server(recheck_s=0.1) as server, screen(server) as ada:
        await ada.follow()
        server.gates[0].is_revoked = True
        assert (await ada.take("error"))["code"] == "unauthenticated"
        assert await ada.ended() == (4401, "session ended")


@pytest.mark.req("E1", "E7")
async def test_heartbeats_both_ways() -> None:
    async with live_server(heartbeat_s=0.1) as server, screen(server) as ada:
        await ada.send(type="ping")
        assert (await ada.take())["type"] == "pong"
        assert (await ada.take())["type"] == "ping"
        await ada.send(type="pong")
        assert (await ada.follow())["snapshot"] is True


@pytest.mark.hostile(98)
async def test_a_message_above_64_kb_ends_the_connection() -> None:
    async with live_server() as server, screen(server) as ada:
        await ada.socket.send("x" * 70_000)
        assert (await ada.ended())[0] == 1009


@pytest.mark.hostile(98)
async def test_compression_is_not_agreed() -> None:
    async with live_server() as server, screen(server, compression="deflate") as ada:
        assert ada.socket.protocol.extensions == []


@pytest.mark.req("E7")
@pytest.mark.hostile(99)
async def test_a_stalled_reader_is_coalesced_others_are_not_blocked_and_in_the_end_it_goes() -> None:
    async with live_server(publish_min_ms=1, stall_s=1.0) as server, screen(server, "bob") as bob:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(server.url.split(":")[2].split("/")[0]), limit=1024)
        writer.get_extra_info("socket").setsockopt(1, 8, 4096)  # SO_RCVBUF: a small window
        names = ("Host: x", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13")
        writer.write("\r\n".join(("GET /ws?token=ada HTTP/1.1", *names, "", "")).encode())
        await reader.readuntil(b"\r\n\r\n")
        subscribe = json.dumps(
            {"type": "subscribe", "id": "q", "query": {"metric": "*", "aggregation": "count", "time_window": "last_hour", "interval": "minute"}}
        )
        writer.write(b"\x81\xfe" + len(subscribe).to_bytes(2, "big") + bytes(4) + subscribe.encode())
        await until(lambda: server.hub.statistics().tiles == 1)
        await bob.follow()
        stalled = next(one for one in server.hub.roster if one.viewer and one.viewer.name == "ada")
        while stalled.outbox.wire.can_write:
            server.put(1)
            await bob.take_until(server.sent)
        held = stalled.outbox.sent
        for _ in range(50):
            server.put(1)
            await bob.take_until(server.sent)
        assert stalled.outbox.sent == held
        assert stalled.outbox.is_waiting
        await until(lambda: server.hub.statistics().connections == 1)
        assert server.hub.statistics().dropped == 1
        writer.close()


@pytest.mark.hostile(101)
async def test_a_flood_of_messages_waits_and_then_ends_while_others_are_served() -> None:
    async with live_server(messages_per_s=100.0, message_burst=5, messages_delayed=20) as server, screen(server, "bob") as bob, screen(server) as ada:
        await bob.follow()
        for _ in range(200):
            await ada.send(type="ping")
        server.put(1)
        assert (await bob.take())["meta"]["lag_ms"] < 500
        assert (await ada.take("error"))["code"] == "rate_limited"
        assert await ada.ended() == (1008, "too many messages")


@pytest.mark.req("E1")
async def test_a_feed_starts_with_what_is_there_and_goes_on() -> None:
    async with live_server(feed_interval_ms=1) as server, screen(server) as ada:
        server.put(2, "old")
        await until(lambda: server.hub.statistics().waiting_rows == 0)
        filters = [{"field": "event_name", "operator": "neq", "value": "noise"}]
        await ada.send(type="subscribe", id="feed", feed={"limit": 10, "filters": filters})
        first = await ada.take("events")
        assert first["snapshot"] is True
        assert [event["name"] for event in first["events"]] == ["old", "old"]
        server.put(50, "noise")
        server.put(1, "new", properties={"a": {"b": 1}}, country="TH")
        second = await ada.take("events")
        assert [event["name"] for event in second["events"]] == ["new"]
        assert second["events"][0]["properties"] == {"a": {"b": 1}}
        assert second["version"] > first["version"]
        server.put(100, "burst")
        third = await ada.take("events")
        assert len(third["events"]) == 20
        assert third["skipped"] == 80
        await ada.send(type="unsubscribe", id="feed")
        await until(lambda: server.hub.statistics().feeds == 0)


@pytest.mark.req("E5")
async def test_a_sharp_burst_ends_with_the_right_number_in_few_messages() -> None:
    async with live_server() as server, screen(server) as ada:
        await ada.follow()
        for _ in range(400):
            server.put(25)
            await asyncio.sleep(0)
        updates = await ada.take_until(10_000)
        versions = [update["version"] for update in updates]
        assert versions == sorted(set(versions))
        assert len(updates) < 200


async def test_a_stopping_server_tells_its_screens() -> None:
    async with live_server() as server, screen(server) as ada:
        await ada.follow()
        await server.hub.stop()
        assert await ada.ended() == (1012, "the server restarts")


@pytest.mark.req("E7")
async def test_an_open_socket_keeps_nothing_of_its_handshakes_http() -> None:
    async with live_server() as server:
        gc.collect()
        gc.disable()  # 5 KB a connection waited for a full collection once
        try:
            async with screen(server) as ada:
                await ada.follow()
                assert [one for one in gc.get_objects() if isinstance(one, StreamProtocol)] == []
        finally:
            gc.enable()


async def test_plain_asgi_works_as_well() -> None:
    async with live_server(ws="websockets-sansio", heartbeat_s=0.1) as server, screen(server) as ada:
        assert (await ada.follow())["snapshot"] is True
        server.put(2)
        assert (await ada.take("metric_update"))["value"] == 2
        assert (await ada.take("ping"))["type"] == "ping"
        await server.hub.stop()
        assert (await ada.ended())[0] == 1012
