from __future__ import annotations

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tidegauge.contracts.batch import build_batch
from tidegauge.telemetry.tracing.open_telemetry import OpenTelemetry
from tidegauge.testing.memory_journal import MemoryJournal

pytestmark = pytest.mark.req("K5")


async def test_what_was_not_sent_yet_is_sent_at_the_end(spans: InMemorySpanExporter, tracing: OpenTelemetry) -> None:
    await tracing.sink(MemoryJournal()).append(build_batch([]))
    assert spans.get_finished_spans() == ()
    tracing.close()
    (span,) = spans.get_finished_spans()
    assert span.resource.attributes["service.name"] == "tidegauge"


async def test_a_share_of_nothing_traces_nothing(spans: InMemorySpanExporter) -> None:
    tracing = OpenTelemetry("http://collector.example", {}, 0.0, spans)
    await tracing.sink(MemoryJournal()).append(build_batch([]))
    tracing.close()
    assert spans.get_finished_spans() == ()
