"""One click takes the sample data away, for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.e2e.conftest import Visit, demo_project
from tests.e2e.login import log_in
from tests.integration.server import served, until

pytestmark = pytest.mark.e2e


@pytest.mark.req("K1")
def test_the_demo_project_and_its_events_go_with_one_click(tmp_path: Path, visit: Callable[..., Visit]) -> None:
    with served(tmp_path, "--demo") as product:
        demo = demo_project(product)
        ask = {"metric": "*", "aggregation": "count", "time_window": "last_24_hours"}
        until(lambda: product.client.post("/api/metrics", json=ask, headers={"X-Project": demo}).json()["results"][0]["value"] > 1_000)
        boards = product.client.get("/api/dashboards", headers={"X-Project": demo}).json()["dashboards"]
        assert [board["name"] for board in boards] == ["E-commerce", "Web analytics", "API performance"]
        seen = visit()
        page = seen.page
        log_in(page, product)
        page.get_by_role("button", name="Remove demo data").first.click()
        page.get_by_role("dialog").get_by_role("button", name="Remove demo data").click()
        expect(page.get_by_text("Demo data is being removed")).to_be_visible()
        until(lambda: all(not project["is_demo"] for project in product.client.get("/api/projects").json()["projects"]))
        assert product.client.post("/api/metrics", json=ask, headers={"X-Project": demo}).status_code == 404
        assert seen.complaints == []
