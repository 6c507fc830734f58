"""Traces by OpenTelemetry's SDK, sent by OTLP over HTTP from a thread of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter
from opentelemetry.sdk.trace.sampling import ParentBased, TraceIdRatioBased

from tidegauge import __version__
from tidegauge.contracts.ports import EventSink, RowReader
from tidegauge.telemetry.request_id import App
from tidegauge.telemetry.tracing.request_spans import RequestSpans
from tidegauge.telemetry.tracing.traced_reader import TracedReader
from tidegauge.telemetry.tracing.traced_sink import TracedSink

_PATH: Final = "/v1/traces"
_TIMEOUT_S: Final = 2.0
"""Of one sending with its repetitions: a stop waits as long for a collector that is down."""


class OpenTelemetry:
    """Implements Tracing. A caller's own `traceparent` decides whether its request is traced; else `sample` of them are."""

    def __init__(self, endpoint: str, headers: Mapping[str, str], sample: float, exporter: SpanExporter | None = None) -> None:
        self._provider = TracerProvider(
            sampler=ParentBased(TraceIdRatioBased(sample)),
            resource=Resource.create({"service.name": "tidegauge", "service.version": __version__}),
            shutdown_on_exit=False,
        )
        url = endpoint if endpoint.endswith(_PATH) else endpoint.rstrip("/") + _PATH
        self._provider.add_span_processor(BatchSpanProcessor(exporter or OTLPSpanExporter(endpoint=url, headers=dict(headers), timeout=_TIMEOUT_S)))
        self._tracer = self._provider.get_tracer("tidegauge", __version__)

    def app(self, app: App, *, unseen: tuple[str, ...] = ()) -> App:
        """See Tracing."""
        return RequestSpans(app, self._tracer, unseen)

    def reader(self, reader: RowReader) -> RowReader:
        """See Tracing."""
        return TracedReader(reader, self._tracer)

    def sink(self, sink: EventSink) -> EventSink:
        """See Tracing."""
        return TracedSink(sink, self._tracer)

    def close(self) -> None:
        """See Tracing."""
        self._provider.shutdown()
