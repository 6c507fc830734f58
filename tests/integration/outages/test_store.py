"""The store's server hangs, breaks off and comes back while the product is in use: nobody gets a 5xx but the documented 503, nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.outages.sender import Sender
from tests.integration.outages.tcp_proxy import TcpProxy, proxied
from tests.integration.server import ServedProduct, served, until
from tests.integration.store.chdb_http_front import front_in
from websockets.sync.client import ClientConnection, connect

KNOWN = {"metric": "tick", "aggregation": "count", "time_window": "last_24_hours"}
OTHER = {**KNOWN, "time_window": "last_7_days"}
EXACT = {**KNOWN, "aggregation": "unique_count", "value_field": "id", "exact": True}


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[TcpProxy]:
    with front_in(tmp_path / "front") as front, proxied(("127.0.0.1", int(front.address.rpartition(":")[2]))) as running:
        yield running


def store_at(proxy: TcpProxy, **more: str) -> dict[str, str]:
    """A short time for questions, so that what hangs is noticed soon."""
    return {"TIDEGAUGE_STORE_URL": f"clickhouse://127.0.0.1:{proxy.port}/outage", "TIDEGAUGE_QUERY_TIMEOUT_S": "1", "TIDEGAUGE_CACHE_LIVE_S": "0", **more}


def ask(product: ServedProduct, question: dict[str, Any]) -> httpx.Response:
    return product.client.post("/api/metrics", json=question)


def gauge(product: ServedProduct, name: str) -> float:
    """A number of the metrics page, by the beginning of its line."""
    return next(float(line.rpartition(" ")[2]) for line in product.client.get("/metrics").text.splitlines() if line.startswith(name))


@contextmanager
def watching(product: ServedProduct) -> Iterator[ClientConnection]:
    """A live count of all events of the last minutes."""
    token = product.client.headers["authorization"].removeprefix("Bearer ")
    with connect(f"{product.url.replace('http', 'ws')}/ws?token={token}") as socket:
        socket.send(json.dumps({"type": "subscribe", "id": "q", "query": {**KNOWN, "time_window": "last_15_minutes"}}))
        yield socket


def live_value(socket: ClientConnection, at_least: int) -> int:
    """The live count, once it is so high."""
    while True:
        message = json.loads(socket.recv(timeout=60))
        if message.get("type") == "metric_update" and message["value"] >= at_least:
            return int(message["value"])


@pytest.mark.req("K5", "K6", "A3", "A10")
@pytest.mark.hostile(113)
def test_a_store_that_hangs_leaves_ingest_live_tiles_and_last_answers_and_drains_after(proxy: TcpProxy, tmp_path: Path) -> None:
    with served(tmp_path, environ=store_at(proxy)) as product, Sender(product) as sender, watching(product) as screen:
        until(lambda: sender.accepted > 200)
        until(lambda: ask(product, KNOWN).json()["results"][0]["value"] > 0)
        answered = ask(product, KNOWN).json()
        assert "stale" not in answered["meta"]
        proxy.freeze()
        until(lambda: gauge(product, 'tidegauge_breaker_state{part="store"}') == 2.0)
        began_s, sent = time.monotonic(), sender.accepted
        stale, unknown = ask(product, KNOWN), ask(product, OTHER)
        assert time.monotonic() - began_s < 20
        assert (stale.status_code, stale.json()["meta"]["stale"]) == (200, True)
        assert stale.json()["results"][0]["value"] >= answered["results"][0]["value"]
        assert stale.json()["meta"]["as_of"] <= time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        assert (unknown.status_code, unknown.json()["error"]["code"]) == (503, "store_unavailable")
        assert int(unknown.headers["retry-after"]) >= 1
        assert product.client.get("/api/projects").status_code == 200, "people get their screens"
        health = product.client.get("/health").json()
        assert (health["status"], health["checks"]["store"]) == ("degraded", "does not answer: the last good answers are given instead")
        assert product.client.get("/health/ready").status_code == 200
        until(lambda: sender.accepted > sent + 200)
        assert live_value(screen, sender.accepted) >= sent + 200, "live numbers go on from the stream"
        proxy.thaw()
        until(lambda: "stale" not in ask(product, KNOWN).json().get("meta", {"stale": True}))
        sender.stop()
        until(lambda: ask(product, EXACT).json()["results"][0]["value"] == sender.accepted, timeout_s=60)
        assert product.value(**KNOWN) == sender.accepted, "nothing is lost or doubled"
        assert sender.statuses == {202}
        assert "Traceback" not in product.log.read_text(errors="replace")


@pytest.mark.req("K6", "A3")
@pytest.mark.hostile(113, 114)
def test_connections_that_break_off_in_the_middle_of_inserts_lose_and_double_nothing(proxy: TcpProxy, tmp_path: Path) -> None:
    with served(tmp_path, environ=store_at(proxy)) as product, Sender(product) as sender:
        until(lambda: sender.accepted > 100)
        for size in (300, 9_000):
            before, stored = proxy.cuts, sender.accepted
            proxy.cut_after = size
            until(lambda cuts=before: proxy.cuts > cuts + 2)  # type: ignore[misc]
            proxy.cut_after = -1
            proxy.cut()
            until(lambda seen=stored: sender.accepted > seen + 50)  # type: ignore[misc]
        proxy.half_close()
        proxy.refuses = True
        proxy.cut()
        until(lambda seen=sender.accepted: sender.accepted > seen + 50)  # type: ignore[misc]
        proxy.refuses = False
        sender.stop()
        until(lambda: ask(product, EXACT).status_code == 200 and ask(product, EXACT).json()["results"][0]["value"] == sender.accepted, timeout_s=60)
        assert product.value(**KNOWN) == sender.accepted
        assert sender.statuses == {202}


@pytest.mark.soak
@pytest.mark.req("K6", "A10")
@pytest.mark.hostile(113)
def test_a_full_journal_turns_events_away_with_503_and_takes_them_again_after(proxy: TcpProxy, tmp_path: Path) -> None:
    with served(tmp_path, environ=store_at(proxy, TIDEGAUGE_JOURNAL_MAX_BYTES="1048576")) as product, Sender(product, items=100) as sender:
        until(lambda: sender.accepted > 200)
        proxy.freeze()
        until(lambda: 503 in sender.statuses, timeout_s=60)
        full = product.client.post("/api/events", json={"name": "tick"}, headers={"authorization": f"Bearer {product.write_key}"})
        ready = product.client.get("/health/ready")
        assert (ready.status_code, ready.json()["error"]["code"]) == (503, "not_ready")
        assert full.status_code in (202, 503), "a small one may still fit"
        assert sender.refusals[-1].headers["retry-after"]
        proxy.thaw()
        until(lambda seen=len(sender.refusals): product.client.get("/health/ready").status_code == 200, timeout_s=30)  # type: ignore[misc]
        accepted = sender.accepted
        until(lambda: sender.accepted > accepted)
        sender.stop()
        extra = int(full.status_code == 202)
        until(lambda: product.value(**KNOWN) == sender.accepted + extra, timeout_s=60)
        assert sender.statuses == {202, 503}


@pytest.mark.soak
@pytest.mark.req("K6")
@pytest.mark.hostile(43, 121)
def test_after_a_thousand_requests_that_ran_out_of_time_no_task_and_no_file_is_left(proxy: TcpProxy, tmp_path: Path) -> None:
    with served(tmp_path, environ=store_at(proxy)) as product:
        product.ask(**KNOWN)
        until(lambda: gauge(product, "tidegauge_event_loop_tasks ") > 0)
        tasks, files = gauge(product, "tidegauge_event_loop_tasks "), gauge(product, "process_open_fds ")
        proxy.freeze()
        gone = asyncio.run(_give_up(product, 1_000))
        assert gone > 100, "most of them were waiting when their callers left"
        proxy.thaw()
        until(lambda: gauge(product, "tidegauge_event_loop_tasks ") <= tasks + 3, timeout_s=30)
        until(lambda: gauge(product, "process_open_fds ") <= files + 10, timeout_s=30)
        until(lambda: ask(product, OTHER).status_code == 200, timeout_s=30)


async def _give_up(product: ServedProduct, count: int) -> int:
    """So many different questions, each left after a moment; how many had not been answered by then."""
    turn, left = asyncio.Semaphore(100), 0
    limits = httpx.Limits(max_connections=100)
    async with httpx.AsyncClient(base_url=product.url, headers=product.client.headers, timeout=0.15, limits=limits) as client:

        async def one(number: int) -> None:
            nonlocal left
            async with turn:
                try:
                    await client.post("/api/metrics", json={**OTHER, "filters": [{"field": "page", "operator": "eq", "value": str(number)}]})
                except httpx.TimeoutException:
                    left += 1

        await asyncio.gather(*(one(number) for number in range(count)))
    return left
