from __future__ import annotations

import gzip
import json
import signal
from pathlib import Path

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span
from tests.integration.server import served
from tests.integration.web_sink import Received, WebSink, status, web_sink

pytestmark = pytest.mark.req("K5")


def spans_of(received: list[Received]) -> list[Span]:
    bodies = [gzip.decompress(one.body) if one.headers.get("content-encoding") == "gzip" else one.body for one in received]
    return [
        span
        for body in bodies
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]


def test_a_collector_is_told_where_the_time_of_a_request_went(tmp_path: Path) -> None:
    log_file = tmp_path / "logs" / "tidegauge.log"
    with web_sink() as collector:
        collector.answer = status(200)
        environ = {
            "TIDEGAUGE_OTLP_ENDPOINT": f"http://127.0.0.1:{collector.port}",
            "TIDEGAUGE_OTLP_HEADERS": "authorization=Bearer abc",
            "TIDEGAUGE_TRACE_SAMPLE": "1",
            "TIDEGAUGE_LOG_FILE": str(log_file),
        }
        with served(tmp_path, environ=environ) as product:
            event = {"type": "custom", "name": "bought", "user_id": "canary-person"}
            assert (
                product.client.post("/api/events?api_key=canary-key", json=event, headers={"Authorization": f"Bearer {product.write_key}"}).status_code == 202
            )
            product.ask(
                metric="bought", aggregation="count", time_window="last_hour", filters=[{"field": "user_id", "operator": "eq", "value": "canary-person"}]
            )
        received = collector.wait_for(1)
    assert {(one.path, one.headers["authorization"]) for one in received} == {("/v1/traces", "Bearer abc")}
    assert b"canary" not in b"".join(span.SerializeToString() for span in spans_of(received))
    by_name = {span.name: span for span in spans_of(received)}
    assert {"POST /api/events", "journal append", "POST /api/metrics"} <= by_name.keys()
    question = by_name["POST /api/metrics"]
    reads = [span for span in spans_of(received) if span.name == "store read" and span.trace_id == question.trace_id]
    assert reads
    assert all(span.parent_span_id == question.span_id for span in reads)
    lines = [json.loads(line) for line in log_file.read_text().splitlines()]
    assert question.trace_id.hex() in {line.get("trace_id") for line in lines if line.get("path") == "/api/metrics"}


def test_a_collector_that_is_down_is_nobodys_trouble(tmp_path: Path, sink_that_refuses: WebSink) -> None:
    environ = {"TIDEGAUGE_OTLP_ENDPOINT": f"http://127.0.0.1:{sink_that_refuses.port}", "TIDEGAUGE_TRACE_SAMPLE": "1"}
    with served(tmp_path, environ=environ) as product:
        assert product.client.get("/api/statistics").status_code == 200
        assert product.stop() == -signal.SIGTERM
    assert "Traceback" not in product.log.read_text()


@pytest.fixture
def sink_that_refuses() -> WebSink:
    """Nothing listens at its port any more."""
    with web_sink() as sink:
        return sink
