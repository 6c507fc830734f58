"""Socket.IO on the served product, with the real clients of Python and of browsers."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
import socketio
import websockets
from tests.integration.app.test_live_transports import send, signed_in
from tests.integration.server import ServedProduct, served

pytestmark = [pytest.mark.xdist_group("socketio"), pytest.mark.req("E3")]

FRONTEND = Path(__file__).resolve().parents[3] / "frontend"
SCRIPT = Path(__file__).with_name("socketio_client.mjs")
TRANSPORTS = ["websocket", "polling"]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    with served(tmp_path_factory.mktemp("socketio"), environ={"TIDEGAUGE_WS_AUTH_TIMEOUT_S": "3"}) as product:
        yield product


def token_of(product: ServedProduct) -> str:
    return str(product.client.headers["authorization"]).removeprefix("Bearer ")


def connections(product: ServedProduct) -> int:
    return int(product.client.get("/api/statistics").json()["active_connections"])


async def eventually(product: ServedProduct, count: int) -> None:
    async with asyncio.timeout(60):
        while await asyncio.to_thread(connections, product) != count:
            await asyncio.sleep(0.02)


class Client:
    """python-socketio's client, with what it heard in order."""

    def __init__(self) -> None:
        self.client = socketio.AsyncClient(reconnection=False)
        self.heard: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
        self.client.on("*", self._hear)
        self.client.on("disconnect", lambda reason=None: self.heard.put_nowait(("disconnect", reason)))

    def _hear(self, event: str, data: Any = None) -> None:
        self.heard.put_nowait((event, data))

    async def take(self, event: str) -> Any:
        """What comes with the next event of that name."""
        async with asyncio.timeout(60):
            while True:
                name, data = await self.heard.get()
                if name == event:
                    return data


@asynccontextmanager
async def client(product: ServedProduct, transport: str, **options: Any) -> AsyncIterator[Client]:
    one = Client()
    await one.client.connect(product.url, transports=[transport], **({"auth": {"token": token_of(product)}} | options))
    try:
        yield one
    finally:
        await one.client.disconnect()


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_an_admin_gets_the_numbers_on_joining_and_as_they_change(product: ServedProduct, transport: str) -> None:
    async with client(product, transport) as admin:
        assert await admin.take("status") == {"status": "connected"}
        await admin.client.emit("join_admin_room")
        assert await admin.take("status") == {"status": "joined", "room": "admin"}
        first = await admin.take("live_update")
        assert set(first) == {
            "timestamp", "active_users", "events_per_minute", "revenue", "orders", "transactions", "response_time_ms", "error_rate", "system"
        }  # fmt: skip
        await asyncio.to_thread(send, product, "order", 2, value=12.5, user_id=f"by-{transport}")
        await asyncio.to_thread(send, product, "transaction", 1, properties={"transaction_id": f"t-{transport}", "status": "completed"})
        update = first
        while update["revenue"] < first["revenue"] + 25 or update["transactions"]["completed"] == first["transactions"]["completed"]:
            update = await admin.take("live_update")
        assert update["orders"] == first["orders"] + 2
        assert update["active_users"] == first["active_users"] + 1
        assert update["events_per_minute"] == pytest.approx(first["events_per_minute"] + 3 / 5)
        await admin.client.emit("request_live_update")
        assert (await admin.take("live_update"))["orders"] == update["orders"]
        await admin.client.emit("leave_admin_room")
        assert await admin.take("status") == {"status": "left", "room": "admin"}
        await admin.client.emit("tell_me_all", {"x": 1})
        assert "join_admin_room" in (await admin.take("error"))["message"]
    await eventually(product, 0)


