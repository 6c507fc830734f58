"""Every screen but the dashboards, as somebody uses it: nothing for the console to complain of, nothing for axe to find, in both themes and on a phone."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.e2e.people import member
from tests.integration.server import ServedProduct, served, until

pytestmark = pytest.mark.e2e
AXE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DAY_S = 86_400
LONG = "ชื่อเหตุการณ์ที่ยาวมากจนไม่พอดีกับคอลัมน์ใดเลย-and-a-very-long-name-that-does-not-fit-anywhere" + "x" * 100
WALK = """async () => {
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y)
    await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))
  }
  scrollTo(0, 0)
}"""
"""Down the page and back: tiles ask for their numbers when they come on screen."""
SCREENS = {
    "Overview": "/",
    "Explore": "/explore",
    "a question": "/explore?q=page_view&by=page&top=5",
    "live events": "/events",
    "events of a time": "/events?range=last_30_days",
    "the schema": "/events?view=schema",
    "SQL": "/sql",
    "Sources": "/sources",
    "segments": "/segments",
    "a segment that is always there": "/segments/premium",
    "a new segment": "/segments/new-segment",
    "people of a segment": "/people?segment=active",
    "a question of a segment": "/explore?q=page_view&f=in_segment:eq:new",
    "a funnel": "/funnels?steps=page_view&steps=event_001",
    "paths": "/paths",
    "attribution": "/attribution?conversion=page_view",
    "alerts": "/alerts",
    "a new alert rule": "/alerts/new-rule",
    "channels of alerts": "/alerts/channels",
    "aggregation rules": "/aggregation",
    "a new aggregation rule": "/aggregation/new-rule",
    "the project": "/settings",
    "retention": "/settings/retention",
    "privacy": "/settings/privacy",
    "members": "/settings/members",
    "data access": "/settings/rows",
    "the audit log": "/settings/audit",
    "people of the installation": "/settings/users",
    "teams": "/settings/teams",
    "backups": "/settings/backups",
    "appearance": "/settings/appearance",
    "account": "/settings/account",
    "no page": "/explor",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    """A server with events of many names over a month, a refused item, and a second member."""
    with served(tmp_path_factory.mktemp("house")) as product:
        now = time.time()
        events: list[dict[str, Any]] = [
            {"name": "page_view", "user_id": f"u{n % 7}", "timestamp": now - n * 3_600, "properties": {"page": f"/p/{n % 4}", "deep": {"a": [n]}}}
            for n in range(240)
        ]
        events += [{"name": f"event_{n:03d}", "timestamp": now - n * 60, "properties": {f"property_{n}": "x" * n}} for n in range(150)]
        events += [{"name": "request", "timestamp": now - n * DAY_S, "properties": {"status": 200}} for n in range(25)]
        events.append({"name": LONG[:200], "source": LONG[:120], "properties": {"note": LONG * 5}})
        key = {"Authorization": f"Bearer {product.write_key}"}
        assert product.client.post("/api/events", json=events, headers=key).json()["accepted"] == len(events)
        product.client.post("/api/events", json=[{"name": "late", "timestamp": "soon-ish"}], headers=key)
        until(lambda: product.value(metric="*", aggregation="count", time_window="last_30_days") == len(events))
        with member(product, "Grace", "viewer"):
            yield product


@pytest.fixture
def inside(house: ServedProduct, visit: Callable[..., Visit]) -> Callable[..., Visit]:
    """Opens a page of the house, logged in, with settings of the interface."""

    def enter(path: str = "/", settings: dict[str, str] | None = None, **options: Any) -> Visit:
        seen = visit(**options)
        seen.page.add_init_script(f"localStorage.setItem('tidegauge.settings', {json.dumps(json.dumps(settings or {}))})")
        log_in(seen.page, house, path)
        return seen

    return enter


def settled(page: Page) -> None:
    """Wait until the screen is drawn and has what it asked for."""
    expect(page.locator("main")).not_to_be_empty(timeout=20_000)

    def is_drawn() -> bool:
        page.evaluate(WALK)
        return page.locator("main [class*=skeleton]").count() == 0

    until(is_drawn, 30)


FADED = """() => Promise.all(document.getAnimations()
  .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
  .map((one) => one.finished.catch(() => null)))"""


def axe_findings(page: Page) -> list[str]:
    """What axe has against the page, in a line each, once what fades in or out has done so: colours on the way are nobody's."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())
    page.evaluate(FADED)
    found = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [f"{rule['id']}: {rule['nodes'][0]['target']}" for rule in found["violations"]]


