"""The server goes away and comes back: the shell, the last known figures, and life again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, expect
from tests.e2e.board import expect_drawn, make_board, open_board, send_views, tile, widget
from tests.e2e.conftest import Visit
from tests.integration.server import served, until

pytestmark = pytest.mark.e2e

KEPT = """async () => {
    await navigator.serviceWorker.ready
    const names = await caches.keys()
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return lists.flat().map((request) => new URL(request.url).pathname)
}"""


def _kept_paths(page: Page) -> list[str]:
    paths: list[str] = page.evaluate(KEPT)
    return paths


@pytest.mark.req("H8", "H7", "E1")
def test_a_dashboard_opens_without_its_server_and_is_live_again_when_that_is_back(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    with served(tmp_path) as product:
        send_views(product)
        until(lambda: product.value(metric="page_views", time_window="last_24_hours") == 240)
        views = widget("number", "Views", (0, 0, 3, 3), metric="page_views")
        board = make_board(product, "Far away", views, widget("bar", "Pages", (3, 0, 6, 6), metric="page_views", group_by=["page"]))
        open_board(page, product, board)
        expect(tile(page, "Views").get_by_text("240", exact=True)).to_be_visible(timeout=10_000)
        kept = _kept_paths(page)
        assert "/" in kept
        assert len(kept) > 20
        assert [path for path in kept if path.startswith(("/api", "/ws"))] == [], "the worker keeps files, never data"
        assert seen.complaints == []
        port = urlsplit(product.url).port
    assert port
    expect(page.get_by_text("Connection lost")).to_be_visible(timeout=15_000)
    expect(tile(page, "Views").get_by_text("240", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_role("navigation", name="Main").first).to_be_visible(timeout=15_000)
    expect(page.get_by_role("heading", name="Far away", level=1)).to_be_visible()
    expect(tile(page, "Views").get_by_text("240", exact=True)).to_be_visible(timeout=10_000)
    expect(tile(page, "Views").get_by_text("as of")).to_be_visible()
    with served(tmp_path, port=port) as product:
        lost = page.get_by_text("Connection lost")
        with suppress(PlaywrightError):  # it may have come back by itself by now
            page.get_by_role("button", name="Try now").click(timeout=2_000)
        expect(lost).to_have_count(0, timeout=15_000)
        event = {"type": "page_view", "user_id": "u1", "properties": {"page": "/"}}
        product.client.post("/api/events", json=event, headers={"Authorization": f"Bearer {product.write_key}"}).raise_for_status()
        expect(tile(page, "Views").get_by_text("241", exact=True)).to_be_visible(timeout=10_000)
        expect_drawn(page)
    assert [text for text in seen.complaints if "ERR_CONNECTION" not in text and "WebSocket" not in text] == []
