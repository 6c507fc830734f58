"""How soon a full board is there, how long its picture takes, and what the browser's policies have to complain of, beside the budgets.

Times here are by the clock, as the server and the browser's other processes take part; of several runs the best one is judged, and the bound grows with what
the machine takes away (`budget.Pace`).
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.board import Box, make_board, widget
from tests.e2e.budget import Budget, Pace
from tests.e2e.conftest import Visit
from tests.e2e.full_board import BOARD_IN_VIEW, WATCH_DRAWN, make_full_board, open_full_board
from tests.e2e.login import log_in
from tests.integration.server import ServedProduct

pytestmark = pytest.mark.e2e

LOADS = 4
PICTURES = 4
TILES = 29
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
WATCH_POLICY = (
    "window.violations = []; addEventListener('securitypolicyviolation', (one) => window.violations.push(`${one.violatedDirective} ${one.blockedURI}`))"
)
WATCH_PICTURE = """() => {
  const began = performance.now()
  return new Promise((resolve) => {
    const click = HTMLAnchorElement.prototype.click
    HTMLAnchorElement.prototype.click = function () {
      HTMLAnchorElement.prototype.click = click
      resolve(performance.now() - began)
    }
    document.querySelector('[role=menuitem]:has(.lucide-image-down)').click()
  })
}"""
KINDS = (
    *("line", "area", "stacked", "bar", "horizontal_bar", "pie", "doughnut", "polar_area", "radar", "scatter", "bubble", "histogram", "heatmap", "calendar"),
    *("gauge", "number", "table", "funnel", "cohort", "sankey", "world_map", "treemap", "box_plot", "candlestick", "feed", "alert_list", "text", "forecast"),
    *("anomaly", "custom"),
)


@pytest.mark.req("H5")
@pytest.mark.timeout(300)
def test_a_full_board_paints_soon_with_a_cold_cache(shop: ServedProduct, visit: Callable[..., Visit], pace: Pace) -> None:
    board = make_full_board(shop, TILES)
    painted, drawn = [], []
    for _ in range(LOADS):
        seen = visit(viewport=BOARD_IN_VIEW)
        page = seen.page
        page.add_init_script(WATCH_DRAWN % TILES)
        log_in(page, shop, f"/dashboards/{board}")
        page.wait_for_function("() => window.drawnAt", timeout=30_000)
        painted.append(page.evaluate(PAINTED))
        drawn.append(page.evaluate("() => window.drawnAt"))
        pace.sample()
        assert seen.complaints == []
        page.context.close()
    note = f"best of {LOADS}, median {median(painted):.0f}; all {TILES} tiles drawn after {min(drawn):.0f} ms, median {median(drawn):.0f}"
    Budget(f"first contentful paint of a board of {TILES}, cold cache", 800, "ms").hold(min(painted), pace.wall, note)


@pytest.mark.req("H5")
def test_the_picture_of_a_full_board_is_made_quickly(shop: ServedProduct, visit: Callable[..., Visit], pace: Pace) -> None:
    seen = visit(viewport=BOARD_IN_VIEW)
    page = open_full_board(seen, shop, make_full_board(shop, 24), 24)
    with page.expect_download() as started:
        _choose_picture(page)
    assert started.value.suggested_filename == "Full-board-of-24.png"
    picture = started.value.path().read_bytes()
    assert picture[:4] == b"\x89PNG"
    assert len(picture) > 50_000
    took = []
    for _ in range(PICTURES):
        page.get_by_role("button", name="More for this dashboard").click()
        took.append(page.evaluate(WATCH_PICTURE))
        pace.sample()
    Budget("picture of a board of 24, PNG at twice its size", 500, "ms").hold(min(took), pace.wall, f"best of {PICTURES}, median {median(took):.0f}")
    assert seen.complaints == []


def _choose_picture(page: Page) -> None:
    page.get_by_role("button", name="More for this dashboard").click()
    page.get_by_role("menuitem", name="Download PNG").click()


@pytest.mark.req("H12")
def test_every_kind_of_widget_obeys_the_policies_of_content_and_trusted_types(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    policy = shop.client.get("/").headers["content-security-policy"]
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    query: dict[str, Any] = {"metric": "page_view", "aggregation": "count"}
    boxes: list[Box] = [(i % 4 * 3, i // 4 * 5, 3, 5) for i in range(len(KINDS))]
    board = make_board(shop, "Every kind", *(widget(kind, f"The {kind.replace('_', ' ')}", boxes[i], **query) for i, kind in enumerate(KINDS)))
    seen = visit(viewport={"width": 1600, "height": 2400})
    page = seen.page
    page.add_init_script(WATCH_POLICY)
    log_in(page, shop, f"/dashboards/{board}")
    expect(page.locator("#board").get_by_role("region")).to_have_count(len(KINDS), timeout=20_000)
    page.wait_for_function("() => document.querySelectorAll('#board [role=status][data-shape], #board [aria-busy=true]').length === 0", timeout=20_000)
    with page.expect_download():
        _choose_picture(page)
    violations = page.evaluate("() => window.violations")
    Budget(f"violations of the policies on a board of all {len(KINDS)} kinds", 0, "violations").hold(len(violations), note=str(violations or ""))
    assert [text for text in seen.complaints if "policy" in text.lower() or "trusted" in text.lower()] == []
