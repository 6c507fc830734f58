"""The screen on the wall: no frame, tab after tab, dashboard after dashboard."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.e2e.board import choose_for_board, make_board, open_board, tile, widget
from tests.e2e.conftest import Visit
from tests.integration.server import ServedProduct

pytestmark = pytest.mark.e2e

FULL_SCREEN = "() => document.fullscreenElement !== null"


def _board_of_two_tabs(product: ServedProduct) -> str:
    board = make_board(product, "Wall", widget("number", "Views", (0, 0, 12, 3), metric="page_views"))
    document = product.client.get(f"/api/dashboards/{board}").json()["document"]
    people = [widget("number", "People", (0, 0, 6, 3), metric="unique_users")]
    document["tabs"].append({"id": "people", "name": "People today", "widgets": people})
    product.client.put(f"/api/dashboards/{board}", json={"document": document, "base_version": 1}).raise_for_status()
    return board


@pytest.mark.req("H4")
def test_a_wall_goes_through_tabs_and_favourite_dashboards_in_full_screen(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    wall = _board_of_two_tabs(shop)
    other = make_board(shop, "Other wall", widget("bar", "Pages", (0, 0, 12, 6), metric="page_views", group_by=["page"]))
    for board in (wall, other):
        shop.client.put(f"/api/dashboards/{board}/favourite").raise_for_status()
    seen = visit()
    page = seen.page
    page.clock.install()
    open_board(page, shop, wall)
    choose_for_board(page, "TV mode")
    dialog = page.get_by_role("dialog", name="TV mode")
    dialog.get_by_role("radio", name="10 s").click()
    dialog.get_by_role("checkbox", name="Go on to the other favourites after the last tab").check()
    dialog.get_by_role("button", name="Start").click()
    page.wait_for_function(FULL_SCREEN)
    expect(page.get_by_role("navigation", name="Main")).to_have_count(0)
    expect(page.get_by_role("heading", name="Wall", level=1)).to_be_visible()
    box = tile(page, "Views").bounding_box()
    assert box
    assert box["height"] > 300, "the rows fill the screen"
    page.clock.fast_forward(10_000)
    expect(tile(page, "People")).to_be_visible()
    expect(page.locator("b", has_text="People today")).to_be_visible()
    expect(page.get_by_role("tab")).to_have_count(0)
    page.clock.fast_forward(10_000)
    expect(page.get_by_role("heading", name="Other wall", level=1)).to_be_visible()
    expect(tile(page, "Pages")).to_be_visible(timeout=10_000)
    page.clock.fast_forward(10_000)
    expect(tile(page, "Views")).to_be_visible(timeout=10_000)
    page.keyboard.press("Escape")
    page.wait_for_function(f"() => !({FULL_SCREEN})()")
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    expect(page).not_to_have_url(re.compile("tv="))
    choose_for_board(page, "Full screen")
    page.wait_for_function(FULL_SCREEN)
    assert seen.complaints == []
