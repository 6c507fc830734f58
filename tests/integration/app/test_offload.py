"""The served product prepares large bodies in a process of their own, and itself while that process is not there."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.server import ServedProduct, served, until


def _send(product: ServedProduct, first: int) -> dict[str, Any]:
    events = [
        {"id": f"e{place}", "name": "tick", "value": 1, "user_id": f"u{place % 50}", "properties": {"page": f"/{place % 7}", "note": "x" * 40}}
        for place in range(first, first + 1_000)
    ]
    answer = httpx.post(f"{product.url}/api/events", json=events, headers={"authorization": f"Bearer {product.write_key}"}, timeout=60)
    assert answer.status_code == 202, answer.text
    receipt: dict[str, Any] = answer.json()
    return receipt


def _worker(product: ServedProduct) -> int:
    """The process id in the newest line that tells of a start."""
    lines = [line for line in product.log.read_text().splitlines() if "ingest_worker_started" in line]
    return int(lines[-1].partition('"pid":')[2].partition(",")[0]) if lines else 0


def _offloaded(product: ServedProduct) -> int:
    return int(product.client.get("/api/statistics").json()["ingest"]["bodies_offloaded"])


@pytest.mark.req("A3", "K6")
@pytest.mark.hostile(153)
def test_bodies_are_offloaded_and_a_killed_worker_loses_nothing(tmp_path: Path) -> None:
    with served(tmp_path) as product:
        sent = 0

        def is_offloaded(more_than: int = 0) -> bool:
            nonlocal sent
            assert _send(product, sent)["accepted"] == 1_000
            sent += 1_000
            return _offloaded(product) > more_than

        until(is_offloaded)
        assert _send(product, 0) == {"accepted": 0, "duplicates": 1_000, "rejected": 0, "errors": []}, "sent again, however it was prepared before"
        first = _worker(product)
        os.kill(first, signal.SIGKILL)
        before = _offloaded(product)
        until(lambda: is_offloaded(before))
        assert _worker(product) != first
        window = {"metric": "tick", "time_window": "last_24_hours"}
        until(lambda: product.value(**window, aggregation="count") == sent)
        assert product.value(**window, aggregation="sum") == sent
        assert product.value(**window, aggregation="unique_count", value_field="id", exact=True) == sent
        assert len(product.ask(**window, aggregation="count", group_by=["page"], limit=100)["results"]) == 7
        worker = _worker(product)
        product.stop()
    until(lambda: not Path(f"/proc/{worker}").exists())
