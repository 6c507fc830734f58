from __future__ import annotations

import pytest

from tidegauge.telemetry.metrics import Metrics
from tidegauge.telemetry.reading import READINGS


def test_attached_numbers_are_read_at_every_scrape() -> None:
    metrics, counts = Metrics(), {"bad_timestamp": 1.0}
    metrics.attach("tidegauge_ingest_rejected", lambda: counts)
    metrics.attach("websocket_active_connections", lambda: 7)
    assert 'tidegauge_ingest_rejected_total{reason="bad_timestamp"} 1.0' in metrics.render().decode()
    counts["bad_timestamp"] = 2
    page = metrics.render().decode()
    assert 'tidegauge_ingest_rejected_total{reason="bad_timestamp"} 2.0' in page
    assert "websocket_active_connections 7.0" in page


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        Metrics().attach("tidegauge_made_up", lambda: 1)


def test_names_are_unique_and_described() -> None:
    assert len({reading.name for reading in READINGS}) == len(READINGS)
    assert all(reading.documentation.endswith(".") for reading in READINGS)
