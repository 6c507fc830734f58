"""Alerts in a real browser: a rule is made, events cross its limit, everybody is told within a second, and somebody takes care of it."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect
from tests.e2e.budget import Budget, Pace
from tests.e2e.conftest import Visit, fresh_product
from tests.e2e.login import log_in
from tests.e2e.test_screens import axe_findings
from tests.integration.server import ServedProduct, until

pytestmark = [pytest.mark.e2e, pytest.mark.req("F1", "F2", "F6")]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    """A server that knows the events to come."""
    with fresh_product(tmp_path_factory.mktemp("shop")) as product:
        send(product, "payment_failed", 1)
        until(lambda: product.value(metric="*", aggregation="count", time_window="last_24_hours") == 1)
        yield product


def send(product: ServedProduct, name: str, count: int) -> None:
    events = "[" + ",".join(f'{{"name": "{name}"}}' for _ in range(count)) + "]"
    command = ["curl", "-sf", "-X", "POST", f"{product.url}/api/events", "-H", f"Authorization: Bearer {product.write_key}", "-d", events]
    subprocess.run(command, check=True, capture_output=True)


def test_a_rule_is_made_fires_and_is_taken_care_of(shop: ServedProduct, visit: Callable[..., Visit], pace: Pace) -> None:
    seen = visit()
    page = seen.page
    log_in(page, shop)
    expect(page.locator("#content")).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="Alerts", exact=True).click()
    expect(page.get_by_text("No rule watches anything yet")).to_be_visible(timeout=10_000)
    page.get_by_role("link", name="New rule").first.click()
    page.get_by_label("Name", exact=True).fill("Payments fail")
    page.get_by_role("button", name="Metric").click()
    page.get_by_role("combobox", name="Search metrics and events").fill("payment_failed")
    page.keyboard.press("Enter")
    page.get_by_label("Limit").fill("3")
    page.get_by_label("Severity").select_option(label="Critical")
    page.get_by_label("For at least").select_option(label="at once")
    expect(page.get_by_text("It would not have fired in the last 28 days.")).to_be_visible(timeout=10_000)
    expect(page.get_by_role("img", name="payment_failed")).to_be_visible(timeout=10_000)
    assert axe_findings(page) == []
    page.get_by_role("button", name="Save rule").click()
    expect(page.get_by_role("link", name="Payments fail")).to_be_visible(timeout=10_000)

    page.get_by_role("link", name="Overview", exact=True).click()
    send(shop, "payment_failed", 2)
    began = time.monotonic()
    send(shop, "payment_failed", 1)
    told = page.get_by_role("region", name="Notifications").get_by_text("Payments fail: 4 > 3")
    told.wait_for(timeout=20_000)
    shown_ms = (time.monotonic() - began) * 1000
    for _ in range(3):
        pace.sample()
    Budget("from sending the event to the notification on the screen", 1_500, "ms").hold(shown_ms, pace.wall)

    expect(page.get_by_role("link", name="Alerts 1 alert fires")).to_be_visible(timeout=5_000)
    page.get_by_role("region", name="Notifications").get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="Around the time that it began")).to_be_visible(timeout=10_000)
    expect(page.get_by_role("list", name="How it went")).to_contain_text("Firing")
    assert axe_findings(page) == []
    page.get_by_role("button", name="I take care of it").click()
    expect(page.get_by_role("link", name="Payments fail: 4 > 3").get_by_text("Acknowledged")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="30 min").click()
    expect(page.get_by_role("link", name="Payments fail: 4 > 3").get_by_text("Snoozed")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("No rule watches anything yet")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Undo").click()
    rules = page.get_by_role("region", name="Rules")
    expect(rules.get_by_role("link", name="Payments fail")).to_be_visible(timeout=10_000)
    assert seen.complaints == []
