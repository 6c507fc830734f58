"""A widget of one's own: the example plug-in, installed by copying it, in its frame."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.e2e.board import choose, make_board, open_board, tile, widget
from tests.e2e.conftest import Visit
from tests.integration.server import ServedProduct

pytestmark = pytest.mark.e2e

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/plugins/dot-grid"


@pytest.mark.req("H11", "J7")
@pytest.mark.hostile(185)
def test_a_plug_in_draws_what_it_is_handed_and_reaches_nothing_else(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    shutil.copytree(EXAMPLE, shop.data_dir / "plugins/dot-grid")
    dots = widget("custom", "Dots", (0, 0, 6, 8), metric="page_views", group_by=["device"]) | {"options": {"plugin": "dot-grid"}}
    total = widget("number", "Views", (6, 0, 6, 4), metric="page_views")
    seen = visit()
    page = seen.page
    open_board(page, shop, make_board(shop, "Own widget", dots, total))
    frame = tile(page, "Dots").frame_locator("iframe")
    buttons = frame.get_by_role("button")
    expect(buttons).to_have_count(100, timeout=10_000)
    expect(frame.get_by_role("button", name="mobile: 120")).to_have_count(50)
    frame.get_by_role("button", name="mobile: 120").first.click()
    choose(page, "Filter the other widgets")
    expect(tile(page, "Views").get_by_text("120", exact=True)).to_be_visible(timeout=10_000)
    expect(buttons).to_have_count(100)
    assert seen.complaints == []

    element = tile(page, "Dots").locator("iframe")
    assert element.get_attribute("sandbox") == "allow-scripts"
    handle = element.element_handle()
    inside = handle and handle.content_frame()
    assert inside
    told = inside.evaluate(
        """async () => {
            const tried = { parent: () => parent.document, cookie: () => document.cookie, storage: () => localStorage }
            const refused = Object.entries(tried).map(([what, attempt]) => {
                try { return attempt() && what } catch { return null }
            })
            const fetched = await fetch('/api/projects').then(() => 'fetch', () => null)
            return [origin, ...refused, fetched].filter(Boolean)
        }"""
    )
    assert told == ["null"], "an origin of nobody, and nothing of the page around it"
