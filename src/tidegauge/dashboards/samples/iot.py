"""A dozen devices at three sites: readings every three hours, energy, batteries that run down, now and then a fault."""

from __future__ import annotations

import math
from random import Random
from typing import Final

from tidegauge.core.time_range import DAY_MS, HOUR_MS
from tidegauge.dashboards.samples.day import Day

SITES: Final = ("Bangkok", "Hamburg", "Osaka")
DEVICES: Final = 12
_STEP_MS: Final = 3 * HOUR_MS
_BATTERY_DAYS: Final = 45


def sample(day: Day) -> None:
    """About 400 readings and 4 faults."""
    for at_ms in range(day.start_ms, day.start_ms + DAY_MS, _STEP_MS):
        for number in range(DEVICES):
            _read(day, at_ms + number * 1_000, number)
    for _ in range(day.times(4)):
        number = int(DEVICES * day.random.random() ** 2)
        fault = day.random.choice(("sensor lost", "over temperature", "no signal", "low battery"))
        day.add("device_fault", day.moment(), kind="alert", device=_name(number), site=SITES[number % 3], fault=fault)


def _read(day: Day, at_ms: int, number: int) -> None:
    random, seeded = day.random, Random(number)
    sun = math.cos(2 * math.pi * ((at_ms % DAY_MS) / DAY_MS - 15 / 24))
    temperature = 21 + 4 * seeded.random() + 3.2 * sun + (2.5 if number % 3 == 0 else 0) + random.gauss(0, 0.5)
    age_days = (day.number + 7 * number) % _BATTERY_DAYS
    readings = {
        "temperature": temperature,
        "humidity": min(95.0, max(20.0, 52 - 6 * sun + 10 * seeded.random() + random.gauss(0, 2))),
        "energy_kwh": max(0.1, (1.4 + 0.9 * sun + seeded.random()) * day.busyness * random.uniform(0.9, 1.1)),
        "battery_percent": max(3.0, 100 - 97 * age_days / _BATTERY_DAYS - random.random()),
    }
    for name, value in readings.items():
        day.add(name, at_ms, kind="metric_update", value=value, device=_name(number), site=SITES[number % 3])


def _name(number: int) -> str:
    return f"sensor-{number + 1:02d}"
