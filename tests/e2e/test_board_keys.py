"""Widgets copied by keyboard, and work that outlives its page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.board import make_board, open_board, saved_boxes, tile, widget
from tests.e2e.conftest import Visit
from tests.integration.server import ServedProduct, until

pytestmark = pytest.mark.e2e

VIEWS = widget("number", "Views", (0, 0, 3, 3), metric="page_views")
PAGES = widget("bar", "Pages", (3, 0, 6, 6), metric="page_views", group_by=["page"])


def _grips(page: Page) -> list[str]:
    """The widgets being edited, in their order."""
    labels = page.get_by_role("button").locator("visible=true").evaluate_all("(all) => all.map((one) => one.getAttribute('aria-label') ?? '')")
    return [label[6:-1] for label in labels if label.startswith("Move “")]


def _edit(page: Page) -> None:
    page.get_by_role("button", name="Edit", exact=True).click()
    expect(page.get_by_role("button", name="Move “Views”").first).to_be_visible(timeout=10_000)


@pytest.mark.req("H1", "H2")
def test_widgets_are_duplicated_copied_to_another_board_and_removed_by_keyboard(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    board, other = make_board(shop, "From here", VIEWS, PAGES), make_board(shop, "To there", VIEWS)
    seen = visit()
    page = seen.page
    open_board(page, shop, board)
    _edit(page)
    page.get_by_role("button", name="Move “Pages”").press("Control+d")
    until(lambda: _grips(page) == ["Views", "Pages", "Pages"], timeout_s=5)
    expect(page.get_by_role("button", name="Move “Pages”").nth(1)).to_be_focused()
    page.keyboard.press("Delete")
    until(lambda: _grips(page) == ["Views", "Pages"], timeout_s=5)
    expect(page.get_by_role("button", name="Move “Pages”")).to_be_focused()
    page.keyboard.press("Control+z")
    until(lambda: _grips(page) == ["Views", "Pages", "Pages"], timeout_s=5)
    page.keyboard.press("Control+z")
    until(lambda: _grips(page) == ["Views", "Pages"], timeout_s=5)
    page.keyboard.press("Control+y")
    until(lambda: _grips(page) == ["Views", "Pages", "Pages"], timeout_s=5)
    page.get_by_role("button", name="Move “Pages”").first.press("Control+c")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved as version 2")).to_be_visible(timeout=10_000)
    assert [widget["kind"] for widget in _widgets(shop, board)] == ["number", "bar", "bar"]
    open_board(page, shop, other)
    _edit(page)
    page.keyboard.press("Control+v")
    until(lambda: sorted(_grips(page)) == ["Pages", "Views"], timeout_s=5)
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved as version 2")).to_be_visible(timeout=10_000)
    copy = _widgets(shop, other)[1]
    assert (copy["queries"], copy["w"], copy["h"]) == (PAGES["queries"], 6, 6)
    assert copy["id"] != "views"
    assert seen.complaints == []


def _widgets(product: ServedProduct, board: str) -> list[dict[str, object]]:
    widgets: list[dict[str, object]] = product.client.get(f"/api/dashboards/{board}").json()["document"]["tabs"][0]["widgets"]
    return widgets


@pytest.mark.req("H1")
def test_a_draft_outlives_its_page_and_is_saved_over_what_came_between(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    board = make_board(shop, "Unsaved", VIEWS, PAGES)
    seen = visit()
    killed = seen.page
    open_board(killed, shop, board)
    _edit(killed)
    killed.get_by_role("button", name="Move “Views”").press("Shift+ArrowDown")
    expect(killed.get_by_role("button", name="Undo")).to_be_enabled()
    page = killed.context.new_page()
    killed.close(run_before_unload=False)

    page.goto(f"{shop.url}/dashboards/{board}")
    banner = page.get_by_role("status").filter(has_text="You have changes from")
    expect(banner).to_be_visible(timeout=10_000)
    theirs = shop.client.get(f"/api/dashboards/{board}").json()["document"]
    theirs["tabs"][0]["widgets"][0] |= {"title": "Their views", "h": 5}
    page.route_web_socket("**/*", lambda socket: None)
    page.reload()
    shop.client.put(f"/api/dashboards/{board}", json={"document": theirs, "base_version": 1}).raise_for_status()
    banner.get_by_role("button", name="Restore").click()
    expect(page.get_by_role("button", name="Move “Views”")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Save", exact=True).click()
    dialog = page.get_by_role("dialog", name="Somebody saved before you")
    expect(dialog).to_be_visible(timeout=10_000)
    expect(dialog.get_by_role("listitem").filter(has_text="Their views").first).to_contain_text("Changed")
    expect(dialog.get_by_role("listitem").filter(has_text="Views").last).to_be_visible()
    expect(dialog.get_by_role("figure")).to_have_count(2)
    dialog.get_by_role("button", name="Save mine over it").click()
    expect(page.get_by_text("Saved as version 3")).to_be_visible(timeout=10_000)
    assert saved_boxes(shop, board) == {"Views": (0, 0, 3, 4), "Pages": (3, 0, 6, 6)}
    again = page.context.new_page()
    again.goto(f"{shop.url}/dashboards/{board}")
    expect(tile(again, "Views")).to_be_visible(timeout=10_000)
    expect(again.get_by_text("You have changes from")).to_have_count(0)
    assert seen.complaints == []
