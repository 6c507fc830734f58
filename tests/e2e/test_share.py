"""A board behind a link with a password, as a stranger sees it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from tests.e2e.board import expect_drawn, make_board, widget
from tests.e2e.conftest import Visit, log_in
from tests.integration.server import ServedProduct

pytestmark = pytest.mark.e2e


@pytest.mark.req("H10")
def test_a_link_with_a_password_opens_for_who_knows_it(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    views = widget("number", "All views", (0, 0, 3, 3), metric="page_views")
    pages = widget("table", "By page", (3, 0, 6, 7), metric="page_views", group_by=["page"])
    board = make_board(shop, "For strangers", views, pages)
    owner = visit()
    page = owner.page
    log_in(page, shop.url)
    expect(page.get_by_role("link", name="Dashboards")).to_be_visible(timeout=10_000)
    page.goto(f"{shop.url}/dashboards/{board}")
    page.get_by_role("button", name="Share").click()
    dialog = page.get_by_role("dialog", name="Share “For strangers”")
    dialog.get_by_role("tab", name="Public links").click()
    dialog.get_by_label("Password").fill("open-sesame-9")
    dialog.get_by_role("button", name="Create link").click()
    expect(dialog.get_by_text("Copy it now: it is not shown again.")).to_be_visible(timeout=10_000)
    found = re.search(r"http\S+/share/\S+", dialog.inner_text())
    assert found
    assert owner.complaints == []

    stranger = visit()
    page = stranger.page
    page.goto(found.group(0))
    page.get_by_label("Password").fill("a-wrong-guess")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_text("The password is not right.")).to_be_visible(timeout=10_000)
    expect(page.get_by_text("240")).to_have_count(0)
    page.get_by_label("Password").fill("open-sesame-9")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("region", name="All views").get_by_text("240").first).to_be_visible(timeout=10_000)
    expect(page.get_by_role("region", name="By page").first.get_by_text("/page-5")).to_be_visible(timeout=10_000)
    expect_drawn(page)
    expect(page.get_by_role("link", name="Dashboards")).to_have_count(0)
    assert stranger.complaints_but(401) == []
