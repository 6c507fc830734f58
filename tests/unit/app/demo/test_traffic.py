from __future__ import annotations

from tidegauge.app.demo.stream import MOST
from tidegauge.app.demo.traffic import growth, is_incident, rhythm
from tidegauge.core.time_range import DAY_MS, HOUR_MS, MINUTE_MS

MONDAY_MS = 4 * DAY_MS  # 1970-01-05


def test_a_week_has_the_mean_of_one_and_stays_below_the_bound_of_the_thinning() -> None:
    week = [rhythm(MONDAY_MS + quarter * 15 * MINUTE_MS) for quarter in range(7 * 96)]
    assert abs(sum(week) / len(week) - 1) < 0.05
    assert 0.3 < min(week) < max(week) < MOST


def test_days_have_a_peak_and_weekends_are_quieter() -> None:
    assert rhythm(MONDAY_MS + 14 * HOUR_MS) > 2 * rhythm(MONDAY_MS + 3 * HOUR_MS)
    assert rhythm(MONDAY_MS + 5 * DAY_MS + 14 * HOUR_MS) < rhythm(MONDAY_MS + 14 * HOUR_MS)


def test_the_site_has_grown() -> None:
    shares = [growth(hours * HOUR_MS) for hours in (0, 2, 12, 48, 168, 1000)]
    assert shares[:2] == [1.0, 1.0]
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] > 0


def test_incidents_are_short_and_rare() -> None:
    minutes = [is_incident(minute * MINUTE_MS) for minute in range(19 * 60)]
    assert sum(minutes) == 12
