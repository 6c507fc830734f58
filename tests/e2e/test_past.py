"""An earlier moment of a dashboard, and an incident played again, in a real browser on a real server."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.board import choose_for_board, make_board, open_board, tile, widget
from tests.e2e.conftest import Visit, fresh_product
from tests.e2e.test_screens import axe_findings
from tests.integration.server import ServedProduct, until

pytestmark = pytest.mark.e2e
QUESTION = {"metric": "checkout", "aggregation": "count", "time_window": "last_24_hours"}


class Incident:
    """Three moments, and how many checkouts the board showed at each: the last ones came an hour late."""

    def __init__(self, product: ServedProduct) -> None:
        self.product = product
        self.moments: list[float] = []
        for count, late_s in ((4, 0), (3, 60), (5, 3_600)):
            self._send(count, late_s)
        self.board = make_board(
            product,
            "Incident",
            widget("number", "Checkouts", (0, 0, 6, 3), **QUESTION),
            widget("feed", "Arrivals", (6, 0, 6, 6)),
            widget("line", "Course", (0, 3, 6, 6), **QUESTION, interval="hour"),
        )

    def _send(self, count: int, late_s: float) -> None:
        events = [{"name": "checkout", "user_id": f"u{n}", "timestamp": time.time() - late_s} for n in range(count)]
        key = {"Authorization": f"Bearer {self.product.write_key}"}
        before = self.product.value(**QUESTION) if self.moments else 0
        assert self.product.client.post("/api/events", json=events, headers=key).json()["accepted"] == count
        until(lambda: self.product.value(**QUESTION) == before + count)
        self.moments.append(time.time())
        until(lambda: time.time() > self.moments[-1] + 0.6)  # the next moment is a step of the replay later

    def at(self, moment: int) -> str:
        return datetime.fromtimestamp(self.moments[moment], UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def replay(self, speed: int = 1) -> str:
        return f"?since={self.at(0)}&until={self.at(2)}&speed={speed}"


@pytest.fixture(scope="module")
def incident(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Incident]:
    with fresh_product(tmp_path_factory.mktemp("incident")) as product:
        yield Incident(product)


def _shows(page: Page, count: int) -> None:
    expect(tile(page, "Checkouts").get_by_text(str(count), exact=True).first).to_be_visible(timeout=10_000)


@pytest.mark.req("E5", "E9", "H4")
def test_a_moment_shows_what_had_come_by_then_and_leads_back_to_now(incident: Incident, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    for moment, count in ((0, 4), (1, 7), (2, 12)):
        open_board(page, incident.product, incident.board, f"?at={incident.at(moment)}")
        _shows(page, count)
        expect(tile(page, "Arrivals").get_by_role("listitem")).to_have_count(count)
    expect(page.get_by_role("region", name="An earlier moment")).to_be_visible()
    page.get_by_role("button", name="Back to now").click()
    expect(page).to_have_url(re.compile(r"^[^?]*$"))
    _shows(page, 12)
    choose_for_board(page, "See an earlier moment")
    dialog = page.get_by_role("dialog", name="See an earlier moment")
    dialog.get_by_label("One moment").fill("2999-01-01T10:00")
    expect(dialog.get_by_text("This lies in the future.")).to_be_visible()
    dialog.get_by_label("One moment").fill("2020-01-01T10:00")
    dialog.get_by_role("button", name="Show").click()
    expect(tile(page, "Checkouts").get_by_text("nothing had been received by then")).to_be_visible()
    assert all("400" in complaint for complaint in seen.complaints), "only what was refused"


@pytest.mark.req("E5", "H4")
def test_an_incident_is_played_again_paused_and_sought_with_the_keyboard(incident: Incident, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    open_board(page, incident.product, incident.board, incident.replay())
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    _shows(page, 4)
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    _shows(page, 12)
    expect(page.get_by_role("button", name="Play")).to_be_visible(timeout=15_000)
    page.keyboard.press("ArrowLeft")
    _shows(page, 7)
    expect(page).to_have_url(re.compile(r"[?&]at="))
    slider = page.get_by_role("slider", name="Moment shown")
    slider.focus()
    page.keyboard.press("Home")
    _shows(page, 4)
    page.get_by_role("combobox", name="Speed").select_option("60")
    page.get_by_role("button", name="A step on").click()
    _shows(page, 12)
    assert seen.complaints == []


@pytest.mark.req("H6", "J7")
@pytest.mark.parametrize(
    ("settings", "options"),
    [
        ({"theme": "dark"}, {}),
        ({"theme": "light"}, {}),
        ({"theme": "dark", "language": "th"}, {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}),
    ],
    ids=["dark", "light", "thai on a phone"],
)
def test_the_past_is_clean(incident: Incident, visit: Callable[..., Visit], settings: dict[str, str], options: dict[str, Any]) -> None:
    seen = visit(**options)
    seen.page.add_init_script(f"localStorage.setItem('tidegauge.settings', {json.dumps(json.dumps(settings))})")
    findings: dict[str, list[str]] = {}
    for search in (f"?at={incident.at(1)}", incident.replay(5)):
        open_board(seen.page, incident.product, incident.board, search)
        expect(seen.page.locator("main section time").first).to_be_visible()
        sideways = seen.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found = axe_findings(seen.page) + ([f"scrolls sideways by {sideways} px"] if sideways > 0 else [])
        if found:
            findings[search] = found
    assert findings == {}
    assert seen.complaints == []
