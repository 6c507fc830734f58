"""A dozen devices at three sites, every hour: temperature, humidity, energy, batteries that run down; now and then a fault, and a cooling that fails."""

from __future__ import annotations

import math
from random import Random
from typing import Final, NamedTuple

from tidegauge.core.time_range import DAY_MS, HOUR_MS
from tidegauge.dashboards.samples.day import Day
from tidegauge.dashboards.samples.weight import Weighted, pick


class Site(NamedTuple):
    """What it is like there: mean temperature, how much the sun adds, and when noon is (UTC)."""

    name: str
    warmth: float
    sun: float
    noon: float


SITES: Final = (Site("Bangkok", 25.2, 2.6, 7), Site("Hamburg", 20.4, 1.8, 12), Site("Osaka", 22.3, 2.2, 4))
DEVICES: Final = 12
_BATTERY_DAYS: Final = 60
_FAULTS: Final[Weighted[str]] = (("No signal", 42), ("Sensor lost", 26), ("Over temperature", 20), ("Low battery", 12))
_FAILURE_DAYS: Final = 6
_FAILURE: Final = (4.0, 9.0)


def sample(day: Day) -> None:
    """About 1,150 readings and 7 faults."""
    failing = SITES[2] if day.every(_FAILURE_DAYS, 5) else None
    if failing:
        day.note("incident", day.at(_FAILURE[0]), f"Cooling failed in {failing.name}", hours=_FAILURE[1] - _FAILURE[0])
    if day.weekday == 2:
        day.note("deploy", day.at(6), f"Firmware {1 + day.number // 300 % 9}.{day.number // 7 % 40}")
    for at_ms in day.steps(HOUR_MS):
        for number in range(DEVICES):
            site = SITES[number % 3]
            heat = _heat(day, at_ms) if site is failing else 0.0
            _read(day, at_ms + number * 1_000, number, heat)
    for _ in range(day.times(7)):
        number = int(DEVICES * day.random.random() ** 1.7)
        day.add("device_fault", day.moment(), kind="alert", device=_name(number), site=SITES[number % 3].name, fault=pick(day.random, _FAULTS))


def _heat(day: Day, at_ms: int) -> float:
    """Degrees that a failed cooling adds: it rises, and falls when it is mended."""
    share = (at_ms - day.at(_FAILURE[0])) / (day.at(_FAILURE[1]) - day.at(_FAILURE[0]))
    return 7.5 * math.sin(math.pi * share) if 0 <= share <= 1 else 0.0


def _read(day: Day, at_ms: int, number: int, heat: float) -> None:
    random, seeded, site = day.random, Random(number), SITES[number % 3]
    sun = math.cos(2 * math.pi * ((at_ms % DAY_MS) / DAY_MS - (site.noon + 2) / 24))
    temperature = site.warmth + 1.6 * (seeded.random() - 0.5) + site.sun * sun + heat + random.gauss(0, 0.25)
    age_days = (day.number + 5 * number) % _BATTERY_DAYS
    cooling = max(0.0, temperature - 19) * 0.16
    readings = {
        "temperature": temperature,
        "humidity": min(92.0, max(25.0, 86 - 1.35 * temperature + 5 * (seeded.random() - 0.5) + random.gauss(0, 1.1))),
        "energy_kwh": max(0.1, (0.5 + cooling + 0.3 * seeded.random()) * (1.0 if day.weekday < 5 else 0.94) * random.uniform(0.95, 1.05)),
        "battery_percent": max(4.0, 100 - 94 * (age_days + (at_ms % DAY_MS) / DAY_MS) / _BATTERY_DAYS),
    }
    for name, value in readings.items():
        day.add(name, at_ms, kind="metric_update", value=value, device=_name(number), site=site.name)


def _name(number: int) -> str:
    return f"sensor-{number + 1:02d}"
