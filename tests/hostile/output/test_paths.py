"""Addresses made to reach other files, other hosts or other answers."""

from __future__ import annotations

import socket
from typing import Final
from urllib.parse import urlsplit

import pytest
from tests.hostile.output.conftest import PLUGIN
from tests.integration.server import ServedProduct

UP: Final = (
    "../",
    "..%2f",
    "%2e%2e/",
    "%2e%2e%2f",
    "..%5c",
    "%2e%2e%5c",
    "..\\",
    "..%252f",
    "%c0%ae%c0%ae/",
    "%uff0e%uff0e/",
    "....//",
    "..;/",
    ".%00./",
    "..%00/",
    "/./..//",
    "\uff0e\uff0e/",
)
ROOTS: Final = ("/", "/assets/", "/icons/", "/docs/", f"/plugins/{PLUGIN}/", "/plugins/", "/api/", "/share/", "/static/")
TARGETS: Final = (
    "etc/passwd",
    "secret.key",
    "meta.db",
    "proc/self/environ",
    "pyproject.toml",
    "src/tidegauge/core/settings.py",
    "plugin.json/../../../secret.key",
)
ALONE: Final = (
    "//etc/passwd",
    "///etc/passwd",
    "/%2fetc%2fpasswd",
    "/\\\\host\\share\\x",
    "/%5c%5chost%5cshare%5cx",
    "/file:///etc/passwd",
    "/assets/%00index.html",
    "/assets/index.html%00.js",
    "/plugins/%2e%2e/meta.db",
    f"/plugins/{PLUGIN}/plugin.json%00.html",
    f"/plugins/{PLUGIN}/main.js::$DATA",
    "/.git/config",
    "/.env",
    "/server.log",
    "/CON",
)
PRIVATE: Final = (b"root:x:0", b"SQLite format 3", b"PATH=", b"[project]", b"from __future__", b"TIDEGAUGE_")


def raw(house: ServedProduct, target: str, *headers: str, method: str = "GET") -> bytes:
    """The whole answer to a request line that no client would tidy up."""
    host, port = house.url.removeprefix("http://").split(":")
    lines = [f"{method} {target} HTTP/1.1", *(headers or (f"Host: {host}:{port}",)), "Connection: close", "", ""]
    with socket.create_connection((host, int(port)), timeout=60) as wire:
        wire.sendall("\r\n".join(lines).encode())
        answer = bytearray()
        while part := wire.recv(65_536):
            answer += part
    return bytes(answer)


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.mark.req("J7")
@pytest.mark.hostile(296)
@pytest.mark.parametrize("root", ROOTS)
def test_no_path_leads_out_of_what_is_served(house: ServedProduct, root: str) -> None:
    (house.data_dir / "secret.key").write_text("TIDEGAUGE_SECRET")
    for up in UP:
        for target in TARGETS:
            for depth in (1, 4):
                answer = raw(house, root + up * depth + target)
                assert status(answer) < 500, (root, up, target)
                assert not any(private in answer for private in PRIVATE), (root, up, target)


@pytest.mark.req("J7")
@pytest.mark.hostile(296)
@pytest.mark.parametrize("target", ALONE)
def test_no_odd_address_is_a_file(house: ServedProduct, target: str) -> None:
    answer = raw(house, target)
    assert status(answer) in (200, 301, 307, 400, 404)
    assert not any(private in answer for private in PRIVATE)
    if status(answer) == 200:
        assert b"<!doctype html>" in answer.lower()


@pytest.mark.req("J7")
@pytest.mark.hostile(297)
@pytest.mark.parametrize("host", ["evil.example", "evil.example/../x?", "127.0.0.1@evil.example", "evil.example:99999", "[::1", "", "a b", "evil.example, b"])
def test_the_host_of_a_request_is_in_no_answer(house: ServedProduct, host: str) -> None:
    forwarded = (f"Host: {house.url[7:]}", f"X-Forwarded-Host: {host or 'evil.example'}", f"Forwarded: host={host or 'evil.example'}")
    for path in ("/", "/api/dashboards", "/docs", "/openapi.json", "/share/x", "/api/auth/session", "/metrics", "/health", "/dashboards/", "/docs/"):
        for headers in ((f"Host: {host}",), forwarded):
            answer = raw(house, path, *headers)
            assert b"evil.example" not in answer, (path, headers)
            assert status(answer) < 500


@pytest.mark.req("J7")
@pytest.mark.hostile(298)
@pytest.mark.parametrize(
    "target",
    [
        "//evil.example/%2e%2e",
        "//evil.example/",
        "/\\evil.example/",
        "/%5cevil.example/",
        "/%09/evil.example/",
        "/https://evil.example",
        "/docs//evil.example/",
        "/api/auth/login/?next=//evil.example",
        "/?next=https://evil.example&redirect=//evil.example&url=https://evil.example&return_to=/\\evil.example",
        "//evil.example/api/dashboards/",
        "/api/dashboards/?x=//evil.example",
        "http://evil.example/api/dashboards/",
        "http://evil.example/docs/",
    ],
)
def test_no_answer_leads_to_another_site(house: ServedProduct, target: str) -> None:
    for method in ("GET", "HEAD", "POST"):
        answer = raw(house, target, f"Host: {house.url[7:]}", "Content-Length: 0", method=method)
        assert status(answer) < 500
        head = answer.split(b"\r\n\r\n")[0].decode("latin-1").splitlines()
        leads = [line.partition(":")[2].strip() for line in head if line.lower().startswith(("location:", "refresh:"))]
        for lead in leads:
            assert not lead.startswith(("//", "/\\")), lead
            assert urlsplit(lead).netloc in ("", house.url[7:]), lead


@pytest.mark.hostile(299)
@pytest.mark.parametrize(
    "headers",
    [
        ("Content-Length: 5", "Transfer-Encoding: chunked"),
        ("Content-Length: 5", "Content-Length: 6"),
        ("Content-Length: -1",),
        ("Content-Length: +5",),
        ("Transfer-Encoding: chunked, identity",),
        ("Transfer-Encoding:\x0bchunked", "Content-Length: 5"),
        ("Content-Length : 5",),
    ],
)
def test_two_lengths_of_one_body_are_no_two_requests(house: ServedProduct, headers: tuple[str, ...]) -> None:
    smuggled = "0\r\n\r\nGET /api/statistics HTTP/1.1\r\nHost: a\r\n\r\n"
    host, port = house.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=60) as wire:
        wire.sendall("\r\n".join(("POST /api/auth/login HTTP/1.1", f"Host: {host}", *headers, "", smuggled)).encode())
        wire.shutdown(socket.SHUT_WR)
        answer = bytearray()
        while part := wire.recv(65_536):
            answer += part
    assert answer.count(b"HTTP/1.1 200") == 0
    assert b"events_accepted" not in answer
