"""Four machines: processor, memory, disk, network and load every hour; database queries and errors."""

from __future__ import annotations

import math
from typing import Final

from tidegauge.core.time_range import DAY_MS, HOUR_MS
from tidegauge.dashboards.samples.day import Day

HOSTS: Final = ("web-1", "web-2", "worker-1", "db-1")
_STEP_MS: Final = HOUR_MS
_TABLES: Final = ("events", "people", "orders", "sessions")


def sample(day: Day) -> None:
    """About 480 points, 120 queries and 6 errors."""
    for at_ms in range(day.start_ms, day.start_ms + DAY_MS, _STEP_MS):
        for index, host in enumerate(HOSTS):
            _point(day, at_ms, index, host)
    for _ in range(day.times(120)):
        day.add("db_query", day.moment(), kind="performance", duration_ms=round(day.random.lognormvariate(2.4, 0.8), 2), table=day.random.choice(_TABLES))
    for _ in range(day.times(6)):
        message = day.random.choice(("Connection reset", "Out of memory", "Disk slow", "Health check failed"))
        day.add("error", day.moment(), kind="error", message=message, host=day.random.choice(HOSTS))


def _point(day: Day, at_ms: int, index: int, host: str) -> None:
    random = day.random
    wave = 0.5 + 0.5 * math.cos(2 * math.pi * ((at_ms % DAY_MS) / DAY_MS - 14 / 24))
    cpu = min(100.0, max(2.0, 18 + 12 * index + 34 * wave * day.busyness + random.gauss(0, 4)))
    points = {
        "cpu_percent": cpu,
        "memory_percent": min(98.0, 38 + 9 * index + 12 * wave + random.gauss(0, 1.5)),
        "disk_percent": 31 + 13 * index + 0.15 * (day.number % 60),
        "network_bytes_per_second": max(0.0, (0.4 + wave) * 4_000_000 * (1 + 0.3 * index) * random.uniform(0.8, 1.2)),
        "load_average": max(0.05, cpu / 28 + random.gauss(0, 0.15)),
    }
    for name, value in points.items():
        day.add(name, at_ms, kind="metric_update", value=value, host=host)
