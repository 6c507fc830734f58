"""Out of open files: whoever can be told is told 503, the process lives, and all is well again when there are some."""

from __future__ import annotations

import contextlib
import resource
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import httpx
import pytest
from tests.integration.server import ServedProduct, served, until


@contextmanager
def few_files(product: ServedProduct, spare: int) -> Iterator[None]:
    """For the block, the server may open only so many files more than it has."""
    pid = product.process.pid
    before = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    used = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (used + spare, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_NOFILE, before)


def crowd(product: ServedProduct, count: int) -> list[socket.socket]:
    """Connections that say nothing."""
    port = int(product.url.rpartition(":")[2])
    opened = []
    for _ in range(count):
        with contextlib.suppress(OSError):
            opened.append(socket.create_connection(("127.0.0.1", port), timeout=0.5))
    return opened


@pytest.mark.req("K6")
@pytest.mark.hostile(100, 121)
def test_out_of_files_nobody_gets_a_500_nothing_is_lost_and_it_recovers(tmp_path: Path) -> None:
    with served(tmp_path) as product:
        key = {"authorization": f"Bearer {product.write_key}"}
        question = {"metric": "tick", "aggregation": "count", "time_window": "last_24_hours"}

        def send() -> int:
            return product.client.post("/api/events", json={"name": "tick"}, headers=key).status_code

        def ask(number: int) -> int:
            other = {**question, "filters": [{"field": "page", "operator": "eq", "value": str(number)}]}
            return product.client.post("/api/metrics", json=other).status_code

        assert send() == 202
        accepted, statuses = 1, set()
        with few_files(product, 12):
            opened = crowd(product, 60)
            for number in range(15):
                for work in (send, partial(ask, number)):
                    with contextlib.suppress(httpx.TransportError):
                        status = work()
                        statuses.add(status)
                        accepted += status == 202
            for one in opened:
                one.close()
        assert statuses <= {200, 202, 503}
        assert statuses & {200, 202}, "connections that were open are served"
        until(lambda: httpx.get(f"{product.url}/health/live", timeout=60).status_code == 200)
        until(lambda: product.value(**question) == accepted)
        assert product.process.poll() is None
        log = product.log.read_text(errors="replace")
        assert "unhandled_error" not in log
