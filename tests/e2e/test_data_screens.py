"""Single events, what was refused, and statements of one's own."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import expect
from tests.e2e.board import board_id, tile, write
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.e2e.test_screens import axe_findings
from tests.integration.server import ServedProduct, until

pytestmark = pytest.mark.e2e


@pytest.mark.req("A4", "A11")
def test_an_event_is_found_and_read_with_those_around_it(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    order = {"name": "order_paid", "user_id": "somchai", "value": 129.5, "properties": {"plan": "team", "city": "เชียงใหม่"}}
    key = {"Authorization": f"Bearer {shop.write_key}"}
    shop.client.post("/api/events", json=order, headers=key).raise_for_status()
    until(lambda: shop.value(metric="order_paid", time_window="last_24_hours") == 1)
    log_in(seen.page, shop, "/events")
    expect(page.get_by_role("cell", name="order_paid").first).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Time range: Last hour").click()
    page.get_by_role("button", name="Last 24 hours").click()
    page.get_by_role("searchbox", name="Search in events").fill("somchai")
    found = page.get_by_role("row").filter(has_text="somchai")
    expect(found).to_have_count(1, timeout=10_000)
    expect(page.get_by_role("row").filter(has_text="page_view")).to_have_count(0)
    found.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("เชียงใหม่", exact=True)).to_be_visible(timeout=10_000)
    expect(drawer.get_by_text("team", exact=True)).to_be_visible()
    expect(drawer.get_by_text("129.5", exact=True).first).to_be_visible()
    expect(drawer.get_by_role("heading", name="Around it")).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    page.get_by_role("radio", name="Schema").click()
    expect(page.get_by_text("order_paid").first).to_be_visible(timeout=10_000)
    assert seen.complaints == []


@pytest.mark.req("A1")
def test_a_refused_item_is_mended_and_sent_again(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    key = {"Authorization": f"Bearer {shop.write_key}"}
    refused = shop.client.post("/api/events", json=[{"name": "late_order", "timestamp": "the day before"}], headers=key).json()
    assert refused["rejected"] == 1
    log_in(seen.page, shop, "/sources")
    page.get_by_role("button", name=re.compile("late_order")).click(timeout=10_000)
    drawer = page.get_by_role("dialog", name="Refused item")
    body = drawer.get_by_role("textbox")
    expect(body).to_have_value(re.compile("the day before"))
    drawer.get_by_role("button", name="Send again").click()
    expect(drawer.get_by_text(re.compile("^timestamp: not an instant"))).to_be_visible(timeout=10_000)
    body.fill('{"name": "late_order"}')
    drawer.get_by_role("button", name="Send again").click()
    expect(page.get_by_text("Sent: 1 event accepted")).to_be_visible(timeout=10_000)
    expect(page.get_by_role("button", name=re.compile("late_order"))).to_have_count(0)
    until(lambda: shop.value(metric="late_order", time_window="last_24_hours") == 1)
    assert seen.complaints == []


@pytest.mark.req("B9", "H4")
def test_a_statement_is_saved_and_becomes_a_widget_that_the_dashboard_narrows(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    log_in(seen.page, shop, "/sql")
    statement = "SELECT device, count() AS views, uniq(person) AS people FROM events WHERE page LIKE '/page-%' GROUP BY device ORDER BY device"
    write(page.get_by_role("textbox", name="SQL statement"), statement)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("region", name="Result").get_by_role("status").first).to_contain_text("2 rows", timeout=10_000)
    page.get_by_role("button", name="Save statement").click()
    dialog = page.get_by_role("dialog", name="Save statement")
    dialog.get_by_label("Name").fill("Views by device")
    dialog.get_by_role("radio", name="The project").click()
    dialog.get_by_role("button", name="Create").click()
    expect(page.get_by_text("“Views by device” saved")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Use as widget").click()
    dialog = page.get_by_role("dialog", name="Save as widget")
    dialog.get_by_label("Dashboards").select_option(label="A new dashboard…")
    dialog.get_by_label("Name of the dashboard").fill("From SQL")
    dialog.get_by_role("button", name="Save as widget").click()
    page.get_by_role("button", name="Open", exact=True).click()
    rows = tile(page, "Views by device").get_by_role("row")
    expect(rows).to_have_count(3, timeout=15_000)
    expect(rows.nth(0)).to_contain_text("people")
    expect(rows.nth(2)).to_contain_text("120")
    page.goto(f"{page.url}{'&' if '?' in page.url else '?'}f=country:eq:TH")
    expect(rows.nth(2)).to_contain_text("40", timeout=15_000)
    assert seen.complaints == []
    board = board_id(page)
    stranger = visit()
    stranger.page.goto(f"{shop.url}/share/{shop.client.post(f'/api/dashboards/{board}/links', json={}).json()['token']}")
    expect(tile(stranger.page, "Views by device").get_by_role("row").nth(2)).to_contain_text("120", timeout=15_000)
    assert stranger.complaints == []

    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_role("button", name="Move “Views by device”").press("Enter")
    editor = page.get_by_role("dialog", name="Edit “Views by device”")
    expect(editor.get_by_role("combobox", name="Saved statement")).to_have_value(re.compile("."), timeout=10_000)
    editor.get_by_role("textbox", name="Statement").fill("SELECT count() FORM events")
    editor.get_by_role("textbox", name="Statement").press("Control+Enter")
    expect(editor.get_by_text(re.compile("line 1, column"))).to_be_visible(timeout=10_000)
    assert [text for text in seen.complaints_but(400) if "422" not in text] == []


@pytest.mark.req("A11", "H6", "J2")
def test_a_read_key_is_made_changed_over_and_revoked(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page

    def status(key: str) -> int:
        return httpx.get(f"{shop.url}/api/events", headers={"x-api-key": key}).status_code

    def shown() -> str:
        dialog = page.get_by_role("dialog", name="Your new key")
        expect(dialog).to_contain_text("a read key is not shown again", timeout=10_000)
        assert axe_findings(page) == []
        key = dialog.get_by_label("Reports", exact=True).first.inner_text()
        dialog.get_by_role("button", name="Done").click()
        expect(dialog).to_have_count(0)
        return key.strip()

    log_in(seen.page, shop, "/sources")
    page.get_by_role("button", name="New key").click()
    asked = page.get_by_role("dialog", name="New key")
    asked.get_by_label("Name").fill("Reports")
    asked.get_by_text("Bind it to events, pages or networks").click()
    assert axe_findings(page) == []
    asked.get_by_role("radio", name="Read").click()
    asked.get_by_role("checkbox", name="SQL").uncheck()
    asked.get_by_label("Ends").select_option(label="In 30 days")
    assert axe_findings(page) == []
    asked.get_by_role("button", name="Create").click()
    first = shown()
    row = page.get_by_role("row").filter(has_text="Reports")
    expect(row).to_contain_text("ends ")
    page.get_by_role("button", name="Rotate “Reports”").click()
    rotating = page.get_by_role("dialog", name="Give “Reports” a new secret?")
    rotating.get_by_label("The old key still works for").select_option(label="One hour")
    assert axe_findings(page) == []
    rotating.get_by_role("button", name="Rotate").click()
    second = shown()
    expect(row).to_contain_text(re.compile("old secret .* works until"))
    assert [status(first), status(second)] == [200, 200]
    page.get_by_role("button", name="Revoke “Reports”").click()
    sure = page.get_by_role("dialog", name="Revoke this key?")
    assert axe_findings(page) == []
    sure.get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("Key “Reports” revoked")).to_be_visible(timeout=10_000)
    expect(row).to_contain_text("Revoked")
    assert [status(first), status(second)] == [401, 401]
    assert seen.complaints == []
