from __future__ import annotations

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.errors import Unavailable
from tidegauge.telemetry.tracing.open_telemetry import OpenTelemetry
from tidegauge.testing.memory_journal import MemoryJournal

pytestmark = pytest.mark.req("K5")


async def test_a_batch_has_a_span_with_its_number_of_events(spans: InMemorySpanExporter, tracing: OpenTelemetry) -> None:
    journal = MemoryJournal()
    assert await tracing.sink(journal).append(build_batch([Event(1, "x", "custom", 5, 6), Event(1, "y", "custom", 5, 6)])) == 1
    tracing.close()
    (span,) = spans.get_finished_spans()
    assert span.name == "journal append"
    assert dict(span.attributes or {}) == {"tidegauge.events": 2}
    assert len(journal.batches) == 1


async def test_a_refusal_is_told_by_its_kind_and_goes_on(spans: InMemorySpanExporter, tracing: OpenTelemetry) -> None:
    journal = MemoryJournal()
    journal.failure = Unavailable("the disk of customer A is full")
    with pytest.raises(Unavailable):
        await tracing.sink(journal).append(build_batch([]))
    tracing.close()
    (span,) = spans.get_finished_spans()
    assert span.status.status_code is StatusCode.ERROR
    assert (span.attributes or {})["error.type"] == "Unavailable"
    assert "customer" not in span.to_json()
