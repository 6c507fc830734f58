"""Segments in a real browser: defined with their size in view, drilled into, used on a dashboard, deleted and brought back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from time import time

import pytest
from playwright.sync_api import expect
from tests.e2e.conftest import Visit, fresh_product
from tests.e2e.login import log_in
from tests.integration.server import ServedProduct, until

pytestmark = [pytest.mark.e2e, pytest.mark.req("C6")]


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    """Twelve people who looked, of whom the first three bought twice."""
    with fresh_product(tmp_path_factory.mktemp("market")) as product:
        views = [{"name": "page_view", "user_id": f"u{number:02d}", "timestamp": time() - 7_200} for number in range(12)]
        orders = [{"name": "purchase", "user_id": f"u{number:02d}", "value": 5, "timestamp": time() - 3_600} for number in range(3) for _ in range(2)]
        key = {"Authorization": f"Bearer {product.write_key}"}
        assert product.client.post("/api/events", json=views + orders, headers=key).json()["accepted"] == 18
        until(lambda: product.value(metric="*", aggregation="count", time_window="last_24_hours") == 18)
        yield product


def test_a_segment_is_defined_looked_into_and_brought_back(market: ServedProduct, visit: Callable[..., Visit], tmp_path: Path) -> None:
    seen = visit()
    page = seen.page
    log_in(page, market)
    expect(page.locator("#content")).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="Segments", exact=True).click()
    page.get_by_role("link", name="New segment").click()
    expect(page.get_by_text("12 people", exact=True)).to_be_visible(timeout=10_000)
    page.get_by_label("Name", exact=True).fill("Regulars")
    page.get_by_role("button", name="Event", exact=True).click()
    page.get_by_role("combobox", name="Search events").fill("purchase")
    page.keyboard.press("Enter")
    page.get_by_role("spinbutton", name="times").fill("2")
    expect(page.get_by_text("3 people", exact=True)).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Add a rule").click()
    page.get_by_role("menuitem", name="Are on a list").click()
    listed = tmp_path / "vip.csv"
    listed.write_text("user_id,plan\nu00,pro\nu05,free\n")
    page.get_by_label("From a file").set_input_files(listed)
    expect(page.get_by_text("1 person", exact=True)).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="and", exact=True).click()
    expect(page.get_by_text("4 people", exact=True)).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Save segment").click()
    expect(page.get_by_role("link", name=re.compile("Regulars"))).to_contain_text("4", timeout=10_000)

    page.get_by_role("link", name="Show the people").click()
    expect(page.get_by_text("4 people", exact=True)).to_be_visible(timeout=10_000)
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("CSV")).click()
    rows = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert sorted(row.split(",")[0] for row in rows[1:]) == ["u00", "u01", "u02", "u05"]

    page.go_back()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Regulars is deleted")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name=re.compile("Regulars"))).to_contain_text("4", timeout=10_000)
    assert seen.complaints == []


def test_a_tile_of_a_segment_follows_its_definition_and_says_when_it_is_gone(market: ServedProduct, visit: Callable[..., Visit]) -> None:
    made = market.client.post("/api/segments", json={"name": "Buyers", "rule": {"did": {"event": "purchase"}}}).json()
    widget = {"id": "w1", "kind": "number", "title": "Views", "x": 0, "y": 0, "w": 3, "h": 3, "options": {}}
    document = {"name": "Shop", "tabs": [{"id": "main", "name": "Main", "widgets": [widget | {"queries": [{"id": "A", "query": {"metric": "page_view"}}]}]}]}
    board = market.client.post("/api/dashboards", json={"document": document}).json()
    seen = visit()
    page = seen.page
    log_in(page, market, f"/dashboards/{board['id']}")
    tile = page.get_by_role("region", name="Views")
    expect(tile).to_contain_text("12", timeout=20_000)
    page.get_by_role("button", name="Add filter").click()
    page.get_by_label("Field").select_option(label="Segment")
    page.get_by_label("Buyers").check()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_title("Segment is Buyers")).to_be_visible()
    expect(tile).to_contain_text("3", timeout=20_000)
    market.client.put(f"/api/segments/{made['id']}", json={"name": "Buyers", "rule": {"not": {"did": {"event": "purchase"}}}}).raise_for_status()
    expect(tile).to_contain_text("9", timeout=20_000)
    market.client.delete(f"/api/segments/{made['id']}").raise_for_status()
    page.reload()
    expect(tile).to_contain_text("The segment 'Buyers' was deleted.", timeout=20_000)
    assert seen.complaints == []
