"""Questions of one's own: composed in Explore, written in SQL."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.e2e.board import expect_drawn, write
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.integration.server import ServedProduct

pytestmark = pytest.mark.e2e


@pytest.mark.req("H4")
def test_a_question_is_composed_and_kept_on_a_new_dashboard(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    log_in(page, shop)
    page.get_by_role("link", name="Explore").click()
    page.get_by_role("button", name="Search metrics and events").click()
    page.get_by_role("combobox", name="Search metrics and events").fill("page views")
    page.keyboard.press("Enter")
    question = page.get_by_role("complementary", name="Question")
    question.get_by_label("Group by").select_option(label="Page")
    question.get_by_role("group", name="Filters for all").get_by_role("button", name="Add filter").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Field").select_option(label="Device")
    form.get_by_role("checkbox", name="mobile").check()
    form.get_by_role("button", name="Add", exact=True).click()
    expect_drawn(page)
    page.get_by_role("button", name="Save as widget").click()
    dialog = page.get_by_role("dialog", name="Save as widget")
    dialog.get_by_label("Title").fill("Phones by page")
    dialog.get_by_label("Dashboards").select_option(label="A new dashboard…")
    dialog.get_by_label("Name of the dashboard").fill("From Explore")
    dialog.get_by_role("button", name="Save as widget").click()
    expect(page.get_by_text("Added to “From Explore”")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_role("heading", name="From Explore", level=1)).to_be_visible(timeout=10_000)
    expect(page.get_by_role("region", name="Phones by page")).to_be_visible(timeout=10_000)
    expect_drawn(page)
    made = next(one for one in shop.client.get("/api/dashboards").json()["dashboards"] if one["name"] == "From Explore")
    kept = shop.client.get(f"/api/dashboards/{made['id']}").json()["document"]["tabs"][0]["widgets"][0]["queries"][0]["query"]
    assert kept["group_by"] == ["page"]
    assert "mobile" in str(kept["filters"])
    assert seen.complaints == []


@pytest.mark.req("B9")
def test_a_statement_gives_rows_and_a_wrong_one_its_place(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    log_in(page, shop)
    page.get_by_role("link", name="SQL").click()
    editor = page.get_by_role("textbox", name="SQL statement")
    write(editor, "SELECT page, count() AS views FROM events WHERE page LIKE '/page-%' GROUP BY page ORDER BY page")
    page.get_by_role("button", name="Run").click()
    result = page.get_by_role("region", name="Result")
    expect(result.get_by_role("status").first).to_contain_text("6 rows", timeout=10_000)
    expect(result.get_by_text("/page-3")).to_be_visible()
    assert seen.complaints == []
    write(editor, "SELECT count() FORM events")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("alert")).to_contain_text("line 1, column", timeout=10_000)
    expect(page.locator(".cm-wrong")).to_have_count(1)
    assert seen.complaints_but(400) == []
