from __future__ import annotations

import sys

import pytest

from tidegauge.core.errors import InvalidInput
from tidegauge.core.settings import Settings
from tidegauge.telemetry.tracing.open_telemetry import OpenTelemetry
from tidegauge.telemetry.tracing.tracing import NoTracing, open_tracing
from tidegauge.testing.memory_journal import MemoryJournal

pytestmark = pytest.mark.req("K5")


def test_without_a_collector_every_part_stays_itself() -> None:
    tracing, journal = open_tracing(Settings()), MemoryJournal()
    assert isinstance(tracing, NoTracing)
    assert tracing.sink(journal) is journal
    tracing.close()


def test_with_one_the_settings_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    tracing = open_tracing(Settings(otlp_endpoint="http://127.0.0.1:1", otlp_headers=("authorization=Bearer a=b",), trace_sample=0))
    assert isinstance(tracing, OpenTelemetry)
    tracing.close()
    monkeypatch.setitem(sys.modules, "tidegauge.telemetry.tracing.open_telemetry", None)
    with pytest.raises(InvalidInput, match=r"Install tidegauge\[opentelemetry\]"):
        open_tracing(Settings(otlp_endpoint="http://127.0.0.1:1"))
