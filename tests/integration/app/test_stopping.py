"""A stop while everything is at work: within ten seconds, in order, and nothing acknowledged is lost."""

from __future__ import annotations

import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.integration.app.test_recovery import BATCH, Clients, check_whole
from tests.integration.server import EMAIL, ServedProduct, served, until

STOP_S = 10.0
ENDLESS = "SELECT sum(sipHash64(a.number, b.number)) FROM numbers(1000000) AS a, numbers(1000000) AS b"


def ask_without_end(product: ServedProduct, ends: list[str]) -> None:
    """A statement that nothing but a limit or a stop ends."""
    with httpx.Client(base_url=product.url, headers=product.client.headers, timeout=60) as client:
        try:
            ends.append(f"{client.post('/api/sql', json={'query': ENDLESS}).status_code}")
        except httpx.TransportError:
            ends.append("cut")


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield int(listening.getsockname()[1])


@pytest.mark.req("A3", "E5", "K6")
@pytest.mark.hostile(120)
def test_a_stop_amid_ingest_and_long_statements_is_in_order_and_in_time(tmp_path: Path, silent_port: int) -> None:
    clients, ends = Clients(), list[str]()
    mail = {"TIDEGAUGE_SMTP_HOST": "127.0.0.1", "TIDEGAUGE_SMTP_PORT": str(silent_port), "TIDEGAUGE_SMTP_SECURITY": "none"}
    with served(tmp_path, environ=mail) as product:
        assert httpx.post(f"{product.url}/api/auth/forgotten", json={"email": EMAIL}, timeout=60).status_code == 202
        clients.start(int(product.url.rpartition(":")[2]))
        asking = [threading.Thread(target=ask_without_end, args=(product, ends)) for _ in range(2)]
        for thread in asking:
            thread.start()
        until(lambda: len(clients.acknowledged) > 10 * BATCH)
        product.process.send_signal(signal.SIGTERM)
        began_s = time.monotonic()
        try:
            code = product.process.wait(30)
            took_s = time.monotonic() - began_s
        finally:
            clients.stop()
            for thread in asking:
                thread.join()
    assert code in (0, -signal.SIGTERM), "in order; the signal is passed on at the very end"
    assert "Finished server process" in product.log.read_text()
    print(f"stopped in {took_s:.1f} s with {len(clients.acknowledged):,} events acknowledged; the statements ended with {ends}")
    assert took_s <= STOP_S
    assert set(ends) <= {"503", "cut"}
    with served(tmp_path) as product:
        check_whole(product, clients, 1)