@pytest.mark.req("H6", "J7")
@pytest.mark.parametrize(
    ("settings", "options", "is_loaded"),
    [
        ({"theme": "dark"}, {}, True),
        ({"theme": "light"}, {"viewport": {"width": 1280, "height": 720}}, False),
        ({"theme": "dark", "language": "th"}, {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}, False),
    ],
    ids=["dark", "light", "thai on a phone"],
)
def test_every_screen_is_clean(house: ServedProduct, inside: Callable[..., Visit], settings: dict[str, str], options: dict[str, Any], is_loaded: bool) -> None:
    """Once by their addresses, each as a page of its own, then twice from screen to screen."""
    seen = inside("/", settings, **options)
    findings: dict[str, Any] = {}
    for name, path in SCREENS.items():
        if is_loaded:
            seen.page.goto(house.url + path)
        else:
            seen.page.evaluate("path => history.pushState(null, '', path)", path)
        settled(seen.page)
        sideways = seen.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found = axe_findings(seen.page) + ([f"scrolls sideways by {sideways} px"] if sideways > 0 else [])
        if found:
            findings[name] = found
    assert findings == {}
    assert seen.complaints == []


@pytest.mark.req("J8")
def test_a_rule_of_retention_shows_what_goes_before_it_goes(house: ServedProduct, inside: Callable[..., Visit]) -> None:
    seen = inside("/settings/retention")
    page = seen.page
    page.get_by_role("button", name="Add an event…").click()
    page.get_by_role("combobox", name="Search events").fill("request")
    page.keyboard.press("Enter")
    page.get_by_role("combobox", name="Keep request").select_option(label="14 days")
    expect(page.get_by_text("10 events", exact=True)).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Save").click()
    dialog = page.get_by_role("dialog", name="Delete 10 events?")
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Save and delete").click()
    expect(page.get_by_text("Retention saved")).to_be_visible(timeout=10_000)
    kept = house.client.get("/api/projects/1/retention").json()
    assert (kept["days"], kept["events"]) == (None, [{"event": "request", "days": 14}])
    assert seen.complaints == []


@pytest.mark.req("J1")
def test_a_member_gets_another_role_and_comes_back_after_being_taken_out(house: ServedProduct, inside: Callable[..., Visit]) -> None:
    seen = inside("/settings/members")
    page = seen.page
    row = page.get_by_role("listitem").filter(has_text="grace@example.com")
    row.get_by_role("combobox").select_option(label="Editor")
    expect(page.get_by_text("Grace is now: Editor")).to_be_visible(timeout=10_000)
    row.get_by_role("button", name="Take Grace out of the project").click()
    expect(row).to_have_count(0, timeout=10_000)
    page.get_by_role("button", name="Undo").click()
    expect(row.get_by_role("combobox")).to_have_value("editor", timeout=10_000)
    row.get_by_role("button", name="Take Grace out of the project").click()
    expect(row).to_have_count(0, timeout=10_000)
    page.get_by_role("button", name="Add member").click()
    field = page.get_by_role("dialog").get_by_role("combobox", name="Email")
    field.fill("gra")
    page.get_by_role("option", name=re.compile("Grace")).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_value("grace@example.com")
    page.get_by_role("dialog").get_by_role("button", name="Add member").click()
    expect(row).to_be_visible(timeout=10_000)
    assert [one["role"] for one in house.client.get("/api/projects/1/members").json()["members"] if one["name"] == "Grace"] == ["viewer"]
    assert seen.complaints == []


