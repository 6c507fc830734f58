"""How busy the site is at an instant: a daily and weekly rhythm, growth over the last weeks, now and then an incident."""

from __future__ import annotations

import math
from typing import Final

from tidegauge.core.time_range import DAY_MS, HOUR_MS, MINUTE_MS

FULL_HOURS: Final = 3.0


def rhythm(instant_ms: int) -> float:
    """Visits relative to the mean of 1.0: the audience is world-wide, most awake around 14:00 UTC; weekends are quieter."""
    day_share = instant_ms % DAY_MS / DAY_MS
    daily = 1 + 0.42 * math.cos(2 * math.pi * (day_share - 14 / 24)) + 0.09 * math.cos(4 * math.pi * (day_share - 9 / 24))
    is_weekend = (instant_ms // DAY_MS + 3) % 7 >= 5  # 1970-01-01 was a Thursday
    return daily * (0.86 if is_weekend else 1.04)


def growth(age_ms: int) -> float:
    """Share of today's traffic that the site had `age_ms` ago: all of it for the last hours, then by age, so that twelve weeks are hardly more events than
    three days."""
    return min(1.0, FULL_HOURS * HOUR_MS / max(1, age_ms))


def is_incident(instant_ms: int) -> bool:
    """Twelve minutes every 19 hours in which the search service is slow and fails."""
    return instant_ms % (19 * HOUR_MS) < 12 * MINUTE_MS
