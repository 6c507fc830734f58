"""PostgreSQL hangs, restarts and breaks off while boards are saved: 503 meanwhile, back by itself within seconds, and every board is whole."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote, unquote

import httpx
import pytest
from tests.integration.dashboards.board_app import a_document, a_widget
from tests.integration.outages.sender import Sender
from tests.integration.outages.tcp_proxy import TcpProxy, proxied
from tests.integration.postgresql import PostgresqlServer
from tests.integration.server import ServedProduct, served, until

from tidegauge.app.breakers import METADATA
from tidegauge.core.clock import SystemClock
from tidegauge.core.errors import Unavailable
from tidegauge.meta.database import Database
from tidegauge.telemetry.breakers.board import BreakerBoard


def widgets_of(number: int) -> int:
    """How many widgets the board has after the save of that number."""
    return 1 + number % 6


class Editor:
    """Saves a board again and again, each save with as many widgets as its number says. `acknowledged`: numbers whose save was answered 200."""

    def __init__(self, product: ServedProduct) -> None:
        self._product = product
        made = product.client.post("/api/dashboards", json={"document": a_document(name="0")})  # of one widget
        assert made.status_code == 201, made.text
        self.place = f"/api/dashboards/{made.json()['id']}"
        self.acknowledged: list[int] = []
        self.statuses: set[int] = set()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Editor:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        number = base = 1
        with httpx.Client(base_url=self._product.url, headers=self._product.client.headers, timeout=40) as client:
            while not self._stop.wait(0.02):
                number += 1
                document = a_document(*(a_widget(f"w{index}", y=6 * index) for index in range(widgets_of(number))), name=str(number))
                answer = client.put(self.place, json={"document": document, "base_version": base})
                self.statuses.add(answer.status_code)
                if answer.status_code == 200:
                    self.acknowledged.append(number)
                    base = answer.json()["version"]
                elif answer.status_code == 409:  # a save whose answer was lost had been done
                    base = answer.json()["error"]["version"] if "version" in answer.json()["error"] else self._newest(client, base)

    def _newest(self, client: httpx.Client, base: int) -> int:
        found = client.get(self.place)
        return int(found.json()["version"]) if found.status_code == 200 else base


def check_whole(product: ServedProduct, editor: Editor) -> None:
    """Every acknowledged save is a version, every version is whole, and the board is the newest of them."""
    board = product.client.get(editor.place).json()
    documents = _versions(product, editor.place)
    assert board["version"] == max(documents)
    assert board["document"] == documents[board["version"]]
    names = {int(document["name"]) for document in documents.values()}
    assert set(editor.acknowledged[-20:]) <= names
    for document in documents.values():
        assert len(document["tabs"][0]["widgets"]) == widgets_of(int(document["name"]))


def _versions(product: ServedProduct, place: str) -> dict[int, dict[str, Any]]:
    listed = product.client.get(f"{place}/versions").json()["versions"]
    return {line["version"]: product.client.get(f"{place}/versions/{line['version']}").json()["document"] for line in listed[:30]}


@pytest.fixture
def server() -> Iterator[PostgresqlServer]:
    """One of its own, as it is stopped."""
    found = PostgresqlServer()
    yield found
    found.remove()


@pytest.fixture
def proxy(server: PostgresqlServer) -> Iterator[TcpProxy]:
    folder = Path(tempfile.mkdtemp(prefix="tg-px-"))  # short: a socket's path has at most 107 bytes
    with proxied(str(server.folder / ".s.PGSQL.5432"), path=str(folder / ".s.PGSQL.5432")) as running:
        yield running
    shutil.rmtree(folder)


def url_through(server: PostgresqlServer, proxy: TcpProxy) -> str:
    """A new database, reached by the proxy."""
    return server.new_database().replace(quote(str(server.folder), safe=""), quote(str(Path(unquote(proxy.path)).parent), safe=""))


def within(seconds: float, product: ServedProduct, place: str) -> None:
    """The board is read again in that time."""
    until(lambda: product.client.get(place).status_code == 200, timeout_s=seconds)


@pytest.mark.req("K6")
@pytest.mark.hostile(116)
async def test_a_server_that_hangs_costs_a_bounded_wait_then_nothing_and_is_back_by_itself(server: PostgresqlServer, proxy: TcpProxy) -> None:
    board = BreakerBoard(SystemClock())
    breaker = board.add("metadata", METADATA)
    database = Database(url_through(server, proxy), answer_s=0.5, breaker=breaker)
    breaker.ping = database.ping
    pinging = asyncio.create_task(board.run())
    await database.check()
    proxy.freeze()
    for _ in range(3):
        with pytest.raises(Unavailable, match="did not answer within"):
            await database.check()
    began_s = time.monotonic()
    for _ in range(50):
        with pytest.raises(Unavailable, match="does not answer"):
            await database.check()
    assert time.monotonic() - began_s < 10, "fifty waits of half a second are more"
    proxy.thaw()
    began_s = time.monotonic()
    while not breaker.is_closed:
        assert time.monotonic() - began_s < 60
        await asyncio.sleep(0.02)
    await database.check()
    pinging.cancel()
    await asyncio.to_thread(database.close)


@pytest.mark.soak
@pytest.mark.req("K6", "K5")
@pytest.mark.hostile(116)
@pytest.mark.timeout(200)
def test_boards_are_whole_and_back_within_seconds_after_each_kind_of_outage(server: PostgresqlServer, proxy: TcpProxy, tmp_path: Path) -> None:
    environ = {"TIDEGAUGE_META_URL": url_through(server, proxy)}
    with served(tmp_path, environ=environ) as product, Sender(product) as sender, Editor(product) as editor:
        until(lambda: len(editor.acknowledged) > 5)

        def is_away() -> bool:
            return product.client.get("/health").json()["checks"]["metadata"] != "ok"

        proxy.freeze()
        until(is_away, timeout_s=30)
        until(lambda: product.client.get(editor.place).status_code == 503, timeout_s=30)
        began_s, sent = time.monotonic(), sender.accepted
        refused = product.client.get(editor.place)
        assert time.monotonic() - began_s < 2
        assert (refused.status_code, refused.json()["error"]["code"]) == (503, "metadata_unavailable")
        assert int(refused.headers["retry-after"]) >= 1
        until(lambda: sender.accepted > sent + 20)
        proxy.thaw()
        within(5, product, editor.place)

        saved = len(editor.acknowledged)
        until(lambda: len(editor.acknowledged) > saved + 3)
        server.stop()
        until(lambda: product.client.get(editor.place).status_code == 503, timeout_s=10)
        server.start()
        within(5, product, editor.place)

        for size in (900, 3_000):
            saved = len(editor.acknowledged)
            proxy.cut_after = size
            until(lambda: proxy.cuts > 2)
            proxy.cut_after = -1
            proxy.cut()
            until(lambda seen=saved: len(editor.acknowledged) > seen + 2, timeout_s=10)  # type: ignore[misc]
        editor.stop()
        sender.stop()
        within(5, product, editor.place)
        check_whole(product, editor)
        assert editor.statuses <= {200, 409, 503}
        assert sender.statuses == {202}
        until(lambda: not is_away(), timeout_s=10)

        proxy.freeze()
        until(is_away, timeout_s=30)
        began_s = time.monotonic()
        product.stop()
        assert time.monotonic() - began_s <= 10, "nor does a stop wait for it"
