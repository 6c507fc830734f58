"""The overview on the sample data: everything moves, in both themes, wide and narrow, and nobody's console complains."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import PICTURES, Visit, demo_project
from tests.e2e.login import log_in
from tests.integration.server import ServedProduct, served, until

pytestmark = pytest.mark.e2e

TILES = ("Visitors now", "Events / s", "Unique users", "Page views", "Response time p95", "Error rate", "Top pages", "Referrers", "Devices", "Status codes")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    with served(tmp_path_factory.mktemp("demo"), "--demo") as product:
        product.client.headers["X-Project"] = demo_project(product)
        until(lambda: (product.value(metric="*", aggregation="count", time_window="last_24_hours") or 0) > 20_000, timeout_s=60)
        yield product


def _open_demo(page: Page, product: ServedProduct) -> None:
    log_in(page, product)
    for name in TILES:
        expect(page.get_by_role("region", name=name).first).to_be_visible(timeout=10_000)
    page.wait_for_function("() => document.querySelectorAll('[aria-busy=true]').length === 0", timeout=15_000)


@pytest.mark.req("H6", "H7")
@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_every_tile_moves_and_the_console_is_silent(demo: ServedProduct, visit: Callable[..., Visit], scheme: str) -> None:
    seen = visit(color_scheme=scheme, viewport={"width": 1600, "height": 1730})
    page = seen.page
    _open_demo(page, demo)
    expect(page.get_by_role("img", name=re.compile("countries, most in"))).to_be_visible(timeout=10_000)
    feed = page.get_by_role("region", name="Live events")
    before = feed.locator("li").first.inner_text()
    page.wait_for_function("(before) => document.querySelector('section li, [role=region] li, li').innerText !== before", arg=before, timeout=10_000)
    page.screenshot(path=PICTURES / f"overview-{scheme}.png")
    assert seen.complaints == []


@pytest.mark.req("H2")
def test_a_phone_gets_one_column_and_no_sideways_scrolling(demo: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit(viewport={"width": 390, "height": 844}, color_scheme="dark", device_scale_factor=2, is_mobile=True, has_touch=True)
    page = seen.page
    _open_demo(page, demo)
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    page.screenshot(path=PICTURES / "overview-mobile.png")
    assert seen.complaints == []


@pytest.mark.req("H6")
def test_thai_is_complete_on_the_overview(demo: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit(color_scheme="light", locale="th-TH")
    page = seen.page
    page.goto(demo.url)
    page.locator("input[type=email]").fill("admin@example.com")
    page.locator("input[type=password]").fill("Correct-Horse-9-Battery")
    page.keyboard.press("Enter")
    page.locator("html[lang=th]").wait_for()
    expect(page.get_by_text("ภาพรวม").first).to_be_visible(timeout=10_000)
    page.screenshot(path=PICTURES / "overview-thai.png")
    assert seen.complaints == []


@pytest.mark.req("J7")
def test_the_policy_is_strict_and_never_violated(demo: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    page.add_init_script("window.violations = []; document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.violatedDirective))")
    _open_demo(page, demo)
    policy = demo.client.get("/").headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert page.evaluate("() => window.violations") == []
