"""What people and deployments say about figures: comments on widgets, annotations on charts over time."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import time

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.board import choose, choose_for, choose_for_board, make_board, open_board, tile, widget
from tests.e2e.conftest import Visit
from tests.e2e.people import member
from tests.integration.server import ServedProduct

pytestmark = pytest.mark.e2e

TREND = widget("line", "Trend", (0, 0, 12, 8), metric="page_views", interval="auto")
AT = 0.8
"""Where the line chart is clicked, in shares of its width."""


def _at_chart(page: Page, share: float) -> tuple[float, float]:
    box = tile(page, "Trend").bounding_box()
    assert box
    return box["x"] + box["width"] * share, box["y"] + box["height"] * 0.6


def _marks_at(page: Page, share: float) -> str:
    """What the chart's tooltip says there."""
    page.mouse.move(*_at_chart(page, share - 0.05))
    page.mouse.move(*_at_chart(page, share), steps=2)
    tooltip = tile(page, "Trend").locator("[role=tooltip], [class*=tooltip]").first
    expect(tooltip).to_be_visible()
    return tooltip.inner_text()


@pytest.mark.req("H10")
def test_a_comment_on_a_widget_is_seen_answered_and_resolved_by_others(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    board = make_board(shop, "Talk", TREND)
    mine, theirs = visit(), visit()
    open_board(mine.page, shop, board)
    with member(shop, "Dao", "viewer") as viewer:
        open_board(theirs.page, shop, board, client=viewer)
    choose_for(mine.page, "Trend", "Comments")
    panel = mine.page.get_by_role("dialog", name="Comments on “Trend”")
    panel.get_by_role("textbox", name="Write a comment").fill("Why the step?")
    panel.get_by_role("button", name="Send").click()
    expect(panel.get_by_text("Why the step?")).to_be_visible()

    page = theirs.page
    page.get_by_role("button", name="1 open comment on “Trend”").click()
    answer = page.get_by_role("dialog", name="Comments on “Trend”")
    expect(answer.get_by_text("Why the step?")).to_be_visible()
    answer.get_by_role("textbox", name="Reply").fill("A <b>campaign</b> began.")
    answer.get_by_role("button", name="Send").click()
    expect(panel.get_by_text("A <b>campaign</b> began.")).to_be_visible(timeout=5_000)
    expect(panel.get_by_text("Dao", exact=True)).to_be_visible()
    panel.get_by_role("button", name="Resolve").click()
    expect(answer.get_by_role("button", name="Reopen")).to_be_visible(timeout=5_000)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=re.compile("open comment"))).to_have_count(0)
    assert mine.complaints == []
    assert theirs.complaints == []


@pytest.mark.req("H4")
def test_annotations_by_hand_and_by_a_deployment_stand_on_the_chart(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    open_board(page, shop, make_board(shop, "Marks", TREND), "?range=last_6_hours")
    page.mouse.click(*_at_chart(page, AT))
    choose(page, "Annotate this moment")
    panel = page.get_by_role("dialog", name="Annotations")
    panel.get_by_label("What happened").fill("Price change")
    panel.get_by_role("radio", name="Deploy").click()
    panel.get_by_role("button", name="Add", exact=True).click()
    expect(panel.get_by_role("button", name="Remove “Price change”")).to_be_visible(timeout=10_000)
    now_ms = int(time() * 1000)
    outage = {"timestamp": now_ms - 1_800_000, "end": now_ms, "title": "Payments down", "kind": "incident"}
    key = {"Authorization": f"Bearer {shop.write_key}"}
    shop.client.post("/api/annotations", json=outage, headers=key).raise_for_status()
    expect(panel.get_by_text("Payments down", exact=True)).to_be_visible(timeout=5_000)
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    assert "Price change" in _marks_at(page, AT)
    assert "Payments down" in _marks_at(page, 0.97)
    choose_for_board(page, "Annotations")
    panel.get_by_role("button", name="Remove “Price change”").click()
    panel.get_by_role("button", name="Remove “Payments down”").click()
    expect(panel.get_by_text("No annotations in this time")).to_be_visible(timeout=10_000)
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    assert "Price change" not in _marks_at(page, AT)
    assert seen.complaints == []
