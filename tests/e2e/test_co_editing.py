"""Two people at one board: nothing that either did is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.board import make_board, saved_boxes, widget
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.integration.server import ServedProduct

pytestmark = pytest.mark.e2e


def _edit(page: Page, product: ServedProduct, board: str) -> None:
    log_in(page, product, f"/dashboards/{board}")
    page.get_by_role("button", name="Edit", exact=True).click()
    expect(page.get_by_role("button", name="Move “Left”")).to_be_visible(timeout=10_000)


@pytest.mark.req("H10", "H1")
@pytest.mark.hostile(268)
def test_what_two_browsers_change_at_once_is_all_there_after_the_save(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    left = widget("number", "Left", (0, 0, 2, 3), metric="page_views")
    right = widget("number", "Right", (4, 0, 2, 3), metric="unique_users")
    board = make_board(shop, "Ours", left, right)
    mine, theirs = visit(), visit()
    _edit(mine.page, shop, board)
    mine.page.get_by_role("button", name="Move “Left”").press("Shift+ArrowDown")
    # Who comes later sees what is not saved yet.
    _edit(theirs.page, shop, board)
    expect(theirs.page.get_by_role("button", name="Undo")).to_be_visible()
    theirs.page.get_by_role("button", name="Move “Right”").press("Shift+ArrowRight")
    for page in (mine.page, theirs.page):
        page.wait_for_function(
            """() => {
                const [left, right] = ['Left', 'Right'].map((name) => document.querySelector(`[aria-label="${name}"]`).getBoundingClientRect())
                return left.height > right.height + 20 && right.width > left.width + 50
            }""",
            timeout=10_000,
        )
    mine.page.get_by_role("button", name="Save", exact=True).click()
    expect(mine.page.get_by_text("Saved as version 2")).to_be_visible(timeout=10_000)
    assert saved_boxes(shop, board) == {"Left": (0, 0, 2, 4), "Right": (4, 0, 3, 3)}
    assert mine.complaints == []
    assert theirs.complaints == []


@pytest.mark.req("H1")
def test_a_save_that_comes_second_is_merged_by_choice(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    board = make_board(shop, "Apart", widget("number", "Left", (0, 0, 2, 3), metric="page_views"))
    seen = visit()
    page = seen.page
    page.route_web_socket("**/*", lambda socket: None)
    _edit(page, shop, board)
    page.get_by_role("button", name="Move “Left”").press("Shift+ArrowDown")
    saved = shop.client.get(f"/api/dashboards/{board}").json()
    saved["document"]["tabs"][0]["widgets"].append(widget("number", "Theirs", (4, 0, 2, 3), metric="unique_users"))
    body = {"document": saved["document"], "base_version": saved["version"]}
    shop.client.put(f"/api/dashboards/{board}", json=body).raise_for_status()
    page.get_by_role("button", name="Save", exact=True).click()
    dialog = page.get_by_role("dialog", name="Somebody saved before you")
    expect(dialog).to_be_visible(timeout=10_000)
    dialog.get_by_role("button", name="Merge and save").click()
    expect(page.get_by_text("Saved as version 3")).to_be_visible(timeout=10_000)
    assert saved_boxes(shop, board) == {"Left": (0, 0, 2, 4), "Theirs": (4, 0, 2, 3)}
    assert seen.complaints_but(409) == []
