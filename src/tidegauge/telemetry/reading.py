"""The numbers that other parts keep anyway and the metrics page reads when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final, Literal, NamedTuple

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector


class Distribution(NamedTuple):
    """What was counted by size: `counts[i]` observations up to `bounds[i]`, the last count those beyond; `sum` of all, in the bounds' unit."""

    bounds: Sequence[float]
    counts: Sequence[int]
    sum: float


Value = float | Mapping[str, float] | Distribution | Mapping[str, Distribution]
Read = Callable[[], Value]


class Reading(NamedTuple):
    """How a number is published. With a `label`, the source gives a mapping from the label's value to the number; for a histogram, a Distribution instead of
    the number."""

    name: str
    kind: Literal["counter", "gauge", "histogram"]
    documentation: str
    label: str = ""


READINGS: Final[tuple[Reading, ...]] = (
    Reading("tidegauge_ingest_accepted", "counter", "Events accepted."),
    Reading("tidegauge_ingest_duplicates", "counter", "Events recognised as sent before."),
    Reading("tidegauge_ingest_rejected", "counter", "Events refused, by reason.", "reason"),
    Reading("tidegauge_ingest_waiting", "gauge", "Events in memory on their way to the journal."),
    Reading("tidegauge_journal_bytes", "gauge", "Bytes the journal holds for its readers."),
    Reading("tidegauge_journal_commits", "counter", "Commits of the journal, each synced to disk."),
    Reading("tidegauge_journal_commit_seconds", "histogram", "How long commits of the journal took, each synced to disk."),
    Reading("tidegauge_journal_failures", "counter", "Commits of the journal that failed."),
    Reading("tidegauge_store_rows", "counter", "Rows written to the store."),
    Reading("tidegauge_store_lag_batches", "gauge", "Journal batches that are not in the store yet."),
    Reading("tidegauge_store_insert_seconds", "counter", "Time spent in inserts into the store."),
    Reading("tidegauge_store_failures", "counter", "Inserts into the store that failed and were tried again."),
    Reading("tidegauge_stream_rows", "counter", "Rows folded into live windows."),
    Reading("tidegauge_stream_fold_seconds", "counter", "Time spent folding."),
    Reading("tidegauge_stream_late_rows", "counter", "Rows that came after their window had closed."),
    Reading("tidegauge_stream_queries", "gauge", "Live queries kept."),
    Reading("websocket_active_connections", "gauge", "Open live connections."),
    Reading("tidegauge_live_connections", "gauge", "Open live connections, by transport.", "transport"),
    Reading("tidegauge_live_people", "gauge", "Different people and keys with an open live connection."),
    Reading("tidegauge_live_subscriptions", "gauge", "Subscriptions of live connections."),
    Reading("tidegauge_live_messages", "counter", "Messages sent to live connections."),
    Reading("tidegauge_live_dropped", "counter", "Live connections let go because they did not read or answer."),
    Reading(
        "tidegauge_live_freshness_seconds",
        "histogram",
        "From the receipt of an event to the sending of the live number it changed, by kind.",
        "kind",
    ),
    Reading("tidegauge_live_late_events", "gauge", "Late events in the live numbers that are open: after their bucket had been shown as finished."),
    Reading("tidegauge_stream_watermark_seconds", "gauge", "Event time up to which events count as in time, since 1970."),
    Reading("tidegauge_stream_lateness_seconds", "histogram", "How long after their own time the events came that were behind the watermark."),
    Reading("tidegauge_event_loop_tasks", "gauge", "Tasks of the event loop that have not ended."),
    Reading("tidegauge_event_loop_blocked", "counter", "Times that something held the event loop up for more than 100 ms; the log names it."),
    Reading("tidegauge_breaker_state", "gauge", "Breakers before outside parts, by part: 0 closed, 1 half-open, 2 open.", "part"),
    Reading("tidegauge_breaker_refusals", "counter", "Uses of an outside part that were refused at once as its breaker was open, by part.", "part"),
    Reading("tidegauge_task_restarts", "counter", "Restarts of background tasks after a crash, by task.", "task"),
)
"""Every number that can be attached, in the order of the page."""


class ReadingCollector(Collector):
    """Reads the attached sources at every scrape."""

    def __init__(self) -> None:
        self._known = {reading.name: reading for reading in READINGS}
        self._sources: dict[str, Read] = {}

    def attach(self, name: str, read: Read) -> None:
        """Publish what `read` gives under a name of READINGS (KeyError for another)."""
        self._sources[self._known[name].name] = read

    def collect(self) -> Iterator[Metric]:
        """The families of the attached sources; called by the registry."""
        for reading in READINGS:
            read = self._sources.get(reading.name)
            if read is not None:
                yield _family(reading, read())


def _family(reading: Reading, value: Value) -> Metric:
    rows: Mapping[str, Any] = value if isinstance(value, Mapping) else {"": value}
    labels = [reading.label] if reading.label else None
    if reading.kind == "histogram":
        histogram = HistogramMetricFamily(reading.name, reading.documentation, labels=labels)
        for label_value, found in rows.items():
            histogram.add_metric([label_value] if labels else [], _buckets(found), found.sum)
        return histogram
    family = (CounterMetricFamily if reading.kind == "counter" else GaugeMetricFamily)(reading.name, reading.documentation, labels=labels)
    for label_value, number in rows.items():
        family.add_metric([label_value] if labels else [], number)
    return family


def _buckets(found: Distribution) -> list[tuple[str, float]]:
    names = [*(str(float(bound)) for bound in found.bounds), "+Inf"]
    return list(zip(names, map(float, accumulate(found.counts)), strict=True))
