"""A phone: everything in reach of a finger, and widgets that follow it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect
from tests.e2e.board import make_board, open_board, saved_boxes, tile, widget
from tests.e2e.conftest import Visit
from tests.integration.server import ServedProduct, until

pytestmark = pytest.mark.e2e

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
WIDGETS = (
    widget("number", "Views", (0, 0, 3, 3), metric="page_views"),
    widget("line", "Trend", (3, 0, 9, 6), metric="page_views", interval="auto"),
    widget("bar", "Pages", (0, 6, 6, 6), metric="page_views", group_by=["page"]),
    widget("number", "People", (6, 6, 3, 6), metric="unique_users"),
    widget("table", "Countries", (9, 6, 3, 6), metric="page_views", group_by=["country"]),
)


class Finger:
    """Touches the screen by the DevTools protocol, as a real one does: no mouse events take part."""

    def __init__(self, page: Page) -> None:
        self._session: CDPSession = page.context.new_cdp_session(page)

    def drag(self, start: Locator | tuple[float, float], dx: float, dy: float) -> None:
        """From the middle of something, or a place of the screen, over a distance, and up again."""
        if isinstance(start, Locator):
            start.scroll_into_view_if_needed()
            box = start.bounding_box()
            assert box
            start = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self._touch("touchStart", start)
        for step in range(1, 9):
            self._touch("touchMove", (start[0] + dx * step / 8, start[1] + dy * step / 8))
        self._touch("touchEnd")

    def _touch(self, kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y} for x, y in places]
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def _edges(page: Page, title: str) -> tuple[int, int, int, int]:
    """Left, top (without the page's scrolling), width and height of a widget in px."""
    box = tile(page, title).bounding_box()
    assert box
    return round(box["x"]), round(box["y"] + page.evaluate("() => scrollY")), round(box["width"]), round(box["height"])


@pytest.mark.req("H2")
def test_widgets_are_moved_and_resized_by_finger_on_a_phone(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    board = make_board(shop, "By finger", *WIDGETS)
    seen = visit(**PHONE)
    page = seen.page
    open_board(page, shop, board)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    whole = _edges(page, "Trend")[2]
    assert _edges(page, "Views")[2] == whole, "a narrow widget with nothing beside it takes the breadth of the phone"
    assert _edges(page, "People")[2] < whole / 2
    page.get_by_role("button", name="Edit", exact=True).tap()
    expect(page.get_by_role("button", name="Move “Trend”")).to_be_visible(timeout=10_000)
    before = {title: _edges(page, title) for title in ("Trend", "Pages")}
    assert before["Trend"][1] < before["Pages"][1]
    finger = Finger(page)
    finger.drag(page.get_by_role("button", name="Move “Trend”"), 0, 250)
    until(lambda: _edges(page, "Trend")[1] > _edges(page, "Pages")[1], timeout_s=5)
    finger.drag(page.get_by_role("button", name="Resize “Pages”"), -150, -96)
    until(lambda: _edges(page, "Pages")[2] < whole / 2, timeout_s=5)
    assert _edges(page, "Pages")[3] < before["Pages"][3] - 80
    x, y, width, height = _edges(page, "Trend")
    finger.drag((x + width / 2, y + height / 2), 0, -200)
    until(lambda: bool(page.evaluate("() => scrollY") > 50), timeout_s=5)
    page.get_by_role("button", name="Save", exact=True).tap()
    expect(page.get_by_text("Saved as version 2")).to_be_visible(timeout=10_000)
    boxes = saved_boxes(shop, board)
    assert (boxes["Pages"][2:], boxes["Trend"][2:]) == ((3, 4), (9, 6)), "on a wide screen it is smaller too; what was only moved is as large as before"
    assert boxes["Trend"][1] > boxes["Pages"][1]
    assert seen.complaints == []


@pytest.mark.req("H2", "H4")
def test_what_menus_and_panels_hold_is_in_reach_on_a_phone(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit(**PHONE)
    page = seen.page
    open_board(page, shop, make_board(shop, "In reach", *WIDGETS))
    tile(page, "Pages").evaluate("(bars) => bars.scrollIntoView({ block: 'center' })")
    box = tile(page, "Pages").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)
    page.get_by_role("menuitem", name="Show events").tap()
    panel = page.get_by_role("dialog", name=re.compile("^Events: .page-"))
    expect(panel.get_by_text("1–40 of 40")).to_be_visible(timeout=10_000)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    panel.get_by_role("button", name="Close").tap()
    expect(panel).to_have_count(0)
    assert seen.complaints == []
