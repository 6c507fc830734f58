"""Slow and greedy clients on real sockets of the served product."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from tests.integration.server import WRITE_KEY, ServedProduct, served, until

pytestmark = pytest.mark.xdist_group("connection-limits")
PROXY, GUEST, OTHER = "127.0.0.3", "127.0.0.5", "127.0.0.6"
HEAD = b"POST /api/events HTTP/1.1\r\nhost: t\r\nauthorization: Bearer " + WRITE_KEY.encode() + b"\r\n"


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    limits = {"HEADER_TIMEOUT_S": "1", "BODY_TIMEOUT_S": "1", "MAX_HEADER_BYTES": "8192", "CONNECTIONS": "700", "KEEP_ALIVE_S": "1"}
    limits |= {"CONNECTIONS_PER_ADDRESS": "20", "TRUSTED_PROXIES": PROXY}
    with served(tmp_path_factory.mktemp("limits"), environ={f"TIDEGAUGE_{name}": value for name, value in limits.items()}) as product:
        yield product


def connect(product: ServedProduct, address: str = "127.0.0.1") -> socket.socket:
    url = httpx.URL(product.url)
    made = socket.create_connection((url.host, url.port or 80), source_address=(address, 0))
    made.settimeout(60)
    return made


def read_all(opened: socket.socket) -> bytes:
    """Everything until the server closes."""
    read = b""
    try:
        while chunk := opened.recv(65_536):
            read += chunk
    except ConnectionResetError:
        pass
    opened.close()
    return read


def ends_with(product: ServedProduct, *sent: bytes) -> tuple[bytes, float]:
    """What comes back of these bytes, and after how many seconds the connection was over."""
    opened, begun = connect(product), time.monotonic()
    for part in sent:
        opened.sendall(part)
    return read_all(opened), time.monotonic() - begun


LOGIN = b"POST /api/auth/login HTTP/1.1\r\nhost: t\r\ncontent-type: application/json\r\n"
UNENDED = {
    "half a header": (b"GET /health HTTP/1.1\r\nhost:", b"408"),
    "half a line": (b"GET", b"408"),
    "nothing": (b"", b""),
    "half a body of events": (HEAD + b"content-length: 100\r\n\r\n[{", b"400"),
    "half a body": (LOGIN + b"content-length: 100\r\n\r\n{", b"408"),
    "half a chunk": (LOGIN + b"transfer-encoding: chunked\r\n\r\n5\r\n{", b"408"),
    "half a second request": (b"GET /health HTTP/1.1\r\nhost: t\r\n\r\nGET /health HTTP/1.1\r\nho", b"200"),
}
"""What is sent -> the status of what comes back."""


@pytest.fixture(scope="module")
def ended(product: ServedProduct) -> dict[str, tuple[bytes, float]]:
    """How each of them went: all wait at the same time."""
    with ThreadPoolExecutor(len(UNENDED)) as threads:
        return dict(zip(UNENDED, threads.map(lambda sent: ends_with(product, sent[0]), UNENDED.values()), strict=True))


@pytest.mark.req("J7")
@pytest.mark.hostile(405)
@pytest.mark.parametrize("name", UNENDED)
def test_what_never_comes_to_an_end_is_ended(ended: dict[str, tuple[bytes, float]], name: str) -> None:
    answer, seconds = ended[name]
    assert answer[9:12] == UNENDED[name][1]
    assert seconds < 9, "not after the ten seconds of who sets nothing"


@pytest.mark.req("J7")
@pytest.mark.hostile(405)
def test_bytes_now_and_then_do_not_put_the_end_off(product: ServedProduct) -> None:
    opened, begun = connect(product), time.monotonic()
    opened.sendall(b"GET /health HTTP/1.1\r\nhost: t\r\n")
    opened.settimeout(0.2)
    answer = b""
    while time.monotonic() - begun < 30:
        try:
            opened.sendall(b"x: y\r\n")
            answer = opened.recv(100)
            break
        except TimeoutError:
            continue
        except OSError:
            break
    assert time.monotonic() - begun < 9
    assert answer[9:12] in (b"408", b"")
    opened.close()


@pytest.mark.req("J7")
@pytest.mark.hostile(406)
@pytest.mark.parametrize(
    "sent",
    [
        (b"GET / HTTP/1.1\r\nhost: t\r\nx: " + b"a" * 9_000 + b"\r\n\r\n",),
        (b"GET / HTTP/1.1\r\nhost: t\r\nx: ", b"a" * 100_000),
        (b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\nhost: t\r\n\r\n",),
        (b"GET / HTTP/1.1\r\nhost: t\r\n" + b"".join(b"x%d: y\r\n" % row for row in range(2_000)) + b"\r\n",),
    ],
    ids=["one long header", "one without end", "a long line", "many"],
)
def test_headers_have_a_size(product: ServedProduct, sent: tuple[bytes, ...]) -> None:
    answer, seconds = ends_with(product, *sent)
    assert answer[9:12] in (b"431", b""), "a client that still sends may be reset before it reads"
    assert seconds < 30


@pytest.mark.req("J7")
def test_a_large_body_with_small_headers_is_no_large_header(product: ServedProduct) -> None:
    event = [{"name": "visit", "properties": {"pad": "x" * 200}} for _ in range(200)]
    assert product.client.post("/api/events", json=event, headers={"authorization": f"Bearer {WRITE_KEY}"}).status_code == 202


@pytest.mark.req("J7")
@pytest.mark.hostile(405)
def test_five_hundred_slow_connections_hold_nobody_up_and_go(product: ServedProduct) -> None:
    slow = [connect(product) for _ in range(500)]
    for opened in slow:
        opened.sendall(b"GET /health HTTP/1.1\r\nhost")
    begun = time.monotonic()
    assert httpx.get(f"{product.url}/health", timeout=60).status_code == 200
    assert time.monotonic() - begun < 20
    answers = [read_all(opened) for opened in slow]
    assert time.monotonic() - begun < 60
    assert {answer[9:12] for answer in answers} == {b"408"}


@pytest.mark.req("J7")
@pytest.mark.hostile(100, 406)
def test_more_connections_than_the_limit_are_told_and_closed(product: ServedProduct) -> None:
    opened = [connect(product) for _ in range(760)]
    refused = 0
    for one in opened[-20:]:
        one.settimeout(60)
        refused += read_all(one)[9:12] == b"503"
    for one in opened:
        one.close()
    assert refused == 20
    assert product.client.get("/health").status_code == 200


@pytest.mark.req("J7")
def test_an_idle_connection_is_closed_after_a_while_and_a_live_one_is_not(product: ServedProduct) -> None:
    idle = connect(product)
    idle.sendall(b"GET /health HTTP/1.1\r\nhost: t\r\n\r\n")
    token = str(product.client.headers["authorization"]).encode()
    live = connect(product)
    live.sendall(b"GET /api/live HTTP/1.1\r\nhost: t\r\nauthorization: " + token + b"\r\n\r\n")
    begun = time.monotonic()
    assert read_all(idle).startswith(b"HTTP/1.1 200")
    assert time.monotonic() - begun < 30
    live.settimeout(0.5)
    time_left = begun + 2.5  # past every limit of one second
    while time.monotonic() < time_left:
        try:
            assert live.recv(65_536), "an event stream has no end"
        except TimeoutError:
            continue
    live.close()


ASK = b"GET /health HTTP/1.1\r\nhost: t\r\n"
UPGRADE = (
    b"GET /ws HTTP/1.1\r\nhost: t\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
)


def status(product: ServedProduct, address: str, head: bytes = ASK) -> bytes:
    """The status of the answer to an address."""
    opened = connect(product, address)
    opened.sendall(head + b"\r\n")
    answer = opened.recv(4_096)
    opened.close()
    return answer[9:12]


def second_of_two(product: ServedProduct, first: bytes, second: bytes) -> bytes:
    """The answer to the second request on a proxy's connection."""
    opened = connect(product, PROXY)
    opened.sendall(first + b"\r\n")
    assert opened.recv(4_096)[9:12] == b"200"
    opened.sendall(second + b"connection: close\r\n\r\n")
    return read_all(opened)


