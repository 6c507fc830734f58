"""A full board while events flow."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import httpx
import pytest
from playwright.sync_api import expect
from tests.e2e.board import expect_drawn, make_board, widget
from tests.e2e.conftest import Visit, log_in
from tests.integration.server import ServedProduct

pytestmark = pytest.mark.e2e

KINDS = ("number", "line", "bar", "area", "horizontal_bar", "doughnut", "stacked", "gauge")
SECONDS = 20
WATCH = "window.long = []; new PerformanceObserver((list) => window.long.push(...list.getEntries().map((one) => one.duration))).observe({type: 'longtask'})"


@pytest.mark.req("H4")
def test_24_live_tiles_follow_a_stream_of_events_without_an_error(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    tiles = []
    for i in range(24):
        kind = KINDS[i % len(KINDS)]
        over = {"interval": "auto"} if kind in ("line", "area", "stacked") else {} if kind in ("number", "gauge") else {"group_by": ["event_name"], "limit": 8}
        tiles.append(widget(kind, f"Tile {i}", (i % 6 * 2, i // 6 * 4, 2, 4), metric="*", aggregation="count", **over))
    board = make_board(shop, "Full", *tiles)
    seen = visit(viewport={"width": 1600, "height": 1100})
    page = seen.page
    log_in(page, shop.url)
    expect(page.get_by_role("link", name="Dashboards")).to_be_visible(timeout=10_000)
    page.add_init_script(WATCH)
    page.goto(f"{shop.url}/dashboards/{board}")
    expect(page.locator("#board").get_by_role("region")).to_have_count(24, timeout=10_000)
    expect_drawn(page)
    first = page.get_by_role("region", name="Tile 0", exact=True)
    before = first.inner_text()
    page.evaluate("() => { window.long.length = 0 }")
    end = monotonic() + SECONDS
    sent = 0
    with httpx.Client(base_url=shop.url, headers={"Authorization": f"Bearer {shop.write_key}"}, timeout=30) as source:
        while monotonic() < end:
            source.post("/api/events", json=[{"name": f"step_{n % 5}", "user_id": f"u{n % 50}"} for n in range(20)]).raise_for_status()
            sent += 20
            page.wait_for_timeout(100)
    expect(first).not_to_have_text(before)
    long = page.evaluate("() => window.long.map(Math.round)")
    print(f"{sent} events in {SECONDS} s on 24 live tiles: {len(long)} tasks over 50 ms {long}")
    expect_drawn(page)
    assert seen.complaints == []
