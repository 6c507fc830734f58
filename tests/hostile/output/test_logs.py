"""What others send cannot write lines into the log, and no secret of theirs gets into it, however much it says."""

from __future__ import annotations

import json
import socket
from time import time
from typing import Final
from urllib.parse import quote

import pytest
from tests.hostile.output.every_call import at, call, routes_of
from tests.integration.server import EMAIL, ServedProduct, until

CANARY: Final = "cAnArY7f3a9c0e5b1d"
FORGED: Final = '\r\n{"event":"forged","level":"critical"}\x1b[2J\x1b]0;title\x07\u2028\u0085\x9b31m'


def log_of(house: ServedProduct) -> str:
    """All of it, once a request of now is in it."""
    mark = f"/mark-{time()}"
    house.client.get(mark)
    until(lambda: mark in house.log.read_text(errors="replace"))
    return house.log.read_bytes().decode()


@pytest.mark.hostile(294)
def test_a_secret_sent_anywhere_is_in_no_line_of_the_log(house: ServedProduct) -> None:
    headers = {"Authorization": f"Bearer {CANARY}", "X-API-Key": CANARY, "Cookie": f"tidegauge_access={CANARY}; __Host-x={CANARY}", "X-Secret": CANARY}
    body = json.dumps(dict.fromkeys(("password", "new_password", "token", "refresh_token", "code", "secret", "key", "name", "query"), CANARY))
    asked = f"?api_key={CANARY}&token={CANARY}&access_token={CANARY}&password={CANARY}"
    for method, path in routes_of(house.client.get("/openapi.json").json()):
        call(house.client, method, at(path, "x") + asked, headers={**headers, "Content-Type": "application/json"}, content=body)
    for path in (f"/share/{CANARY}", f"/api/share/{CANARY}", f"/api/share/{CANARY}/metrics", f"/welcome?token={CANARY}", f"/login?next={CANARY}"):
        house.client.get(path)
        house.client.post(path, json={"password": CANARY})
    house.client.post("/api/auth/login", json={"email": EMAIL, "password": CANARY})
    house.client.post("/api/events", content=f'{{"name": "x", "broken": "{CANARY}', headers={"X-API-Key": CANARY})
    _open_socket(house, f"/ws?token={CANARY}&api_key={CANARY}")
    _open_socket(house, f"/socket.io/?EIO=4&transport=websocket&token={CANARY}")
    assert [line[:300] for line in log_of(house).splitlines() if CANARY in line] == []


def _open_socket(house: ServedProduct, path: str) -> None:
    host, port = house.url.removeprefix("http://").split(":")
    lines: tuple[str, ...] = (
        f"GET {path} HTTP/1.1",
        f"Host: {host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
    )
    lines += ("Sec-WebSocket-Version: 13", f"Authorization: Bearer {CANARY}", f"Cookie: tidegauge_access={CANARY}", f"Sec-WebSocket-Protocol: {CANARY}")
    with socket.create_connection((host, int(port)), timeout=60) as wire:
        wire.sendall("\r\n".join((*lines, "", "")).encode())
        assert wire.recv(100).startswith(b"HTTP/1.1")


@pytest.mark.hostile(295)
def test_no_text_of_others_begins_a_line_of_the_log_or_moves_a_terminal(house: ServedProduct) -> None:
    before = len(log_of(house))
    bytes_of = quote(FORGED, safe="")
    for path in (f"/{bytes_of}", f"/api/{bytes_of}", f"/api/dashboards/{bytes_of}", f"/api/people/{bytes_of}", f"/metrics/{bytes_of}/latest"):
        house.client.get(path)
        house.client.post(path, content=FORGED.encode(), headers={"X-Request-ID": "a" + bytes_of})
    house.client.post("/api/auth/login", json={"email": FORGED, "password": FORGED})
    house.client.post("/api/sql", json={"query": f"SELECT '{FORGED}' FROM nothing"})
    house.client.post("/api/events", json=[{"name": FORGED, "timestamp": FORGED}], headers={"Authorization": f"Bearer {house.write_key}"})
    for name in (b"User-Agent", b"X-Forwarded-For", b"X-Request-ID", b"X-Project", b"Referer", b"Origin"):
        house.client.get("/api/dashboards", headers={name: b"\x1b[31mred \x9b31m\xc2\x85 forged"})
    told = log_of(house)[before:]
    assert "forged" in told  # the paths are there, as text
    assert [line for line in told.splitlines() if line and not line.startswith("{")] == []
    assert all(json.loads(line)["event"] != "forged" for line in told.splitlines() if line)
    assert [sign for sign in told if sign != "\n" and (ord(sign) < 32 or 127 <= ord(sign) < 160 or sign in "\u2028\u2029")] == []
