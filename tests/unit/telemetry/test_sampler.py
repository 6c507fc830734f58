from __future__ import annotations

import math

import psutil
import pytest

from tidegauge.telemetry.sampler import Sampler


@pytest.mark.req("D2")
def test_a_sample_is_of_this_machine() -> None:
    own = psutil.Process().name()
    sampler = Sampler("web-1", "/", [own, "no such process"])
    first, second = sampler.sample(), sampler.sample()
    assert first.keys() == second.keys()
    assert second["host"] == "web-1"
    numbers = {name: value for name, value in second.items() if isinstance(value, float | int)}
    assert len(numbers) == len(second) - 1
    assert all(math.isfinite(value) and value >= 0 for value in numbers.values())
    assert all(numbers[name] <= 100 for name in ("cpu_percent", "memory_percent", "disk_percent", "swap_percent"))
    assert numbers["memory_used_bytes"] < numbers["memory_total_bytes"] == psutil.virtual_memory().total
    assert numbers[f"process.{own}.count"] >= 1
    assert numbers[f"process.{own}.memory_bytes"] > 0
    assert numbers["process.no such process.count"] == 0
