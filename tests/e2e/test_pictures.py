"""How the interface looks, beside pictures that somebody has looked at: light, dark, Thai, a phone. `make pictures` renews them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.board import widget
from tests.e2e.conftest import Visit
from tests.e2e.picture import KEPT, MOST_SHARE, compare, expect_picture
from tests.integration.server import ServedProduct, until

pytestmark = pytest.mark.e2e

START = datetime(2026, 3, 2, tzinfo=UTC)
HOURS = 72
MOST_BYTES = 1_000_000
"""Of all kept pictures together."""


def _send_readings(product: ServedProduct) -> None:
    """Three days of March, always the same: more by day than by night, growing, three kinds of device."""
    events = []
    for hour in range(HOURS):
        for index in range(3 + hour // 12 + (8 if 8 <= hour % 24 < 18 else 0)):
            at = START + timedelta(hours=hour, minutes=7 * index % 60)
            page = ("pricing", "docs", "pricing", "blog", "start", "docs", "pricing")[(index + hour) % 7]
            properties = {"page": f"/{page}", "device": ("desktop", "mobile", "desktop", "tablet", "mobile")[(index + hour) % 5]}
            country = ("TH", "JP", "TH", "DE", "US", "TH")[(index * 2 + hour) % 6]
            event = {"type": "custom", "name": "pictured", "user_id": f"u{index * 7 + hour % 5}", "timestamp": at.isoformat()}
            events.append(event | {"value": 5 + index % 7, "properties": properties | {"country": country}})
    answer = product.client.post("/api/events", json=events, headers={"Authorization": f"Bearer {product.write_key}"}).json()
    assert answer["accepted"] == len(events), answer
    span = {"from": START.isoformat(), "to": (START + timedelta(hours=HOURS)).isoformat()}
    until(lambda: product.value(metric="pictured", aggregation="count", **span) == len(events))


def _document() -> dict[str, Any]:
    asked = {"metric": "pictured", "aggregation": "count"}
    span = {"from": START.isoformat(), "to": (START + timedelta(hours=HOURS)).isoformat()}
    over = {**asked, "interval": "hour"}
    widgets = [
        widget("number", "Readings", (0, 0, 3, 3), **asked),
        widget("number", "People", (3, 0, 3, 3), metric="pictured", aggregation="unique_count"),
        widget("gauge", "Average value", (6, 0, 3, 3), metric="pictured", aggregation="average") | {"options": {"max": 15}},
        widget("text", "Note", (9, 0, 3, 3)) | {"options": {"text": "Three days of **March**.\n\n- always the same\n- ข้อความภาษาไทย"}},
        widget("stacked", "By device", (0, 3, 8, 6), **over, group_by=["device"]),
        widget("doughnut", "Devices", (8, 3, 4, 6), **asked, group_by=["device"]),
        widget("bar", "Pages", (0, 9, 4, 6), **asked, group_by=["page"]),
        widget("table", "Countries", (4, 9, 4, 6), **asked, group_by=["country"]),
        widget("heatmap", "When", (8, 9, 4, 6), **over),
    ]
    return {"name": "Pictured", "time": {"range": span, "compare": "none", "refresh": "off"}, "tabs": [{"id": "main", "name": "Main", "widgets": widgets}]}


DRAWN = """() => new Promise((resolve) => {
    const isOnScreen = (one) => one.getBoundingClientRect().top < innerHeight
    let calm = 0
    const look = () => {
        const waiting = [...document.querySelectorAll('#board [role=status][data-shape], #board [aria-busy=true]')]
        calm = waiting.some(isOnScreen) ? 0 : calm + 1
        if (calm > 20) resolve()
        else requestAnimationFrame(look)
    }
    look()
})"""
"""When nothing on screen has waited for twenty frames; what is below the edge of the screen is not asked for."""


@pytest.fixture(scope="module")
def link(shop: ServedProduct) -> Iterator[str]:
    """A public board of fixed data in a fixed time: nothing on it depends on when it is looked at."""
    _send_readings(shop)
    board = shop.client.post("/api/dashboards", json={"document": _document()}).json()["id"]
    made = shop.client.post(f"/api/dashboards/{board}/links", json={}).json()
    yield f"{shop.url}/share/{made['token']}"
    shop.client.delete(f"/api/dashboards/{board}").raise_for_status()


def _open(page: Page, link: str, language: str = "en") -> None:
    page.goto(link)
    page.locator(f"html[lang={language}]").wait_for()
    expect(page.locator("#board").get_by_role("region")).not_to_have_count(0, timeout=10_000)
    page.evaluate(DRAWN)
    page.evaluate("() => document.fonts.ready.then(() => undefined)")


DESK = {"viewport": {"width": 1280, "height": 820}, "reduced_motion": "reduce"}
LOOKS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("light", {**DESK, "color_scheme": "light"}, "en"),
    ("dark", {**DESK, "color_scheme": "dark"}, "en"),
    ("thai", {**DESK, "color_scheme": "light", "locale": "th-TH"}, "th"),
    ("phone", {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", "reduced_motion": "reduce", "is_mobile": True, "has_touch": True}, "en"),
)


@pytest.mark.req("H3", "H6")
@pytest.mark.parametrize(("name", "options", "language"), LOOKS, ids=[name for name, *_ in LOOKS])
def test_a_board_looks_like_its_picture(link: str, visit: Callable[..., Visit], name: str, options: dict[str, Any], language: str) -> None:
    seen = visit(**options)
    _open(seen.page, link, language)
    expect_picture(seen.page, f"board-{name}")
    assert seen.complaints == []


@pytest.mark.req("H3")
def test_a_picture_that_is_a_little_off_is_found(link: str, visit: Callable[..., Visit]) -> None:
    page = visit(**DESK, color_scheme="light").page
    _open(page, link)
    before = page.screenshot()
    assert compare(page, before, page.screenshot()).share == 0
    page.locator("main").evaluate("(board) => { board.style.paddingTop = '30px' }")
    assert compare(page, before, page.screenshot()).share > MOST_SHARE
    assert compare(page, before, page.screenshot(clip={"x": 0, "y": 0, "width": 100, "height": 100})).share == 1


def test_the_kept_pictures_are_small() -> None:
    pictures = [path for path in Path(KEPT).glob("*.png") if not path.name.endswith(".seen.png")]
    assert sorted(path.stem for path in pictures) == sorted(f"board-{name}" for name, *_ in LOOKS)
    assert sum(path.stat().st_size for path in pictures) < MOST_BYTES
