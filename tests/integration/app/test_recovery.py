"""The served product killed with SIGKILL under load: every acknowledged event is stored once, roll-ups equal raw rows, live equals stored."""

from __future__ import annotations

import json
import random
import threading
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest
from tests.integration.server import WRITE_KEY, ServedProduct, served, until
from websockets.sync.client import connect

BATCH = 200


class Clients:
    """Four senders at full speed. `acknowledged` ids were answered 202; `unsure` ones had no answer."""

    def __init__(self) -> None:
        self.acknowledged: set[str] = set()
        self.unsure: set[str] = set()
        self._next = 0
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self, port: int) -> None:
        self._stop.clear()
        self._threads = [threading.Thread(target=self._send, args=(port,)) for _ in range(4)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _send(self, port: int) -> None:
        with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            self._send_on(connection)

    def _send_on(self, connection: HTTPConnection) -> None:
        while not self._stop.is_set():
            with self._lock:
                first, self._next = self._next, self._next + BATCH
            ids = [f"k-{number}" for number in range(first, first + BATCH)]
            body = json.dumps([{"id": one, "name": "tick", "user_id": one[-2:], "value": 1, "properties": {"page": f"/p/{one[-1]}"}} for one in ids])
            self.unsure.update(ids)
            try:
                connection.request("POST", "/api/events", body, {"authorization": f"Bearer {WRITE_KEY}"})
                status = connection.getresponse()
                status.read()
            except (OSError, HTTPException):
                connection.close()
                self._stop.wait(0.02)
                continue
            if status.status == 202:
                self.acknowledged.update(ids)
                self.unsure.difference_update(ids)


def _kill_repeatedly(directory: Path, kills: int) -> None:
    clients = Clients()
    source = random.Random(kills)
    for _ in range(kills):
        with served(directory) as product:
            before = len(clients.acknowledged)
            clients.start(int(product.url.rpartition(":")[2]))
            until(lambda seen=before: len(clients.acknowledged) > seen + 5 * BATCH)  # type: ignore[misc]
            time.sleep(source.uniform(0.0, 0.7))
            product.process.kill()
            clients.stop()
    with served(directory) as product:
        check_whole(product, clients, kills)


def check_whole(product: ServedProduct, clients: Clients, kills: int) -> None:
    window = {"metric": "tick", "time_window": "last_24_hours"}
    stored = product.value(**window, aggregation="count")
    unique = product.value(**window, aggregation="unique_count", value_field="id", exact=True)
    rolled = product.value(**window, aggregation="sum")
    by_page = product.ask(**window, aggregation="count", group_by=["page"], limit=100)["results"]
    live = live_count(product)
    print(f"kills {kills}, acknowledged {len(clients.acknowledged)}, stored {stored}, unique {unique}, live {live}")
    assert stored == unique, "nothing is doubled"
    assert len(clients.acknowledged) <= stored <= len(clients.acknowledged) + len(clients.unsure), "nothing acknowledged is lost"
    assert rolled == stored == sum(row["value"] for row in by_page), "roll-ups equal raw rows"
    assert live == stored, "the live snapshot equals the store"


def live_count(product: ServedProduct) -> int:
    token = product.client.headers["authorization"].removeprefix("Bearer ")
    with connect(f"{product.url.replace('http', 'ws')}/ws?token={token}") as socket:
        socket.send(json.dumps({"type": "subscribe", "id": "q", "query": {"metric": "tick", "aggregation": "count", "time_window": "last_24_hours"}}))
        while True:
            message = json.loads(socket.recv(timeout=30))
            if message.get("type") == "metric_update":
                return int(message["value"])


@pytest.mark.req("A3", "E5", "B10")
@pytest.mark.timeout(300)
def test_kills_under_load_lose_and_double_nothing(tmp_path: Path) -> None:
    _kill_repeatedly(tmp_path, 2)


@pytest.mark.req("A3", "E5", "B10")
@pytest.mark.soak
@pytest.mark.timeout(300)
def test_five_kills_under_load_lose_and_double_nothing(tmp_path: Path) -> None:
    _kill_repeatedly(tmp_path, 5)
