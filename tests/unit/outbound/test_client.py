from __future__ import annotations

import asyncio
import socket

import pytest
from tests.integration.web_sink import status, web_sink

from tidegauge.app.breakers import HOST
from tidegauge.core.clock import ManualClock
from tidegauge.outbound.client import OutboundClient
from tidegauge.outbound.guard import Guard
from tidegauge.outbound.reply import Unreachable
from tidegauge.outbound.target import Refused
from tidegauge.telemetry.breakers.board import BreakerBoard


async def test_a_body_arrives_with_its_headers_and_the_name_that_was_typed() -> None:
    with web_sink() as sink:
        client = OutboundClient(Guard(allow=["127.0.0.1"], ports=[sink.port], resolve=lambda host, port: ["127.0.0.1"]))
        reply = await client.post(f"http://hooks.example.com:{sink.port}/a?b=c", b'{"x": 1}', {"Content-Type": "application/json"})
        client.close()
    assert reply.status == 204
    (received,) = sink.received
    assert (received.path, received.body) == ("/a?b=c", b'{"x": 1}')
    assert received.headers["host"] == f"hooks.example.com:{sink.port}"
    assert received.headers["content-type"] == "application/json"


@pytest.mark.hostile(194)
async def test_how_long_to_wait_is_heard_within_reason() -> None:
    with web_sink() as sink:
        client = OutboundClient(Guard(allow=["127.0.0.1"], ports=[sink.port]))
        sink.answer = status(429, Retry_After="30")
        assert (await client.post(f"http://127.0.0.1:{sink.port}/", b"", {})).retry_after_s == 30
        sink.answer = status(503, Retry_After="999999999")
        assert (await client.post(f"http://127.0.0.1:{sink.port}/", b"", {})).retry_after_s == 3_600
        client.close()


async def test_nobody_there_is_said_plainly() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        client = OutboundClient(Guard(allow=["127.0.0.1"], ports=[port]))
        with pytest.raises(Unreachable, match="does not accept a connection"):
            await client.post(f"http://127.0.0.1:{port}/", b"", {})
        client.close()


@pytest.mark.req("K6")
@pytest.mark.hostile(90)
async def test_a_host_that_is_away_is_left_alone_while_others_are_told_and_comes_back_by_itself() -> None:
    clock = ManualClock()
    board = BreakerBoard(clock, luck=lambda: 0.5)
    with socket.socket() as taken, web_sink() as sink:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        client = OutboundClient(Guard(allow=["127.0.0.1"], ports=[port, sink.port]), breakers=board.add_places("webhook", HOST))
        for text in ("does not accept", "does not accept", "does not accept", "did not answer lately; it is asked again in 15 s"):
            with pytest.raises(Unreachable, match=text):
                await client.post(f"http://127.0.0.1:{port}/", b"", {})
        assert (await client.post(f"http://127.0.0.1:{sink.port}/", b"", {})).status == 204
        clock.advance(15_001)
        with pytest.raises(Unreachable, match="does not accept"):
            await client.post(f"http://127.0.0.1:{port}/", b"", {})
        client.close()
    assert [report.state for report in board.place_reports()] == ["open"]


async def test_a_check_looks_the_name_up() -> None:
    client = OutboundClient(Guard(resolve=lambda host, port: ["10.0.0.1"]))
    with pytest.raises(Refused):
        await client.check("https://example.com/")
    client.close()


async def test_an_answer_is_read_up_to_its_size_and_no_redirect_is_followed() -> None:
    with web_sink() as sink:
        client = OutboundClient(Guard(allow=["127.0.0.1"], ports=[sink.port]))
        url = f"http://127.0.0.1:{sink.port}/token"
        sink.answer = status(302, Location="http://10.0.0.1/")
        assert (await client.fetch(url, "POST", b"")).status == 302
        answer = await client.fetch(url, "POST", b"code=1", {"Content-Type": "application/x-www-form-urlencoded"})
        assert (answer.status, sink.received[-1].body, sink.received[-1].headers["content-type"]) == (302, b"code=1", "application/x-www-form-urlencoded")
        with pytest.raises(Refused):
            await client.fetch("http://10.0.0.1/jwks")
        client.close()


@pytest.mark.hostile(89)
async def test_an_answer_without_end_is_cut_off() -> None:
    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n")
        try:
            while True:
                writer.write(b"x" * 65_536)
                await writer.drain()
        except OSError:
            writer.close()

    server = await asyncio.start_server(endless, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    client = OutboundClient(Guard(allow=["127.0.0.1"], ports=[port]))
    with pytest.raises(Unreachable, match="more than"):
        await client.fetch(f"http://127.0.0.1:{port}/")
    client.close()
    server.close()
