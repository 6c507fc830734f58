from __future__ import annotations

import re
from typing import Any

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from structlog.testing import capture_logs

from tidegauge.core.clock import ManualClock
from tidegauge.telemetry.metrics import Metrics
from tidegauge.telemetry.request_id import RequestIds, current_request_id


def build() -> tuple[httpx.AsyncClient, Metrics]:
    app, router = FastAPI(), APIRouter(prefix="/things")
    clock, metrics = ManualClock(), Metrics()

    @router.get("/{name}")
    async def thing(name: str) -> dict[str, str]:
        clock.advance(7)
        return {"id": current_request_id()}

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError

    app.include_router(router)
    wrapped: Any = RequestIds(app, metrics, clock, quiet=frozenset({"/things/quiet"}))
    return httpx.AsyncClient(transport=httpx.ASGITransport(wrapped, raise_app_exceptions=False), base_url="http://t"), metrics


async def test_the_id_is_in_the_answer_and_in_the_request() -> None:
    client, _ = build()
    answer = await client.get("/things/a")
    assert re.fullmatch(r"[0-9a-f]{24}", answer.headers["x-request-id"])
    assert answer.json() == {"id": answer.headers["x-request-id"]}
    assert current_request_id() == ""


@pytest.mark.parametrize(("given", "is_taken"), [("trace-1234.ab", True), ("short", False), ("a" * 65, False), ("a b c d e f", False), ("<script>123", False)])
async def test_a_callers_id_is_taken_when_it_is_plain(given: str, is_taken: bool) -> None:
    client, _ = build()
    answer = await client.get("/things/a", headers={"x-request-id": given})
    assert (answer.headers["x-request-id"] == given) is is_taken


@pytest.mark.asvs("16.2.1")
async def test_one_access_line_a_request_and_quiet_paths_only_for_debugging() -> None:
    client, _ = build()
    with capture_logs() as lines:
        await client.get("/things/a?secret=1")
        await client.get("/things/quiet")
    assert [(line["path"], line["status"], line["duration_ms"], line["log_level"]) for line in lines] == [
        ("/things/a", 200, 7.0, "info"),
        ("/things/quiet", 200, 7.0, "debug"),
    ]


async def test_requests_are_counted_by_route_not_by_path() -> None:
    client, metrics = build()
    for path in ("/things/a", "/things/b", "/made/up", "/broken"):
        await client.get(path)
    page = metrics.render().decode()
    assert 'http_request_duration_seconds_count{endpoint="/things/{name}",method="GET",status="200"} 2.0' in page
    assert 'endpoint="other",method="GET",status="404"} 1.0' in page
    assert 'endpoint="/broken",method="GET",status="500"} 1.0' in page
    assert "made" not in page
