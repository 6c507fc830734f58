"""Saved versions beside each other, and the way back to one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.e2e.board import choose_for_board, expect_drawn, make_board, open_board, saved_boxes, tile, widget
from tests.e2e.conftest import Visit
from tests.integration.server import ServedProduct

pytestmark = pytest.mark.e2e


def _two_more_versions(product: ServedProduct, board: str) -> None:
    """In the second the number is renamed and the bars have moved; the third has a table instead of them."""
    document = product.client.get(f"/api/dashboards/{board}").json()["document"]
    number, bars = document["tabs"][0]["widgets"]
    second = [{**number, "title": "Views today"}, {**bars, "x": 6}]
    third = [second[0], widget("table", "Countries", (3, 0, 6, 6), metric="page_views", group_by=["country"])]
    for version, (widgets, message) in enumerate([(second, "Bars to the right"), (third, "")], 1):
        document["tabs"][0]["widgets"] = widgets
        body = {"document": document, "base_version": version, "message": message}
        product.client.put(f"/api/dashboards/{board}", json=body).raise_for_status()


@pytest.mark.req("H1")
def test_an_old_version_is_compared_with_the_present_one_and_brought_back(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    number = widget("number", "Views", (0, 0, 3, 3), metric="page_views")
    board = make_board(shop, "Old and new", number, widget("bar", "Pages", (3, 0, 6, 6), metric="page_views", group_by=["page"]))
    _two_more_versions(shop, board)
    seen = visit()
    page = seen.page
    open_board(page, shop, board)
    choose_for_board(page, "Version history")
    panel = page.get_by_role("dialog", name="Version history")
    versions = panel.locator("ol").get_by_role("button")
    expect(versions).to_have_count(3)
    expect(versions.nth(1)).to_contain_text("Bars to the right")
    versions.nth(2).click()
    changes = panel.get_by_role("listitem").filter(has=page.locator("b", has_text="ed"))
    expect(changes).to_have_text(["AddedCountries", "RemovedPages", "ChangedViews todaytitle"])
    pictures = panel.get_by_role("figure")
    expect(pictures.nth(0).locator("[data-mark=removed]")).to_have_count(1)
    expect(pictures.nth(1).locator("[data-mark=added]")).to_have_count(1)
    versions.nth(1).click()
    expect(changes).to_have_text(["AddedCountries", "RemovedPages"])
    panel.get_by_role("button", name="Restore version 2").click()
    expect(page.get_by_text("Version 2 restored as the newest")).to_be_visible(timeout=10_000)
    expect(tile(page, "Pages")).to_be_visible()
    expect(tile(page, "Countries")).to_have_count(0)
    expect_drawn(page)
    assert saved_boxes(shop, board) == {"Views today": (0, 0, 3, 3), "Pages": (6, 0, 6, 6)}
    assert shop.client.get(f"/api/dashboards/{board}").json()["version"] == 4
    assert seen.complaints == []
