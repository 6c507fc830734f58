from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from tidegauge.app.redirect_port import MAX_BYTES, RedirectPort

BASE = "https://tide.example"


@pytest.mark.req("J7")
@pytest.mark.hostile(60)
@pytest.mark.parametrize(
    ("line", "location"),
    [
        (b"GET / HTTP/1.1\r\n", f"{BASE}/"),
        (b"GET /a?b=c&d=%0d%0a HTTP/1.0\r\n", f"{BASE}/a?b=c&d=%0d%0a"),
        (b"HEAD //evil.example/ HTTP/1.1\r\n", f"{BASE}//evil.example/"),
        (b"GET /apiary HTTP/1.1\r\n", f"{BASE}/apiary"),
        (b"GET /alerts/7 HTTP/1.1\r\n", f"{BASE}/alerts/7"),
        (b"GET http://evil.example/ HTTP/1.1\r\n", None),
        (b"GET /\x00 HTTP/1.1\r\n", None),
        (b"GET /" + b"a" * 3_000 + b" HTTP/1.1\r\n", None),
        (b"\x16\x03\x01\r\n", None),
        (b"GET /a\rlocation: x HTTP/1.1\r\n", None),
    ],
)
def test_where_it_leads(line: bytes, location: str | None) -> None:
    answer = RedirectPort(BASE).response(line).decode()
    if location is None:
        assert answer.startswith("HTTP/1.1 400 ")
    else:
        assert answer.startswith("HTTP/1.1 308 ")
        assert f"\r\nlocation: {location}\r\n" in answer
        assert location.startswith(f"{BASE}/")


@pytest.mark.req("J7")
@pytest.mark.asvs("4.1.2")
@pytest.mark.parametrize("line", ["POST /", "GET /api/auth/me", "GET /api?x", "HEAD /metrics", "PUT /anything", "GET /ws?token=t", "GET /socket.io/?EIO=4"])
def test_programs_are_told_and_not_led(line: str) -> None:
    head, _, body = RedirectPort(BASE).response(f"{line} HTTP/1.1\r\n".encode()).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 403 ")
    assert b"location" not in head
    assert body == b"" if line.startswith("HEAD") else json.loads(body)["error"]["code"] == "https_required"


@pytest.mark.asvs("4.1.2")
def test_no_call_of_the_api_is_led_on() -> None:
    paths = json.loads((Path(__file__).parents[3] / "docs/reference/openapi.json").read_text())["paths"]
    for path in paths:
        assert RedirectPort(BASE).response(f"GET {path} HTTP/1.1\r\n".encode()).startswith(b"HTTP/1.1 403 "), path


@pytest.mark.req("J7")
async def test_it_answers_and_takes_no_endless_line() -> None:
    port = RedirectPort(BASE)
    number = await port.open("127.0.0.1", 0)
    try:
        for sent, expected in ((b"GET /x HTTP/1.1\r\nhost: evil.example\r\n\r\n", b"308"), (b"A" * (MAX_BYTES * 2), b"")):
            reader, writer = await asyncio.open_connection("127.0.0.1", number)
            writer.write(sent)
            try:
                answer = await asyncio.wait_for(reader.read(), 60)
            except ConnectionResetError:
                answer = b""
            assert expected in answer
            writer.close()
    finally:
        await port.close()
