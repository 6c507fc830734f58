"""Machines, models and devices, as somebody looks after them; and the product's own project, which stands in nobody's way."""

from __future__ import annotations

import math
import random
import re
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from tests.e2e.conftest import Visit
from tests.e2e.login import log_in
from tests.e2e.test_screens import axe_findings
from tests.integration.server import ServedProduct, served, until

pytestmark = pytest.mark.e2e
HOUR_S = 3_600
SENSORS = "&".join(f"sensors={quote(text)}" for text in ('{"metric":"battery_percent","low":20}', '{"metric":"temperature","high":30}'))


def _judgements(draw: random.Random, now: float) -> Iterator[dict[str, Any]]:
    for model, skill in (("careful", 2.2), ("hasty", 0.9)):
        for number in range(300):
            truth = draw.random() < 0.4
            score = 1 / (1 + math.exp(-draw.gauss(skill if truth else -skill, 1.5)))
            said = score >= 0.5
            properties = {"model": model, "predicted": "defect" if said else "fine", "actual": "defect" if truth else "fine"}
            value = round(score if said else 1 - score, 4)
            yield {"name": "detection", "timestamp": now - number * HOUR_S, "value": value, "properties": properties}


def _readings(now: float) -> Iterator[dict[str, Any]]:
    for device in range(6):
        silent_hours = 20 if device == 5 else 0
        for hour in range(silent_hours, 48):
            point = {"type": "metric_update", "timestamp": now - hour * HOUR_S, "properties": {"device": f"pump-{device}"}}
            yield {**point, "name": "battery_percent", "value": 15.0 + 10 * device + hour / 4}
            yield {**point, "name": "temperature", "value": 20.0 + device}


@pytest.fixture(scope="module")
def plant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    """A server that watches itself, with judgements of two models and readings of six devices."""
    with served(tmp_path_factory.mktemp("plant"), environ={"TIDEGAUGE_SELF_MONITORING": "true"}) as product:
        now = time.time()
        events = [*_judgements(random.Random(7), now), *_readings(now)]
        key = {"Authorization": f"Bearer {product.write_key}"}
        assert product.client.post("/api/events", json=events, headers=key).json()["accepted"] == len(events)
        until(lambda: product.value(metric="*", aggregation="count", time_window="last_30_days") == len(events))
        until(lambda: bool(_own(product)))
        yield product


def _own(product: ServedProduct) -> str:
    projects = product.client.get("/api/auth/me").json()["projects"]
    return next((project["id"] for project in projects if project.get("is_system")), "")


@pytest.mark.req("D2", "D9")
def test_the_server_is_seen_second_by_second_and_a_chart_of_it_is_kept(plant: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit(viewport={"width": 1440, "height": 1800})
    page = seen.page
    log_in(seen.page, plant, f"/?project={_own(plant)}")
    expect(page).to_have_url(re.compile(r"/system\?"), timeout=10_000)
    cpu = page.get_by_role("region", name="CPU", exact=True)
    expect(cpu.first).to_contain_text("%", timeout=20_000)
    expect(page.get_by_role("region", name="Mean query time")).to_be_visible(timeout=10_000)
    page.get_by_role("radio", name="1 hour").click()
    expect(page).to_have_url(re.compile("range=last_hour"))
    page.get_by_role("button", name="Save as widget: Network").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0, timeout=10_000)
    assert seen.complaints == []


@pytest.mark.req("D9")
def test_a_new_user_begins_in_their_own_project(visit: Callable[..., Visit], tmp_path_factory: pytest.TempPathFactory) -> None:
    with served(tmp_path_factory.mktemp("fresh"), environ={"TIDEGAUGE_SELF_MONITORING": "true"}) as product:
        until(lambda: bool(_own(product)) and product.client.get("/api/events?limit=1", headers={"X-Project": _own(product)}).json()["events"] != [])
        seen = visit()
        log_in(seen.page, product)
        expect(seen.page.get_by_role("button", name="Project: Default")).to_be_visible(timeout=20_000)
        log_in(seen.page, product, "/system")
        expect(seen.page.get_by_text("No machine of this project reported in this time")).to_be_visible(timeout=10_000)
        seen.page.get_by_role("link", name="Show this server").click()
        expect(seen.page.get_by_role("button", name="Project: Tidegauge")).to_be_visible(timeout=10_000)
        assert seen.complaints == []


@pytest.mark.req("D6")
def test_models_are_compared_and_a_cell_of_the_matrix_leads_to_its_judgements(plant: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    log_in(seen.page, plant, "/model-quality?project=1")
    page.get_by_role("table").get_by_role("button", name="hasty").click(timeout=20_000)
    expect(page.get_by_role("region", name="Confusion of hasty").first).to_be_visible()
    missed = page.get_by_role("button", name=re.compile(r"^True defect, said fine: \d+$"))
    count = int((missed.get_attribute("aria-label") or "").rpartition(" ")[2])
    assert count > 0
    missed.click()
    expect(page).to_have_url(re.compile("/events"))
    expect(page.get_by_role("row").filter(has_text="detection").first).to_be_visible(timeout=10_000)
    filters = [{"field": "model", "operator": "eq", "value": "hasty"}, {"field": "actual", "operator": "eq", "value": "defect"}]
    said = {"field": "predicted", "operator": "eq", "value": "fine"}
    assert plant.value(metric="detection", time_window="last_30_days", filters=[*filters, said]) == count
    assert seen.complaints == []


@pytest.mark.req("D8")
def test_the_fleet_says_who_is_silent_and_who_is_out_of_bounds(plant: ServedProduct, visit: Callable[..., Visit]) -> None:
    seen = visit()
    page = seen.page
    log_in(seen.page, plant, "/devices?project=1")
    page.get_by_role("button", name="battery_percent, temperature").click(timeout=20_000)
    silent = page.get_by_role("row").filter(has_text="pump-5")
    expect(silent).to_contain_text("Offline", timeout=20_000)
    expect(page.get_by_role("row").filter(has_text="pump-0")).to_contain_text("Too low")
    page.get_by_role("table").get_by_role("button", name="pump-3").click()
    expect(page.get_by_role("region", name="Readings of pump-3").first).to_be_visible()
    assert seen.complaints == []


@pytest.mark.req("H6", "J7")
@pytest.mark.parametrize(
    ("settings", "options"),
    [
        ('{"theme":"dark"}', {}),
        ('{"theme":"light"}', {}),
        ('{"theme":"dark","language":"th"}', {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}),
    ],
    ids=["dark", "light", "thai on a phone"],
)
def test_the_screens_are_clean(plant: ServedProduct, visit: Callable[..., Visit], settings: str, options: dict[str, Any]) -> None:
    seen = visit(**options)
    seen.page.add_init_script(f"localStorage.setItem('tidegauge.settings', {settings!r})")
    findings: dict[str, list[str]] = {}
    for path in (f"/system?project={_own(plant)}", "/system?project=1", "/model-quality?project=1", "/devices?project=1", f"/devices?project=1&{SENSORS}"):
        log_in(seen.page, plant, path)
        # What is below the fold is asked when it is scrolled to: its skeletons stay.
        expect(seen.page.locator("main :is(table, pre, [class*=state])").first).to_be_visible(timeout=20_000)
        sideways = seen.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found = axe_findings(seen.page) + ([f"scrolls sideways by {sideways} px"] if sideways > 0 else [])
        if found:
            findings[path] = found
    assert findings == {}
    assert seen.complaints == []
