"""Four machines, every quarter of an hour: processor, memory, disk, network and load, a backup each night; database queries and errors."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from tidegauge.core.time_range import DAY_MS, MINUTE_MS
from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.weight import Weighted, pick


class Host(NamedTuple):
    """What a machine needs at night, and what the day adds to it, in percent."""

    name: str
    cpu: float
    day_cpu: float
    memory: float
    disk: float


HOSTS: Final = (Host("web-1", 12, 34, 41, 33), Host("web-2", 10, 31, 39, 35), Host("worker-1", 26, 22, 52, 47), Host("db-1", 22, 40, 68, 58))
_STEP_MS: Final = 15 * MINUTE_MS
_TABLES: Final[Weighted[tuple[str, float]]] = ((("events", 15.0), 45), (("orders", 9.0), 25), (("people", 6.0), 20), (("sessions", 4.0), 10))
_ERRORS: Final[Weighted[str]] = (("Connection reset", 40), ("Health check failed", 25), ("Disk slow", 20), ("Out of memory", 15))
_BACKUP: Final = (2.0, 2.75)
_HOT_DAYS: Final = 3
_HOT: Final = (13.5, 14.5)


def sample(day: Day) -> None:
    """About 1,900 points, 420 queries and 12 errors."""
    day.note("note", day.at(_BACKUP[0]), "Nightly backup", hours=_BACKUP[1] - _BACKUP[0])
    if day.weekday in (1, 3):
        day.note("deploy", day.at(9.75), f"Deploy {2 + day.number // 200 % 8}.{day.number % 200}.0")
    is_hot = day.every(_HOT_DAYS)
    if is_hot:
        day.note("incident", day.at(_HOT[0]), "db-1 overloaded: missing index", hours=_HOT[1] - _HOT[0])
    busyness = min(1.25, day.busyness)
    for at_ms in day.steps(_STEP_MS):
        for host in HOSTS:
            _point(day, at_ms, host, busyness, is_hot=is_hot)
    for _ in range(day.times(420)):
        _query(day, is_hot=is_hot)
    for _ in range(day.times(12)):
        day.add("error", day.moment(), kind="error", message=pick(day.random, _ERRORS), host=day.random.choice(HOSTS).name)


def _is_in(day: Day, at_ms: int, span: tuple[float, float]) -> bool:
    return day.at(span[0]) <= at_ms < day.at(span[1])


def _point(day: Day, at_ms: int, host: Host, busyness: float, *, is_hot: bool) -> None:
    random = day.random
    wave = max(0.0, 0.5 + 0.5 * math.cos(2 * math.pi * ((at_ms % DAY_MS) / DAY_MS - 14 / 24))) ** 1.4
    is_backup = host.name == "db-1" and _is_in(day, at_ms, _BACKUP)
    is_jammed = host.name == "db-1" and is_hot and _is_in(day, at_ms, _HOT)
    cpu = min(99.0, max(2.0, host.cpu + host.day_cpu * wave * busyness + 18 * is_backup + 32 * is_jammed + random.gauss(0, 2.2)))
    points = {
        "cpu_percent": cpu,
        "memory_percent": min(97.0, host.memory + 10 * wave + 9 * is_jammed + random.gauss(0, 0.6)),
        "disk_percent": host.disk + 0.35 * (day.number % 60) + 3 * is_backup,
        "network_bytes_per_second": max(2e5, (0.35 + wave * busyness) * 4e6 * (1 + host.cpu / 60) * random.uniform(0.92, 1.08) + 2.4e7 * is_backup),
        "load_average": max(0.05, cpu / 26 + random.gauss(0, 0.06) + 1.8 * is_jammed),
    }
    for name, value in points.items():
        day.add(name, at_ms, kind="metric_update", value=value, host=host.name)


def _query(day: Day, *, is_hot: bool) -> None:
    (table, median_ms), at_ms = pick(day.random, _TABLES), day.moment()
    slow = 6 if is_hot and table == "events" and _is_in(day, at_ms, _HOT) else 1
    day.add("db_query", at_ms, kind="performance", duration_ms=round(median_ms * slow * day.random.lognormvariate(0, 0.55), 2), table=table)
