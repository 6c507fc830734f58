"""A new installation: log in, see the key, send the first event by curl, watch it arrive."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.board import tile
from tests.e2e.budget import Budget, Pace
from tests.e2e.conftest import PICTURES, Visit, fresh_product
from tests.e2e.login import log_in, log_in_by_form

pytestmark = pytest.mark.e2e


def _make_dashboard(page: Page) -> None:
    """Of one number, as somebody does who sees the product for the first time."""
    page.get_by_role("link", name="Dashboards").click()
    page.get_by_role("button", name="New dashboard").first.click()
    page.get_by_role("dialog").get_by_label("Name").fill("My first")
    page.get_by_role("dialog").get_by_role("button", name="Create").click()
    page.get_by_role("button", name="Add widget").first.click()
    page.get_by_role("dialog").get_by_role("button", name=re.compile(r"^Number\b")).click()
    page.get_by_role("dialog", name="Edit “Number”").get_by_role("button", name="Done").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved as version 2")).to_be_visible(timeout=10_000)
    expect(tile(page, "Number").get_by_text("1", exact=True)).to_be_visible(timeout=10_000)


@pytest.mark.req("H7", "E1", "K1", "H1")
def test_a_first_event_and_a_first_dashboard_take_less_than_a_minute(tmp_path: Path, visit: Callable[..., Visit], pace: Pace) -> None:
    with fresh_product(tmp_path) as product:
        seen = visit()
        page = seen.page
        arrival = time.monotonic()
        log_in_by_form(page, product.url)
        expect(page.get_by_text("Waiting for the first event")).to_be_visible()
        snippet = page.locator("pre, code").filter(has_text="curl ").first.inner_text()
        assert product.write_key in snippet
        assert product.url in snippet
        page.screenshot(path=PICTURES / "first-run.png")
        sent = subprocess.run(["bash", "-c", snippet], capture_output=True, text=True, check=True)
        began = time.monotonic()
        assert '"accepted":1' in sent.stdout
        page.get_by_role("region", name="Page views").wait_for(timeout=20_000)
        arrived_s = time.monotonic() - began
        pace.sample()
        _make_dashboard(page)
        took_s = time.monotonic() - arrival
        pace.sample()
        Budget("from the first event by curl to the screen", 3, "s").hold(arrived_s, pace.wall)
        Budget("from the login to the first dashboard with a figure on it", 60, "s").hold(took_s, pace.wall)
        assert seen.complaints == []


@pytest.mark.req("E6")
def test_an_event_sent_by_curl_is_on_the_screen_within_a_second_and_survives_a_reload(tmp_path: Path, visit: Callable[..., Visit], pace: Pace) -> None:
    with fresh_product(tmp_path) as product:
        product.client.post("/api/events", json={"name": "warm_up"}, headers={"Authorization": f"Bearer {product.write_key}"}).raise_for_status()
        seen = visit()
        page = seen.page
        log_in(page, product)
        feed = page.get_by_role("region", name="Live events")
        expect(feed.get_by_text("Warm up")).to_be_visible(timeout=10_000)
        command = ["curl", "-s", "-X", "POST", f"{product.url}/api/events", "-H", f"Authorization: Bearer {product.write_key}", "-d"]
        shown_ms = []
        for name in ("first", "second", "third"):
            event = f'{{"name": "very_special_{name}", "user_id": "u1", "properties": {{"note": "ทดสอบ"}}}}'
            began = time.monotonic()
            subprocess.run([*command, event], check=True, capture_output=True)
            feed.get_by_text(f"Very special {name}").first.wait_for(timeout=20_000)
            shown_ms.append((time.monotonic() - began) * 1000)
            pace.sample()
        Budget("from starting curl to the event on the screen", 1_000, "ms").hold(min(shown_ms), pace.wall, f"best of {len(shown_ms)}")
        page.reload()
        expect(page.get_by_role("region", name="Live events").get_by_text("Very special first")).to_be_visible(timeout=10_000)
        assert seen.complaints == []


def test_a_wrong_password_is_told_in_words(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    with fresh_product(tmp_path) as product:
        page = visit().page
        page.goto(product.url)
        page.get_by_label("Email").fill("admin@example.com")
        page.get_by_label("Password", exact=True).fill("not-the-password")
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_text("Email or password is not right.")).to_be_visible()
