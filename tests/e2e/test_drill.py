"""From a mark to what is behind it, and a board that answers to clicks and drags."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, expect
from tests.e2e.board import choose, choose_for, expect_drawn, make_board, open_board, tile, widget
from tests.e2e.conftest import Visit
from tests.integration.server import ServedProduct

pytestmark = pytest.mark.e2e

VIEWS = widget("number", "Views", (0, 0, 3, 3), metric="page_views")
TREND = widget("line", "Trend", (3, 0, 9, 7), metric="page_views", interval="auto", group_by=["device"])
PAGES = widget("bar", "Pages", (0, 7, 6, 6), metric="page_views", group_by=["page"])
DEVICES = widget("doughnut", "Devices", (6, 7, 6, 6), metric="page_views", group_by=["device"])
LAST_HOURS = "?range=last_6_hours"


def _bar(page: Page) -> None:
    """A click into the first of the six bars."""
    box = tile(page, "Pages").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.15, box["y"] + box["height"] * 0.75)


def _drag(page: Page, start: float, end: float) -> None:
    """Over a span of the line chart, in shares of its width."""
    box = tile(page, "Trend").bounding_box()
    assert box
    y = box["y"] + box["height"] * 0.6
    page.mouse.move(box["x"] + box["width"] * start, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (start + end) / 2, y, steps=3)
    page.mouse.move(box["x"] + box["width"] * end, y, steps=3)
    page.mouse.up()


@pytest.mark.req("H4")
def test_a_bar_leads_to_its_events_its_people_and_filters_the_other_widgets(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    open_board(page, shop, make_board(shop, "Drill", VIEWS, TREND, PAGES, DEVICES), LAST_HOURS)
    _bar(page)
    choose(page, "Show events")
    panel = page.get_by_role("dialog", name="Events: /page-0")
    expect(panel.get_by_text("1–40 of 40")).to_be_visible(timeout=10_000)
    expect(panel.get_by_role("row")).to_have_count(41)
    expect(panel.get_by_role("cell", name="/page-0")).to_have_count(40)
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    _bar(page)
    choose(page, "Show people")
    panel = page.get_by_role("dialog", name="People: /page-0")
    expect(panel.get_by_text("20 people")).to_be_visible(timeout=10_000)
    expect(panel.get_by_role("listitem").first).to_contain_text("2 events")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    _bar(page)
    choose(page, "Filter the other widgets")
    expect(tile(page, "Views").get_by_text("40", exact=True)).to_be_visible(timeout=10_000)
    expect(tile(page, "Devices").get_by_role("button", name=re.compile("desktop", re.IGNORECASE))).to_have_count(0)
    expect(tile(page, "Pages").get_by_text("/page-5")).to_be_visible()
    page.get_by_role("button", name="Remove filter: Page is /page-0").click()
    expect(tile(page, "Views").get_by_text("240", exact=True)).to_be_visible(timeout=10_000)
    assert seen.complaints == []


@pytest.mark.req("H4")
def test_a_drag_zooms_a_double_click_goes_back_and_a_brush_narrows_the_others(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    open_board(page, shop, make_board(shop, "Zoom", VIEWS, TREND, PAGES), LAST_HOURS)
    _drag(page, 0.7, 0.9)
    expect(page).to_have_url(re.compile(r"from=.*&to="))
    expect(tile(page, "Views").get_by_text("240", exact=True)).to_have_count(0, timeout=10_000)
    expect_drawn(page)
    box = tile(page, "Trend").bounding_box()
    assert box
    whole = re.compile(r"\?range=last_6_hours$")
    for _ in range(3):  # of two clicks one may fall into the moment in which the chart is drawn anew
        page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.6)
        with suppress(PlaywrightError):
            page.wait_for_url(whole, timeout=2_000)
            break
    expect(page).to_have_url(whole)
    expect(tile(page, "Views").get_by_text("240", exact=True)).to_be_visible(timeout=10_000)
    expect_drawn(page)
    page.keyboard.down("Shift")
    _drag(page, 0.7, 0.9)
    page.keyboard.up("Shift")
    chip = page.get_by_role("button", name=re.compile("^Remove filter: Time "))
    expect(chip).to_be_visible()
    expect(tile(page, "Views").get_by_text("240", exact=True)).to_have_count(0, timeout=10_000)
    expect(page.get_by_role("button", name="Time range: Last 6 hours")).to_be_visible()
    chip.click()
    expect(tile(page, "Views").get_by_text("240", exact=True)).to_be_visible(timeout=10_000)
    assert seen.complaints == []


@pytest.mark.req("H4", "H6")
def test_a_series_is_isolated_a_chart_drawn_as_another_kind_and_a_table_and_explained(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    open_board(page, shop, make_board(shop, "Look", VIEWS, TREND), LAST_HOURS)
    trend = tile(page, "Trend")
    mobile, desktop = (trend.get_by_role("button", name=re.compile(f"^{name}", re.IGNORECASE)) for name in ("mobile", "desktop"))
    mobile.click()
    expect(desktop).to_have_attribute("aria-pressed", "false")
    expect(mobile).to_have_attribute("aria-pressed", "true")
    mobile.click()
    expect(desktop).to_have_attribute("aria-pressed", "true")
    trend.hover()
    trend.get_by_role("button", name="Chart type of “Trend”").click()
    choose(page, "Bar")
    expect(trend.locator("canvas")).to_have_count(0)
    expect(trend.locator("svg rect").first).to_be_visible()
    trend.get_by_role("button", name="View “Trend” as table").click()
    table = trend.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_text(["Time", "Device", "page_views"])
    assert int(table.get_attribute("aria-rowcount") or 0) > 100
    trend.get_by_role("button", name="View “Trend” as chart").click()
    choose_for(page, "Trend", "Explain this number")
    panel = page.get_by_role("dialog", name="Explain: Trend")
    expect(panel.get_by_text("Page views: number of events where name is page_view")).to_be_visible(timeout=10_000)
    expect(panel.get_by_text("Exact", exact=True)).to_be_visible()
    expect(panel.get_by_text(re.compile(r"^[\d,]+ rows read"))).to_be_visible()
    expect(panel.locator("pre")).to_contain_text("SELECT")
    assert seen.complaints == []
