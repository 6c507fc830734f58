"""A board left open for an hour while events flow: what it holds on to.

The length is SOAK_MINUTES (60 when not given). The first tenth fills what is meant to be kept: rings of samples, query caches, compiled code.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest
from tests.e2e.conftest import Visit
from tests.e2e.full_board import BOARD_IN_VIEW, flowing, make_full_board, open_full_board
from tests.e2e.page_meter import Heap, PageMeter
from tests.integration.server import ServedProduct

pytestmark = [pytest.mark.e2e, pytest.mark.soak]

MINUTES = float(os.environ.get("SOAK_MINUTES", "60"))
BODIES_PER_S = 3.0
GROWTH_BUDGET_MB = 10.0


def _rss_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/status").read_text().split("VmRSS:")[1].split()[0]) / 1024


@pytest.mark.req("H4", "H5")
@pytest.mark.timeout(MINUTES * 60 + 300)
def test_24_live_tiles_keep_no_more_memory_after_an_hour(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit(viewport=BOARD_IN_VIEW)
    page = open_full_board(seen, shop, make_full_board(shop))
    meter = PageMeter(page)
    heaps: list[Heap] = []
    server_mb: list[float] = []
    began = monotonic()
    with flowing(shop, BODIES_PER_S) as flow:
        page.wait_for_timeout(MINUTES * 6_000)
        while True:
            heaps.append(meter.heap())
            server_mb.append(_rss_mb(shop.process.pid))
            minutes, heap = (monotonic() - began) / 60, heaps[-1]
            print(
                f"{minutes:5.1f} min: page {heap.used_mb:.2f} MB, {heap.nodes} nodes, {heap.listeners} listeners; "
                f"server {server_mb[-1]:.0f} MB; {flow.sent} events",
                flush=True,
            )
            if minutes >= MINUTES:
                break
            page.wait_for_timeout(MINUTES * 1_000)
    used = [heap.used_mb for heap in heaps]
    growth_mb = statistics.median(used[-3:]) - statistics.median(used[:3])
    server_drift_mb = statistics.median(server_mb[-3:]) - statistics.median(server_mb[:3])
    print(f"{MINUTES:g} min, {flow.sent} events on 24 tiles: page heap {growth_mb:+.2f} MB (budget {GROWTH_BUDGET_MB:g}), server {server_drift_mb:+.0f} MB")
    assert flow.failures == []
    assert seen.complaints == []
    assert growth_mb < GROWTH_BUDGET_MB