def comes_to(product: ServedProduct, expected: bytes, address: str, head: bytes = ASK) -> None:
    """What is over is counted no more, once the server has seen that it is."""
    until(lambda: status(product, address, head) == expected, every_s=0.01)


@pytest.mark.req("J7")
@pytest.mark.hostile(405)
@pytest.mark.parametrize("is_live", [False, True], ids=["idle", "live"])
def test_one_address_cannot_take_all_connections(product: ServedProduct, is_live: bool) -> None:
    held = [connect(product, GUEST) for _ in range(20)]
    for opened in held:
        opened.sendall((UPGRADE if is_live else ASK) + b"\r\n")
        assert opened.recv(4_096)[9:12] == (b"101" if is_live else b"200")
    refused = read_all(connect(product, GUEST))
    assert refused.startswith(b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/json")
    assert b"from your address" in refused
    assert (status(product, OTHER), status(product, "127.0.0.1")) == (b"200", b"200")
    for opened in held:
        opened.close()
    comes_to(product, b"200", GUEST)


@pytest.mark.req("J7")
@pytest.mark.hostile(405)
@pytest.mark.parametrize("is_live", [False, True], ids=["under way", "live"])
def test_behind_a_proxy_those_it_names_are_counted_and_it_is_not(product: ServedProduct, is_live: bool) -> None:
    def named(address: bytes, head: bytes = ASK) -> bytes:
        return head + b"x-forwarded-for: 10.9.9.9, " + address + b"\r\n"

    idle = [connect(product, PROXY) for _ in range(30)]
    held = [connect(product, PROXY) for _ in range(20)]
    for opened in held:
        opened.sendall(named(b"192.0.2.7", UPGRADE) + b"\r\n" if is_live else named(b"192.0.2.7", LOGIN) + b"content-length: 9\r\n\r\n{")
    comes_to(product, b"503", PROXY, named(b"192.0.2.7"))
    assert (status(product, PROXY, named(b"192.0.2.8")), status(product, PROXY)) == (b"200", b"200")
    assert status(product, GUEST, named(b"192.0.2.7")) == b"200", "who is no proxy names nobody"
    until(lambda: b"from your address" in second_of_two(product, named(b"192.0.2.8"), named(b"192.0.2.7")), every_s=0.01)
    for opened in held + idle:
        opened.close()
    comes_to(product, b"200", PROXY, named(b"192.0.2.7"))
