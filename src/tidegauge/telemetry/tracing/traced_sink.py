"""A span for every batch on its way to the journal."""

from __future__ import annotations

from opentelemetry.context import Context
from opentelemetry.trace import SpanKind, StatusCode, Tracer

from tidegauge.contracts.batch import EventBatch
from tidegauge.contracts.ports import EventSink


class TracedSink:
    """Implements EventSink around another one. A batch holds events of many requests, so its span is the root of a trace of its own."""

    def __init__(self, sink: EventSink, tracer: Tracer) -> None:
        self._sink = sink
        self._tracer = tracer

    async def append(self, batch: EventBatch) -> int:
        """See EventSink."""
        with self._tracer.start_as_current_span(
            "journal append", Context(), SpanKind.INTERNAL, {"tidegauge.events": len(batch)}, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                return await self._sink.append(batch)
            except BaseException as error:  # catch-all: told to the span and raised again
                span.set_attribute("error.type", type(error).__name__)
                span.set_status(StatusCode.ERROR)
                raise
