from __future__ import annotations

from collections.abc import Iterator

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tidegauge.telemetry.tracing.open_telemetry import OpenTelemetry


@pytest.fixture
def spans() -> InMemorySpanExporter:
    """What has been exported; `tracing.close()` sends the rest."""
    return InMemorySpanExporter()


@pytest.fixture
def tracing(spans: InMemorySpanExporter) -> Iterator[OpenTelemetry]:
    tracing = OpenTelemetry("http://collector.example", {}, 1.0, spans)
    yield tracing
    tracing.close()
