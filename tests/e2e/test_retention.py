"""Who comes back, in a real browser: the matrix, the people of a cell, the curve; the other screens of people over time."""

from __future__ import annotations

from collections.abc import Callable
from time import time

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.board import expect_drawn
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.integration.server import ServedProduct, until

pytestmark = pytest.mark.e2e
DAY_S = 86_400


def take_lessons(product: ServedProduct) -> None:
    """Ten people take a lesson five days ago at noon, four of them again the day after."""
    noon = time() // DAY_S * DAY_S + DAY_S / 2
    taken = [(f"pupil{number}", 5) for number in range(10)] + [(f"pupil{number}", 4) for number in range(4)]
    events = [{"name": "lesson", "user_id": user, "timestamp": (noon - ago * DAY_S) * 1000} for user, ago in taken]
    answer = product.client.post("/api/events", json=events, headers={"Authorization": f"Bearer {product.write_key}"})
    assert answer.json()["accepted"] == len(events), answer.text
    until(lambda: product.value(metric="lesson", time_window="last_7_days") == len(events))


def open_screen(page: Page, name: str, question: str) -> None:
    """By the menu, then with a question in the address."""
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"**/{name.lower()}*")
    page.goto(f"{page.url.split('?')[0]}?{question}")


@pytest.mark.req("C2", "C4", "C9")
def test_people_are_followed_from_when_they_started(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    take_lessons(shop)
    seen = visit()
    page = seen.page
    log_in(page, shop)
    open_screen(page, "Retention", "period=daily&range=last_7_days&start_event=lesson&return_event=lesson")
    figures = page.get_by_label("Retention", exact=True)
    expect(figures.get_by_text("40%", exact=True)).to_be_visible(timeout=20_000)
    expect(page.get_by_role("img", name="Retention: 1 cohorts over 6 periods")).to_be_visible()
    expect(page.get_by_role("img", name="Retention curve: 1 lines")).to_be_visible()

    page.get_by_role("radio", name="People").click()
    cells = page.get_by_role("listbox", name="Values of Retention", exact=True)
    cells.focus()
    cells.press("ArrowRight")
    expect(cells.get_by_role("option")).to_contain_text("Came back 4 (40%)")
    cells.press("Enter")
    people = page.get_by_role("dialog")
    expect(people.get_by_text("pupil3")).to_be_visible(timeout=10_000)
    expect(people.get_by_text("pupil4")).to_have_count(0)
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Save as widget", exact=True).click()
    dialog = page.get_by_role("dialog", name="Save as widget")
    dialog.get_by_label("Title").fill("Lessons kept up")
    dialog.get_by_label("Dashboards").select_option(label="A new dashboard…")
    dialog.get_by_label("Name of the dashboard").fill("Lessons")
    dialog.get_by_role("button", name="Save as widget").click()
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_role("region", name="Lessons kept up")).to_be_visible(timeout=10_000)
    expect_drawn(page)
    assert seen.complaints == []


@pytest.mark.req("C4", "C9")
def test_adoption_lifecycle_and_engagement_are_drawn(shop: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    log_in(page, shop)
    open_screen(page, "Adoption", "feature=page_view&range=last_7_days&period=daily")
    expect(page.get_by_label("Adoption", exact=True).get_by_text("40 adopters")).to_be_visible(timeout=20_000)
    open_screen(page, "Lifecycle", "event=page_view&range=last_7_days&period=daily")
    expect(page.get_by_role("img", name="Lifecycle: 8 bars")).to_be_visible(timeout=20_000)
    open_screen(page, "Engagement", "event=page_view&range=last_7_days")
    expect(page.get_by_role("img", name="168 cells")).to_be_visible(timeout=20_000)
    page.get_by_label("By", exact=True).select_option("hour_of_day")
    expect(page.get_by_role("img", name="24 entries")).to_be_visible(timeout=20_000)
    assert seen.complaints == []
