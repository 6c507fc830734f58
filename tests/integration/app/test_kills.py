"""Two hundred kill -9 in a row while four senders, questions and a live screen are at work."""

from __future__ import annotations

import json
import os
import random
import threading
import time
from contextlib import suppress
from pathlib import Path
from statistics import median

import httpx
import pytest
from tests.integration.app.test_recovery import BATCH, Clients, check_whole
from tests.integration.server import ServedProduct, served, until
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

KILLS = int(os.environ.get("SOAK_KILLS", "200"))
CHECKED_EVERY = 25
LEAST_RATE = 5_000
"""Events a second."""

QUESTIONS = (
    {"metric": "tick", "aggregation": "sum", "time_window": "last_24_hours", "group_by": ["page"]},
    {"metric": "tick", "aggregation": "unique_count", "value_field": "user_id", "time_window": "last_hour"},
    {"metric": "tick", "aggregation": "p95", "time_window": "last_24_hours", "interval": "hour"},
)


class Readers:
    """One thread that asks, and one that watches a number live, until the server goes."""

    def __init__(self, product: ServedProduct) -> None:
        self.asked = self.updates = 0
        self._product = product
        self._over = threading.Event()
        self._threads = [threading.Thread(target=work) for work in (self._ask, self._watch)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _ask(self) -> None:
        with suppress(httpx.TransportError), httpx.Client(base_url=self._product.url, headers=self._product.client.headers, timeout=10) as client:
            while not self._over.is_set():
                for question in QUESTIONS:
                    response = client.post("/api/metrics", json=question)
                    assert response.status_code in (200, 429), response.text
                    self.asked += 1

    def _watch(self) -> None:
        token = self._product.client.headers["authorization"].removeprefix("Bearer ")
        with suppress(OSError, WebSocketException), connect(f"{self._product.url.replace('http', 'ws')}/ws?token={token}") as socket:
            socket.send(json.dumps({"type": "subscribe", "id": "q", "query": {"metric": "tick", "aggregation": "count", "time_window": "last_24_hours"}}))
            while not self._over.is_set():
                with suppress(TimeoutError):
                    self.updates += json.loads(socket.recv(timeout=0.5)).get("type") == "metric_update"


class Figures:
    """What the run came to."""

    def __init__(self) -> None:
        self.rates: list[float] = []
        self.ready_s: list[float] = []
        self.asked = self.updates = 0

    def line(self, kills: int, clients: Clients) -> str:
        rate, ready = median(self.rates), sorted(self.ready_s)
        return (
            f"{kills} kills: {len(clients.acknowledged):,} acknowledged at {rate:,.0f} events/s (median while sending), {self.asked:,} questions, "
            f"{self.updates:,} live updates; ready after {median(ready):.1f} s (median), {ready[-1]:.1f} s at most"
        )


def kill_once(directory: Path, clients: Clients, source: random.Random, figures: Figures) -> None:
    began_s = time.monotonic()
    with served(directory) as product:
        figures.ready_s.append(time.monotonic() - began_s)
        readers = Readers(product)
        before, sending_s = len(clients.acknowledged), time.monotonic()
        clients.start(int(product.url.rpartition(":")[2]))
        until(lambda: len(clients.acknowledged) > before + 5 * BATCH)
        time.sleep(source.uniform(0.2, 1.2))  # the moment of the kill is the test's own
        product.process.kill()
        figures.rates.append((len(clients.acknowledged) - before) / (time.monotonic() - sending_s))
        clients.stop()
        readers.stop()
        figures.asked += readers.asked
        figures.updates += readers.updates


@pytest.mark.soak
@pytest.mark.req("A3", "E5", "B10")
@pytest.mark.hostile(104)
@pytest.mark.timeout(7200)
def test_two_hundred_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    clients, source, figures = Clients(), random.Random(104), Figures()
    for number in range(1, KILLS + 1):
        kill_once(tmp_path, clients, source, figures)
        if number % CHECKED_EVERY == 0 or number == KILLS:
            print(figures.line(number, clients), flush=True)
            with served(tmp_path) as product:
                check_whole(product, clients, number)
    assert median(figures.rates) >= LEAST_RATE
