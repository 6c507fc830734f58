"""The product reports about itself into a project of its own, as any client would, and disturbs nobody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.server import WRITE_KEY, ServedProduct, served, until

pytestmark = pytest.mark.req("D9")


def _own(product: ServedProduct) -> str:
    projects = product.client.get("/api/auth/me").json()["projects"]
    return next((project["id"] for project in projects if project.get("is_system")), "")


def _value(product: ServedProduct, **question: object) -> float | None:
    found = product.client.post("/api/metrics", json={"time_window": "last_hour", **question}, headers={"X-Project": _own(product)}).json()
    value: float | None = found["results"][0]["value"]
    return value


ON = {"TIDEGAUGE_SELF_MONITORING": "true"}


def _boards(product: ServedProduct) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = product.client.get("/api/dashboards", headers={"X-Project": _own(product)}).json()["dashboards"]
    return found


def test_off_by_a_setting_then_events_of_its_own_project_and_of_no_other_which_go_on_after_a_restart(tmp_path: Path) -> None:
    with served(tmp_path) as product:
        assert _own(product) == ""
    with served(tmp_path, environ=ON) as product:
        sent = httpx.post(f"{product.url}/api/events", json=[{"name": "order"}] * 7, headers={"Authorization": f"Bearer {WRITE_KEY}"}, timeout=60)
        assert sent.json()["accepted"] == 7
        until(lambda: bool(_own(product)) and (_value(product, metric="product_sample", aggregation="sum", value_field="events_accepted") or 0) >= 7)
        assert _value(product, metric="product_sample", aggregation="sum", value_field="events_accepted") == 7  # its own are not among them
        assert (_value(product, metric="system_sample") or 0) >= 5
        for field, most in (("cpu_percent", 100.0), ("process.tidegauge.memory_bytes", 1e12), ("database_connections", 1_000.0)):
            value = _value(product, metric="system_sample", aggregation="max", value_field=field)
            assert value is not None, field
            assert 0 <= value <= most, field
        assert product.client.get("/api/statistics").json()["events_processed"] == 7

        default, own = product.client.get("/api/projects").json()["projects"]
        assert (default["name"], own["name"], own["role"]) == ("Default", "Tidegauge", "admin")
        assert "is_system" not in default
        assert product.value(metric="*", time_window="last_hour") == 7  # without a project named, it is people's own

        boards = _boards(product)
        assert [board["name"] for board in boards] == ["System health", "Application", "Business", "AI usage"]
        kept = product.client.get(f"/api/projects/{own['id']}/retention").json()
        assert (kept["days"], kept["events"]) == (30, [{"event": "system_sample", "days": 7}])
        assert product.client.delete(f"/api/dashboards/{boards[0]['id']}", headers={"X-Project": own["id"]}).status_code < 300
        sampled = _value(product, metric="system_sample") or 0
    with served(tmp_path, environ=ON) as product, product.client.stream("GET", "/api/live"):  # while somebody looks, samples come every second
        until(lambda: (_value(product, metric="system_sample") or 0) > sampled)
        assert _own(product) == own["id"]
        assert [board["name"] for board in _boards(product)] == ["Application", "Business", "AI usage"]
