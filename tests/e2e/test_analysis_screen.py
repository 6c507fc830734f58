"""An analysis in a real browser: its question composed, followed live, kept as a widget; the menu on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import time

import pytest
from playwright.sync_api import expect
from tests.e2e.board import expect_drawn, send_views
from tests.e2e.conftest import Visit, fresh_product
from tests.e2e.login import log_in
from tests.integration.server import ServedProduct, until

pytestmark = pytest.mark.e2e


def sign_up(product: ServedProduct, people: range) -> None:
    """Sign-ups just now, of people who looked at pages before."""
    events = [{"name": "sign_up", "user_id": f"u{number}", "timestamp": time() * 1000} for number in people]
    answer = product.client.post("/api/events", json=events, headers={"Authorization": f"Bearer {product.write_key}"})
    assert answer.json()["accepted"] == len(people), answer.text


@pytest.mark.req("C1", "H4")
def test_a_funnel_is_composed_followed_live_and_kept(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    with fresh_product(tmp_path) as product:
        send_views(product)
        sign_up(product, range(10))
        until(lambda: product.value(metric="sign_up", time_window="last_24_hours") == 10)
        log_in(page, product)
        page.get_by_role("link", name="Funnels").click()
        page.get_by_role("button", name="page_view → sign_up").click()
        figures = page.get_by_label("Funnels", exact=True)
        expect(figures.get_by_text("25%")).to_be_visible(timeout=20_000)
        expect(page.get_by_role("button", name="Got to sign_up: 10 (25%)")).to_be_visible(timeout=10_000)
        page.get_by_role("button", name="Stopped before sign_up: 30 (75%)").click()
        people = page.get_by_role("dialog", name="People: Stopped before sign_up")
        expect(people).to_contain_text("30 people", timeout=10_000)
        page.keyboard.press("Escape")
        sign_up(product, range(10, 20))
        expect(figures.get_by_text("50%")).to_be_visible(timeout=20_000)

        page.get_by_role("button", name="Move page_view", exact=True).press("ArrowDown")
        expect(page.get_by_text("Nobody").or_(figures.get_by_text("0%"))).to_be_visible(timeout=20_000)
        assert page.url.index("steps=sign_up") < page.url.index("steps=page_view")
        page.go_back()
        expect(figures.get_by_text("50%")).to_be_visible(timeout=20_000)

        page.get_by_role("button", name="Save as widget", exact=True).click()
        dialog = page.get_by_role("dialog", name="Save as widget")
        dialog.get_by_label("Title").fill("Way to an account")
        dialog.get_by_label("Dashboards").select_option(label="A new dashboard…")
        dialog.get_by_label("Name of the dashboard").fill("Accounts")
        dialog.get_by_role("button", name="Save as widget").click()
        page.get_by_role("button", name="Open", exact=True).click()
        expect(page.get_by_role("region", name="Way to an account")).to_be_visible(timeout=10_000)
        expect_drawn(page)
        expect(page.get_by_role("img", name="2 steps, 50% get from page_view to sign_up")).to_be_visible(timeout=10_000)
    assert seen.complaints == []


@pytest.mark.req("H2")
def test_every_screen_is_reached_on_a_phone(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = seen.page
    log_in(page, shop)
    page.get_by_role("button", name="More", exact=True).click()
    sheet = page.get_by_role("dialog", name="All screens")
    expect(sheet.get_by_role("link", name="Sources")).to_be_visible(timeout=10_000)
    assert sheet.get_by_role("link").count() >= 8
    sheet.get_by_role("link", name="Sources").click()
    expect(sheet).to_be_hidden()
    page.wait_for_url("**/sources*")
    assert seen.complaints == []
