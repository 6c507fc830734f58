"""A board built by mouse and by keyboard: what stood on the screen when it was saved stands there after a reload."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e.board import board_id, expect_drawn, saved_boxes
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.integration.server import ServedProduct, until

pytestmark = pytest.mark.e2e

KINDS = ("Number", "Line", "Bar", "Table", "Text", "Pie")


def _place(page: Page, title: str) -> tuple[int, int, int, int]:
    """Where a widget stands on the screen: its left and top edges, width and height in px, without the page's scrolling."""
    box = page.locator("#board").get_by_role("region", name=title, exact=True).first.bounding_box()
    assert box
    return round(box["x"]), round(box["y"] + page.evaluate("() => scrollY")), round(box["width"]), round(box["height"])


def _places(page: Page) -> dict[str, tuple[int, int, int, int]]:
    return {kind: _place(page, kind) for kind in KINDS}


def _drag(page: Page, handle: Locator, dx: int, dy: int) -> None:
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 14)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y + dy / 2, steps=4)
    page.mouse.move(x + dx, y + dy, steps=4)
    page.mouse.up()


@pytest.mark.req("H1", "H2")
def test_a_board_built_by_mouse_keeps_its_layout(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit(viewport={"width": 1600, "height": 1300})
    page = seen.page
    log_in(page, shop)
    page.get_by_role("link", name="Dashboards").click()
    page.get_by_role("button", name="New dashboard").click()
    page.get_by_role("dialog").get_by_label("Name").fill("By mouse")
    page.get_by_role("dialog").get_by_role("button", name="Create").click()
    for kind in KINDS:
        page.get_by_role("button", name="Add widget").first.click()
        page.get_by_role("dialog").get_by_role("button", name=re.compile(rf"^{kind}\b(?! map)")).click()
        page.get_by_role("dialog", name=f"Edit “{kind}”").get_by_role("button", name="Done").click()
        expect(page.get_by_role("dialog")).to_have_count(0)
    first = _places(page)
    _drag(page, page.get_by_role("button", name="Move “Text”"), 250, 0)
    until(lambda: _place(page, "Text")[0] > first["Text"][0] + 200, timeout_s=10)
    _drag(page, page.get_by_role("button", name="Resize “Bar”"), -120, -96)
    until(lambda: _place(page, "Bar")[2] < first["Bar"][2] - 100 and _place(page, "Bar")[3] < first["Bar"][3] - 90, timeout_s=10)
    page.get_by_role("button", name="Undo").click()
    until(lambda: _place(page, "Bar") == first["Bar"], timeout_s=10)
    page.get_by_role("button", name="Undo").click()
    until(lambda: _place(page, "Text") == first["Text"], timeout_s=10)
    page.get_by_role("button", name="Redo").click()
    page.get_by_role("button", name="Redo").click()
    until(lambda: _place(page, "Text")[0] > first["Text"][0] + 200 and _place(page, "Bar")[2] < first["Bar"][2] - 100, timeout_s=10)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved as version 2")).to_be_visible(timeout=10_000)
    boxes = saved_boxes(shop, board_id(page))
    assert set(boxes) == set(KINDS)
    assert (boxes["Text"], boxes["Bar"]) == ((8, 5, 4, 4), (8, 0, 3, 5)), "the text closes up under the smaller bar"
    page.reload()
    expect(page.get_by_role("heading", name="By mouse", level=1)).to_be_visible(timeout=10_000)
    expect_drawn(page)
    after = _places(page)
    assert [kind for kind in KINDS if abs(after[kind][2] / after["Line"][2] * boxes["Line"][2] - boxes[kind][2]) > 0.5] == []
    assert sorted(KINDS, key=lambda kind: after[kind][:2]) == sorted(KINDS, key=lambda kind: boxes[kind][:2])
    assert saved_boxes(shop, board_id(page)) == boxes
    assert seen.complaints == []


@pytest.mark.req("H2")
def test_a_board_built_with_the_keyboard_alone_keeps_its_layout(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    log_in(page, shop, "/dashboards")
    page.get_by_role("button", name="New dashboard").press("Enter")
    name = page.get_by_role("dialog").get_by_label("Name")
    name.press_sequentially("By keyboard")
    name.press("Enter")
    for kind in ("Number", "Line"):
        page.get_by_role("button", name="Add widget").first.press("Enter")
        page.get_by_role("searchbox", name="Search charts").press_sequentially(kind.lower())
        page.get_by_role("dialog").get_by_role("button", name=re.compile(rf"^{kind}\b")).press("Enter")
        expect(page.get_by_role("dialog", name=f"Edit “{kind}”")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
    grip = page.get_by_role("button", name="Move “Line”")
    told = page.get_by_role("status").filter(has_text="Line: column")
    grip.press("ArrowRight")
    expect(told).to_have_text("Line: column 4, row 1, 6 wide, 7 high")
    grip.press("Shift+ArrowRight")
    grip.press("Shift+ArrowDown")
    expect(told).to_have_text("Line: column 4, row 1, 7 wide, 8 high")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved as version 2")).to_be_visible(timeout=10_000)
    page.reload()
    expect(page.get_by_role("heading", name="By keyboard", level=1)).to_be_visible(timeout=10_000)
    expect_drawn(page)
    assert saved_boxes(shop, board_id(page)) == {"Number": (0, 0, 2, 3), "Line": (3, 0, 7, 8)}
    assert seen.complaints == []
