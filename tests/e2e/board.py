"""What the browser tests of dashboards share: events to show, boards to open, and when a board is drawn."""

from __future__ import annotations

import re
from time import time
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect
from tests.e2e.login import log_in
from tests.integration.server import ServedProduct

Box = tuple[int, int, int, int]


def send_views(product: ServedProduct, count: int = 240) -> None:
    """Page views of the last two hours by 40 people; as many on phones as on desktops."""
    now = time()
    views = [
        {
            "type": "page_view",
            "user_id": f"u{i % 40}",
            "timestamp": (now - 7_200 * (i + 1) / count) * 1000,
            "properties": {"page": f"/page-{i % 6}", "device": ("mobile", "desktop")[i % 2], "country": ("TH", "JP", "DE")[i % 3]},
        }
        for i in range(count)
    ]
    answer = product.client.post("/api/events", json=views, headers={"Authorization": f"Bearer {product.write_key}"})
    assert answer.json()["accepted"] == count, answer.text


def widget(kind: str, title: str, box: Box, **query: Any) -> dict[str, Any]:
    """One question on the grid; `box` is column, row, width and height in cells."""
    x, y, w, h = box
    queries = [{"id": "A", "query": query}] if query else []
    return {"id": title.lower().replace(" ", "-"), "kind": kind, "title": title, "x": x, "y": y, "w": w, "h": h, "queries": queries, "options": {}}


def make_board(product: ServedProduct, name: str, *widgets: dict[str, Any]) -> str:
    """A dashboard of one tab. Gives its id."""
    time_choice = {"range": "last_24_hours", "compare": "none", "refresh": "live"}
    document = {"name": name, "time": time_choice, "tabs": [{"id": "main", "name": "Main", "widgets": list(widgets)}]}
    answer = product.client.post("/api/dashboards", json={"document": document})
    assert answer.is_success, answer.text
    return str(answer.json()["id"])


def saved_boxes(product: ServedProduct, board: str) -> dict[str, Box]:
    """Where each widget stands in the saved document, by title."""
    tabs = product.client.get(f"/api/dashboards/{board}").json()["document"]["tabs"]
    return {one["title"]: (one["x"], one["y"], one["w"], one["h"]) for tab in tabs for one in tab["widgets"]}


def board_id(page: Page) -> str:
    """The dashboard that the address names."""
    found = re.search(r"/dashboards/([^/?#]+)", page.url)
    assert found, page.url
    return found.group(1)


def expect_drawn(page: Page) -> None:
    """Every tile on screen has its answer and none of them an error."""
    page.wait_for_function("() => document.querySelectorAll('[aria-busy=true]').length === 0", timeout=20_000)
    expect(page.get_by_text(re.compile("^Loading "))).to_have_count(0, timeout=20_000)
    expect(page.get_by_role("button", name="Retry")).to_have_count(0)
    expect(page.get_by_text("This could not be loaded")).to_have_count(0)
    expect(page.get_by_text("This widget could not be drawn")).to_have_count(0)


def tile(page: Page, title: str) -> Locator:
    """The widget of that title."""
    return page.locator("#board").get_by_role("region", name=title, exact=True).first


def open_board(page: Page, product: ServedProduct, board: str, search: str = "", client: httpx.Client | None = None) -> None:
    """The board drawn, for whom `client` is logged in as (else the first administrator)."""
    log_in(page, product, f"/dashboards/{board}{search}", client)
    expect(page.locator("#board").get_by_role("region").first).to_be_visible(timeout=10_000)
    expect_drawn(page)


def choose(page: Page, item: str) -> None:
    """An entry of the menu that is open."""
    page.locator("[role^=menuitem]").filter(has_text=re.compile(rf"^{re.escape(item)}(\n\d+)?$")).click()


def choose_for_board(page: Page, item: str) -> None:
    """An entry of the dashboard's own menu."""
    page.get_by_role("button", name="More for this dashboard").click()
    choose(page, item)


def choose_for(page: Page, title: str, item: str) -> None:
    """An entry of a widget's menu."""
    tile(page, title).hover()
    page.get_by_role("button", name=f"More for “{title}”").click()
    choose(page, item)


def write(editor: Locator, statement: str) -> None:
    """Over a selection Chromium itself would keep the colours of what was there as inline styles, which the policy refuses."""
    editor.press("Control+a")
    editor.press("Delete")
    editor.fill(statement)
