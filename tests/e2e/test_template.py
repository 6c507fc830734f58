"""From nothing to a full dashboard: the first event, then a template, every tile of which draws."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.e2e.board import expect_drawn
from tests.e2e.conftest import PICTURES, Visit, fresh_product
from tests.e2e.login import log_in
from tests.integration.server import until

pytestmark = pytest.mark.e2e


@pytest.mark.timeout(300)
@pytest.mark.req("H1", "H9")
def test_a_new_installation_gets_a_full_dashboard_from_a_template(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    with fresh_product(tmp_path) as product:
        seen = visit(color_scheme="dark", viewport={"width": 1600, "height": 1300})
        page = seen.page
        log_in(page, product)
        expect(page.get_by_text("Waiting for the first event")).to_be_visible(timeout=20_000)
        event = {"type": "page_view", "user_id": "u1", "properties": {"page": "/"}}
        product.client.post("/api/events", json=event, headers={"Authorization": f"Bearer {product.write_key}"}).raise_for_status()
        expect(page.get_by_role("region", name="Page views").first).to_be_visible(timeout=30_000)
        page.get_by_role("link", name="Dashboards").click()
        page.get_by_role("button", name="New dashboard").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("radio", name="Web analytics").click()
        expect(dialog.get_by_text("This project sends these events")).to_be_visible()
        dialog.get_by_role("checkbox", name="With sample data").check()
        dialog.get_by_role("button", name="Create").click()
        expect(page.get_by_role("heading", name="Web analytics", level=1)).to_be_visible(timeout=30_000)
        tiles = page.locator("#board").get_by_role("region")
        expect(tiles.first).to_be_visible(timeout=30_000)
        assert tiles.count() >= 8
        until(lambda: all(one["progress"]["state"] == "done" for one in product.client.get("/api/dashboards/samples").json()["samples"]), timeout_s=180)
        page.reload()
        expect(tiles.first).to_be_visible(timeout=30_000)
        expect_drawn(page)
        expect(page.locator("#board").get_by_text("No events in this range")).to_have_count(0)
        page.goto(f"{page.url}&range=last_30_days")
        expect(tiles.first.get_by_text("%").first).to_be_visible(timeout=20_000)
        expect_drawn(page)
        page.screenshot(path=PICTURES / "dashboard.png")
        page.emulate_media(color_scheme="light")
        expect(page.locator("html[data-theme=light]")).to_be_attached()
        expect_drawn(page)
        page.screenshot(path=PICTURES / "dashboard-light.png")
        assert seen.complaints == []
