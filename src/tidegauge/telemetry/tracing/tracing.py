"""Whether and how work is traced."""

from __future__ import annotations

from typing import Protocol

from tidegauge.contracts.ports import EventSink, RowReader
from tidegauge.core.errors import InvalidInput
from tidegauge.core.settings import Settings
from tidegauge.telemetry.request_id import App


class Tracing(Protocol):
    """Puts spans around the parts that time is spent in."""

    def app(self, app: App, *, unseen: tuple[str, ...] = ()) -> App:
        """A server span for every HTTP request but those whose path begins with one of `unseen`."""
        ...

    def reader(self, reader: RowReader) -> RowReader:
        """A span for every statement that is read."""
        ...

    def sink(self, sink: EventSink) -> EventSink:
        """A span for every batch that is made durable."""
        ...

    def close(self) -> None:
        """Send what was not sent yet; a collector that does not answer is waited for no longer than two seconds."""
        ...


class NoTracing:
    """Implements Tracing by leaving everything as it is."""

    def app(self, app: App, *, unseen: tuple[str, ...] = ()) -> App:
        return app

    def reader(self, reader: RowReader) -> RowReader:
        return reader

    def sink(self, sink: EventSink) -> EventSink:
        return sink

    def close(self) -> None:
        """Nothing is held."""


def open_tracing(settings: Settings) -> Tracing:
    """As the settings say. Raises InvalidInput when a collector is set and its client is not installed."""
    if not settings.otlp_endpoint:
        return NoTracing()
    try:
        from tidegauge.telemetry.tracing.open_telemetry import OpenTelemetry  # brings protobuf and requests: only for who wants it
    except ImportError:
        raise InvalidInput(
            "otlp_endpoint is set, but OpenTelemetry's client is not installed. Install tidegauge[opentelemetry], or empty the setting."
        ) from None
    headers = dict(header.split("=", 1) for header in settings.otlp_headers)
    return OpenTelemetry(settings.otlp_endpoint, headers, settings.trace_sample)
