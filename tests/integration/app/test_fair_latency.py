"""What a hundred heavy questions of one caller cost the others, on the clock, in the served product."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from tests.integration.server import ServedProduct, served, until

HEAVY = "SELECT sum(sipHash64(a.number, b.number)) FROM numbers(1000000) AS a, numbers(1000000) AS b WHERE a.number >= {n}"
"""Runs to the end of its time, on all processors it gets."""

SHORT = {"metric": "tick", "aggregation": "count", "time_window": "last_24_hours"}


def latencies_ms(product: ServedProduct, count: int) -> list[float]:
    """Of short questions one after the other, each asked of the store; sorted."""
    found = []
    for number in range(count):
        began_s = time.perf_counter()
        answer = product.client.post("/api/metrics", json={**SHORT, "filters": [{"field": "page", "operator": "neq", "value": f"{time.time_ns()}-{number}"}]})
        found.append((time.perf_counter() - began_s) * 1000)
        assert answer.status_code == 200, answer.text
    return sorted(found)


@contextmanager
def glutton(product: ServedProduct, statuses: list[int]) -> Iterator[None]:
    """A hundred heavy statements of one key, all the time, for as long as the block lasts."""
    stopped = threading.Event()
    key = product.client.post("/api/projects/1/keys", json={"kind": "read", "name": "glutton"}).json()["key"]
    client = httpx.Client(base_url=product.url, headers={"authorization": f"Bearer {key}"}, timeout=120, limits=httpx.Limits(max_connections=100))

    def ask(number: int) -> None:
        while not stopped.wait(0.1):
            try:
                statuses.append(client.post("/api/sql", json={"query": HEAVY.format(n=number)}).status_code)
            except (httpx.TransportError, RuntimeError):  # closed beneath it
                return

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(100)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopped.set()
        client.close()
        for thread in threads:
            thread.join()


def percentile(sorted_ms: list[float], share: float) -> float:
    return sorted_ms[min(int(len(sorted_ms) * share), len(sorted_ms) - 1)]


@pytest.mark.soak
@pytest.mark.req("K6")
@pytest.mark.hostile(44)
@pytest.mark.timeout(300)
def test_others_hardly_notice_a_hundred_heavy_questions_of_one(tmp_path: Path) -> None:
    environ = {"TIDEGAUGE_CACHE_LIVE_S": "0", "TIDEGAUGE_QUERY_TIMEOUT_S": "5"}
    statuses = list[int]()
    with served(tmp_path, environ=environ) as product:
        events = [{"name": "tick", "value": 1, "user_id": f"u{number}"} for number in range(5_000)]
        product.client.post("/api/events", json=events, headers={"authorization": f"Bearer {product.write_key}"}).raise_for_status()
        until(lambda: product.value(**SHORT) == len(events))
        latencies_ms(product, 50)
        alone = latencies_ms(product, 200)
        with glutton(product, statuses):
            time.sleep(2)
            beside = latencies_ms(product, 200)
    shares = (0.5, 0.99)
    before, during = ([percentile(found, share) for share in shares] for found in (alone, beside))
    print(f"alone p50 {before[0]:.1f} ms, p99 {before[1]:.1f}; beside p50 {during[0]:.1f}, p99 {during[1]:.1f}: {during[1] / before[1]:.1f} times")
    assert set(statuses) <= {422, 429, 503}, "each ran to the end of its time, or waited for its turn to the end of that"
    assert during[1] < 4 * before[1], "the processors are shared, the turns are not"
    assert during[1] < 2_000, "nobody waits for a heavy one to end, which takes five seconds"