@pytest.mark.req("J5")
def test_the_audit_log_shows_who_changed_what_and_is_taken_along(house: ServedProduct, inside: Callable[..., Visit]) -> None:
    house.client.post("/api/projects/1/keys", json={"kind": "read", "name": "Reporting tool"}).raise_for_status()
    house.client.put("/api/projects/1", json={"name": "Renamed", "timezone": "UTC"}).raise_for_status()
    house.client.put("/api/projects/1", json={"name": "Default", "timezone": "UTC"}).raise_for_status()
    seen = inside("/settings/audit")
    page = seen.page
    rows = page.get_by_role("row")
    page.get_by_role("searchbox", name="Search addresses").fill("reporting TOOL")
    expect(rows).to_have_count(2, timeout=10_000)
    expect(rows.nth(1)).to_contain_text("Made a key")
    page.get_by_role("searchbox").fill("nothing of this kind")
    expect(page.get_by_text("No entries")).to_be_visible(timeout=10_000)
    page.get_by_role("searchbox").fill("")
    page.get_by_role("combobox", name="What").select_option(label="Changed a project")
    page.get_by_role("button", name="Changed a project Default").click(timeout=10_000)
    drawer = page.get_by_role("dialog", name="Changed a project")
    expect(drawer.get_by_role("row", name="name Renamed Default")).to_be_visible(timeout=10_000)
    assert axe_findings(page) == []
    page.keyboard.press("Escape")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Export as CSV").click()
    lines = Path(taken.value.path()).read_text().splitlines()
    assert lines[0].startswith("number,time,project_id,action,")
    assert all(",project_changed," in line for line in lines[1:])
    assert len(lines) > 2
    assert seen.complaints == []


@pytest.mark.req("A4", "A11")
def test_events_are_narrowed_by_dragging_and_read_in_the_drawer(inside: Callable[..., Visit]) -> None:
    seen = inside("/events?range=last_30_days")
    page = seen.page
    page.get_by_role("row").nth(2).wait_for(timeout=10_000)
    box = page.get_by_role("img", name=re.compile("events over the time")).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile(r"from=|range="))
    page.get_by_role("row").filter(has_text="page_view").first.click()
    drawer = page.get_by_role("dialog", name="page_view")
    expect(drawer.get_by_role("heading", name="Around it")).to_be_visible(timeout=10_000)
    drawer.get_by_role("button", name="As JSON", exact=True).click()
    expect(drawer.get_by_text('"name": "page_view"')).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    page.keyboard.press("/")
    page.keyboard.type("no such text anywhere")
    expect(page.get_by_text("No such events")).to_be_visible(timeout=10_000)
    assert seen.complaints == []


@pytest.mark.req("A11")
def test_a_name_is_described_in_the_schema_browser(inside: Callable[..., Visit]) -> None:
    seen = inside("/events?view=schema")
    page = seen.page
    page.get_by_role("searchbox").fill("request")
    page.get_by_role("button", name="request", exact=True).click()
    drawer = page.get_by_role("dialog", name="request")
    drawer.get_by_role("button", name="Add a description").click()
    drawer.get_by_label("Description").fill("A call of our API")
    drawer.get_by_role("button", name="Save notes").click()
    expect(drawer.get_by_text("A call of our API")).to_be_visible(timeout=10_000)
    drawer.get_by_role("button", name="Explore").click()
    page.wait_for_url(re.compile("/explore"))
    expect(page.get_by_role("region", name="request").first).to_be_visible(timeout=10_000)
    assert seen.complaints == []


@pytest.mark.req("B9")
def test_a_statement_of_before_is_run_again(inside: Callable[..., Visit]) -> None:
    seen = inside("/sql")
    page = seen.page
    page.get_by_role("button", name="Events and people by day").click()
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("region", name="Result").first).to_be_visible(timeout=10_000)
    page.get_by_role("tab", name="Recent").click()
    expect(page.get_by_role("button", name=re.compile("toDate"))).to_be_visible()
    page.get_by_role("tab", name="Tables").click()
    page.get_by_role("button", name="Insert session_id").first.click()
    expect(page.get_by_role("textbox", name="SQL statement")).to_contain_text("session_id")
    assert seen.complaints == []


@pytest.mark.req("H6")
def test_a_mistyped_address_leads_on(inside: Callable[..., Visit]) -> None:
    seen = inside("/explor")
    seen.page.get_by_role("button", name="Did you mean Explore?").click()
    expect(seen.page.get_by_role("heading", name="What do you want to know?")).to_be_visible(timeout=10_000)
    assert seen.complaints == []
