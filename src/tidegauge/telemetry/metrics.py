"""The product's own metrics, in Prometheus' text format."""

from __future__ import annotations

from collections import deque
from typing import Final, NamedTuple

import msgspec
from prometheus_client import CollectorRegistry, Counter, GCCollector, Histogram, PlatformCollector, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from tidegauge.telemetry.reading import Read, ReadingCollector

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_HTTP_BUCKETS_S: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_KEPT_CALLS: Final = 1_000
_KEPT_REQUESTS: Final = 4_096
_LAG_BUCKETS_S: Final = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)


class RequestTotals(msgspec.Struct):
    """HTTP requests that were answered since the start; `failed` with a 5xx."""

    count: int = 0
    failed: int = 0
    seconds: float = 0.0


class ModelCall(NamedTuple):
    """One call to a language model."""

    model: str
    status: str


class Metrics:
    """One registry a node. Requests and event-loop lag are observed here; what other parts count themselves is attached and read at a scrape."""

    def __init__(self) -> None:
        self.requests = RequestTotals()
        self.latest_requests_ms: deque[float] = deque(maxlen=_KEPT_REQUESTS)
        """How long the latest requests took, for whoever takes them out."""
        self._latest_calls: deque[ModelCall] = deque(maxlen=_KEPT_CALLS)
        self._registry = CollectorRegistry(auto_describe=False)
        self._readings = ReadingCollector()
        self._registry.register(self._readings)
        for collector in (ProcessCollector, PlatformCollector, GCCollector):
            collector(registry=self._registry)
        labels = ["method", "endpoint", "status"]
        self._requests = Histogram("http_request_duration_seconds", "HTTP request latency.", labels, buckets=_HTTP_BUCKETS_S, registry=self._registry)
        self._model_calls = Counter("ai_api_requests", "Calls to language models.", ["model", "status"], registry=self._registry)
        self._lag = Histogram("tidegauge_event_loop_lag_seconds", "How late the event loop was.", buckets=_LAG_BUCKETS_S, registry=self._registry)

    def attach(self, name: str, read: Read) -> None:
        """Publish a number of `reading.READINGS`: `read` gives it, or a mapping from label value to number, at every scrape."""
        self._readings.attach(name, read)

    def observe_request(self, method: str, endpoint: str, status: int, duration_s: float) -> None:
        """Count a finished HTTP request. `endpoint` is the route's pattern, never the path as sent."""
        self._requests.labels(method, endpoint, str(status)).observe(duration_s)
        totals = self.requests
        totals.count += 1
        totals.failed += status >= 500
        totals.seconds += duration_s
        self.latest_requests_ms.append(duration_s * 1000)

    def observe_model_call(self, model: str, status: str) -> None:
        """Count a call to a language model."""
        self._model_calls.labels(model, status).inc()
        self._latest_calls.append(ModelCall(model, status))

    def take_model_calls(self) -> list[ModelCall]:
        """The calls since the last time, at most the newest 1,000."""
        calls = list(self._latest_calls)
        self._latest_calls.clear()
        return calls

    def observe_loop_lag(self, lag_s: float) -> None:
        """Note one sample of the watchdog."""
        self._lag.observe(lag_s)

    def render(self) -> bytes:
        """The page, to be sent as CONTENT_TYPE."""
        return generate_latest(self._registry)
