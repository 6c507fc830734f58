from __future__ import annotations

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from tidegauge.core.clock import ManualClock
from tidegauge.telemetry.metrics import Metrics
from tidegauge.telemetry.request_id import RequestIds
from tidegauge.telemetry.tracing.open_telemetry import OpenTelemetry
from tidegauge.telemetry.tracing.trace_id import current_trace_id

pytestmark = pytest.mark.req("K5")
PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@pytest.fixture
def client(tracing: OpenTelemetry) -> httpx.AsyncClient:
    app = FastAPI()

    @app.get("/share/{token}")
    async def share(token: str) -> str:
        return current_trace_id()

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("anna@example.com")

    wrapped: Any = tracing.app(RequestIds(app, Metrics(), ManualClock()), unseen=("/health",))
    return httpx.AsyncClient(transport=httpx.ASGITransport(wrapped, raise_app_exceptions=False), base_url="http://t")


def only(spans: InMemorySpanExporter, tracing: OpenTelemetry) -> ReadableSpan:
    tracing.close()
    (span,) = spans.get_finished_spans()
    return span


async def test_the_route_is_told_and_neither_path_nor_query(spans: InMemorySpanExporter, tracing: OpenTelemetry, client: httpx.AsyncClient) -> None:
    answer = await client.get("/share/canary-token?api_key=canary-key", headers={"authorization": "Bearer canary-bearer", "cookie": "a=canary"})
    span = only(spans, tracing)
    assert span.name == "GET /share/{token}"
    assert dict(span.attributes or {}) == {
        "http.request.method": "GET",
        "http.route": "/share/{token}",
        "http.response.status_code": 200,
        "tidegauge.request_id": answer.headers["x-request-id"],
    }
    assert answer.json() == format(span.context.trace_id, "032x")
    assert "canary" not in span.to_json()


async def test_a_callers_trace_goes_on(spans: InMemorySpanExporter, tracing: OpenTelemetry, client: httpx.AsyncClient) -> None:
    answer = await client.get("/share/x", headers={"traceparent": PARENT})
    assert answer.json() == PARENT.split("-")[1]
    parent = only(spans, tracing).parent
    assert parent is not None
    assert format(parent.span_id, "016x") == PARENT.split("-")[2]


async def test_a_caller_who_does_not_trace_is_not_traced(spans: InMemorySpanExporter, tracing: OpenTelemetry, client: httpx.AsyncClient) -> None:
    assert (await client.get("/share/x", headers={"traceparent": PARENT[:-1] + "0"})).json() == ""
    tracing.close()
    assert spans.get_finished_spans() == ()


@pytest.mark.parametrize("given", ["", "00-zz-xx-01", "x" * 5_000, "00-" + "0" * 32 + "-" + "0" * 16 + "-01"])
async def test_a_broken_parent_is_no_parent(spans: InMemorySpanExporter, tracing: OpenTelemetry, client: httpx.AsyncClient, given: str) -> None:
    assert (await client.get("/share/x", headers={"traceparent": given})).status_code == 200
    assert only(spans, tracing).parent is None


async def test_a_failure_is_an_error_without_its_words(spans: InMemorySpanExporter, tracing: OpenTelemetry, client: httpx.AsyncClient) -> None:
    assert (await client.get("/broken")).status_code == 500
    span = only(spans, tracing)
    assert span.status.status_code is StatusCode.ERROR
    assert (span.attributes or {})["error.type"] == "RuntimeError"
    assert "anna" not in span.to_json()


async def test_what_is_looked_at_all_the_time_makes_no_spans(spans: InMemorySpanExporter, tracing: OpenTelemetry, client: httpx.AsyncClient) -> None:
    await client.get("/health/live")
    tracing.close()
    assert spans.get_finished_spans() == ()
