"""A double click, and a call whose answer got lost, make one thing: the interface sends its calls under keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, Route, expect
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.integration.server import ServedProduct

pytestmark = [pytest.mark.e2e, pytest.mark.hostile(127)]


def dashboards(product: ServedProduct) -> list[str]:
    return [one["name"] for one in product.client.get("/api/dashboards").json()["dashboards"]]


def new_dashboard(page: Page, url: str) -> None:
    """The dialog of a new dashboard, with a template chosen."""
    page.goto(f"{url}/dashboards")
    page.get_by_role("button", name="New dashboard").first.click()
    page.get_by_role("dialog").get_by_role("radio", name="Web analytics").click()


def sent_keys(page: Page) -> list[str | None]:
    """Fills with the keys of the calls that make dashboards."""
    keys: list[str | None] = []

    def note(request: Request) -> None:
        if request.method == "POST" and request.url.endswith("/api/dashboards"):
            keys.append(request.headers.get("idempotency-key"))

    page.on("request", note)
    return keys


@pytest.mark.req("D1", "H6")
def test_a_double_click_makes_one_dashboard(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    log_in(page, shop)
    expect(page.locator("#content")).to_be_visible(timeout=20_000)
    before, keys = len(dashboards(shop)), sent_keys(page)
    new_dashboard(page, shop.url)
    page.get_by_role("dialog").get_by_role("button", name="Create").dblclick()
    expect(page.get_by_role("heading", name="Web analytics", level=1)).to_be_visible(timeout=30_000)
    assert len(dashboards(shop)) == before + 1
    assert len(set(keys)) == 1
    assert keys[0]


@pytest.mark.req("D1", "H6")
def test_a_dashboard_whose_answer_was_lost_is_there_once_after_trying_again(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    log_in(page, shop)
    expect(page.locator("#content")).to_be_visible(timeout=20_000)
    before, keys = len(dashboards(shop)), sent_keys(page)
    lost: list[int] = []

    def lose_first(route: Route) -> None:
        if route.request.method != "POST" or lost:
            route.continue_()
            return
        lost.append(route.fetch().status)  # it arrives and is carried out; its answer does not
        route.abort()

    page.route("**/api/dashboards", lose_first)
    new_dashboard(page, shop.url)
    create = page.get_by_role("dialog").get_by_role("button", name="Create")
    create.click()
    expect(page.get_by_role("dialog").get_by_text("The server does not answer.")).to_be_visible(timeout=10_000)
    assert len(dashboards(shop)) == before + 1
    create.click()
    expect(page.get_by_role("heading", name="Web analytics", level=1)).to_be_visible(timeout=30_000)
    assert lost == [201]
    assert len(dashboards(shop)) == before + 1
    assert len(keys) == 2
    assert keys[0] == keys[1]
    assert keys[0]