async def test_the_numbers_can_be_asked_for_without_joining_and_come_once(product: ServedProduct) -> None:
    async with client(product, "websocket") as admin:
        await admin.client.emit("request_live_update", {"any": "thing"})
        assert (await admin.take("live_update"))["timestamp"]
        await asyncio.to_thread(send, product, "order", 1, value=1)
        await asyncio.sleep(1.5)  # longer than the pace of updates: nothing may come
        assert admin.heard.empty()


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_the_client_that_browsers_have_is_served(product: ServedProduct, transport: str) -> None:
    node = await asyncio.create_subprocess_exec(
        "node", str(SCRIPT), str(FRONTEND), product.url, token_of(product), transport, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert node.stdout is not None
    assert node.stdin is not None

    async def take(event: str) -> Any:
        async with asyncio.timeout(60):
            while (line := json.loads(await node.stdout.readline()))["event"] != event:  # type: ignore[union-attr]
                pass
        return line["data"]

    assert await take("status") == {"status": "connected"}
    assert await take("status") == {"status": "joined", "room": "admin"}
    orders = (await take("live_update"))["orders"]
    await asyncio.to_thread(send, product, "order", 3)
    while (await take("live_update"))["orders"] != orders + 3:
        pass
    node.stdin.write(b"leave_admin_room\n")
    assert (await take("status"))["status"] == "left"
    await asyncio.wait_for(node.communicate(b"disconnect\n"), 60)
    await eventually(product, 0)


@pytest.mark.hostile(95, 96)
@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_who_shows_no_login_is_refused_with_the_reason_and_let_go(product: ServedProduct, transport: str) -> None:
    for auth in (None, {"token": "wrong"}, {"token": 5}, ["token"]):
        stranger = Client()
        refused: asyncio.Queue[Any] = asyncio.Queue()
        stranger.client.on("connect_error", refused.put_nowait)
        with pytest.raises(socketio.exceptions.ConnectionError):
            await stranger.client.connect(product.url, transports=[transport], auth=auth, wait_timeout=60)
        assert (await refused.get())["data"] == {"code": "unauthenticated"}
    async with signed_in(product) as browser:
        cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    async with client(product, transport, auth=None, headers={"cookie": cookie, "origin": product.url}) as own:
        assert await own.take("status") == {"status": "connected"}
    with pytest.raises(socketio.exceptions.ConnectionError):
        async with client(product, transport, auth=None, headers={"cookie": cookie, "origin": "https://evil.example"}):
            pass
    await eventually(product, 0)


@asynccontextmanager
async def raw(product: ServedProduct, is_in: bool = True) -> AsyncIterator[websockets.ClientConnection]:
    """Engine.IO by hand, logged in."""
    url = product.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    async with websockets.connect(url, max_size=None) as socket:
        assert str(await socket.recv()).startswith("0{")
        if is_in:
            await socket.send("40" + json.dumps({"token": token_of(product)}))
            while not str(await socket.recv()).startswith("40"):
                pass
        yield socket


async def ended(socket: websockets.ClientConnection) -> bool:
    async with asyncio.timeout(60):
        try:
            while True:
                await socket.recv()
        except websockets.ConnectionClosed:
            return True


BAD = [
    '451-["upload",{"_placeholder":true,"num":0}]',  # a binary event, whose attachment never comes
    '459999999999-["upload"]',
    '461-["ack"]',
    "44{}",  # a connect error, from a client
    "49",
    "4",
    "9",
    "",
    "x",
    '42{"a":1}',
    "42[]",
    "42[5]",
    '42["join',
    "42" + "[" * 30_000,
    "4" + "[" * 30_000,
    "40",  # a second login
    "42" + "9" * 200,
    b"\x04\x00",
]


@pytest.mark.hostile(98, 102)
async def test_packets_that_are_none_or_binary_end_the_session_at_once_and_leave_nothing(product: ServedProduct) -> None:
    for bad in BAD:
        async with raw(product) as socket:
            await socket.send(bad)
            assert await ended(socket), bad
    for bad in ("42" + json.dumps(["join_admin_room"]), "41", "43[]"):
        async with raw(product, is_in=False) as socket:
            await socket.send(bad)
            assert await ended(socket), bad
    async with raw(product) as socket:
        await socket.send("42" + json.dumps(["x" * 70_000]))
        assert await ended(socket)
        assert socket.close_code == 1009
    await eventually(product, 0)
    assert "Traceback" not in product.log.read_text()


@pytest.mark.hostile(98, 102)
async def test_bodies_of_polling_that_are_too_large_or_no_packets_end_the_session(product: ServedProduct) -> None:
    base = {"EIO": "4", "transport": "polling"}
    async with httpx.AsyncClient(base_url=product.url, timeout=60) as http:
        for body, status in (("x" * 70_000, 413), ("9", 400), ("42[\x1e4", 400), ('451-["a",{"_placeholder":true,"num":0}]', 400), ("bAAAA", 400)):
            opened = await http.get("/socket.io/", params=base)
            sid = json.loads(opened.text[1:])["sid"]
            assert (await http.post("/socket.io/", params=base | {"sid": sid}, content="40" + json.dumps({"token": token_of(product)}))).text == "OK"
            answer = await http.post("/socket.io/", params=base | {"sid": sid}, content=body)
            assert answer.status_code == status, (body[:20], answer.text)
            assert (await http.get("/socket.io/", params=base | {"sid": sid})).status_code == 400
        assert (await http.get("/socket.io/", params=base | {"j": "0"})).status_code == 400
        assert (await http.get("/socket.io/", params=base | {"EIO": "3"})).status_code == 400
    await eventually(product, 0)


@pytest.mark.hostile(96)
async def test_a_session_without_a_login_ends_in_time(product: ServedProduct) -> None:
    async with raw(product, is_in=False) as socket:
        assert await ended(socket)


@pytest.mark.hostile(101)
async def test_a_flood_of_events_ends_the_session_and_others_are_served(product: ServedProduct) -> None:
    async with client(product, "websocket") as other, raw(product) as socket:
        await other.client.emit("join_admin_room")
        await other.take("live_update")
        with suppress(websockets.ConnectionClosed):
            for _ in range(20_000):
                await socket.send('42["leave_admin_room"]')
        assert await ended(socket)
        await asyncio.to_thread(send, product, "order")
        assert await other.take("live_update")


@pytest.mark.req("E7")
@pytest.mark.hostile(103)
def test_a_stop_is_told_and_does_not_wait_for_anybody(tmp_path: Path) -> None:
    with served(tmp_path) as product:

        async def follow() -> tuple[Any, float]:
            async with client(product, "websocket") as one, client(product, "polling") as two:
                for each in (one, two):
                    await each.client.emit("join_admin_room")
                    await each.take("live_update")
                loop = asyncio.get_running_loop()
                began_s = loop.time()
                await asyncio.to_thread(product.stop)
                return [await each.take("restart") for each in (one, two)], loop.time() - began_s

        told, took_s = asyncio.run(follow())
        assert [set(message) for message in told] == [{"retry_ms"}, {"retry_ms"}]
        assert took_s < 30


def test_the_library_is_not_loaded_before_somebody_comes() -> None:
    script = "import sys, tidegauge.app.run; sys.exit(any(name in sys.modules for name in ('socketio', 'engineio', 'requests')))"
    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=180).returncode == 0
