from __future__ import annotations

import os
import threading

import psutil
import pytest

from tidegauge.telemetry.own_process import OwnProcess


@pytest.mark.req("D2")
def test_the_sample_is_of_this_process() -> None:
    process = OwnProcess()
    sample = process.sample()
    assert set(sample) == {"process.tidegauge.cpu_percent", "process.tidegauge.memory_bytes", "process.tidegauge.threads"}
    assert sample["process.tidegauge.cpu_percent"] >= 0
    assert 1e6 < sample["process.tidegauge.memory_bytes"] < psutil.virtual_memory().total
    assert sample["process.tidegauge.threads"] >= threading.active_count() >= 1
    assert psutil.Process().pid == os.getpid()
