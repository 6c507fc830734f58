from __future__ import annotations

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tidegauge.telemetry.metrics import Metrics
from tidegauge.telemetry.reading import READINGS, Distribution


def test_attached_numbers_are_read_at_every_scrape() -> None:
    metrics, counts = Metrics(), {"bad_timestamp": 1.0}
    metrics.attach("tidegauge_ingest_rejected", lambda: counts)
    metrics.attach("websocket_active_connections", lambda: 7)
    assert 'tidegauge_ingest_rejected_total{reason="bad_timestamp"} 1.0' in metrics.render().decode()
    counts["bad_timestamp"] = 2
    page = metrics.render().decode()
    assert 'tidegauge_ingest_rejected_total{reason="bad_timestamp"} 2.0' in page
    assert "websocket_active_connections 7.0" in page


def test_a_distribution_becomes_cumulative_buckets() -> None:
    metrics = Metrics()
    metrics.attach("tidegauge_journal_commit_seconds", lambda: Distribution([0.001, 0.5], [3, 2, 1], 4.25))
    families = {family.name: family for family in text_string_to_metric_families(metrics.render().decode())}
    family = families["tidegauge_journal_commit_seconds"]
    assert family.type == "histogram"
    buckets = {sample.labels["le"]: sample.value for sample in family.samples if sample.name.endswith("_bucket")}
    assert buckets == {"0.001": 3, "0.5": 5, "+Inf": 6}
    assert {sample.name.rsplit("_")[-1]: sample.value for sample in family.samples if "le" not in sample.labels} == {"count": 6, "sum": 4.25}


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        Metrics().attach("tidegauge_made_up", lambda: 1)


def test_names_are_unique_and_described() -> None:
    assert len({reading.name for reading in READINGS}) == len(READINGS)
    assert all(reading.documentation.endswith(".") for reading in READINGS)


def test_a_distribution_for_each_label() -> None:
    metrics = Metrics()
    metrics.attach("tidegauge_live_freshness_seconds", lambda: {"metric": Distribution([0.01], [1, 2], 3.0), "funnel": Distribution([0.01], [0, 4], 9.0)})
    page = metrics.render().decode()
    assert 'tidegauge_live_freshness_seconds_bucket{kind="metric",le="0.01"} 1.0' in page
    assert 'tidegauge_live_freshness_seconds_count{kind="funnel"} 4.0' in page
    assert 'tidegauge_live_freshness_seconds_sum{kind="metric"} 3.0' in page
