from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidegauge.analysis.engagement.week import HOURS, hour_sql, hours_in
from tidegauge.core.time_range import HOUR_MS, ROLLUP_MS, TimeRange

BEGIN_MS = int(pd.Timestamp("2025-01-01", tz="UTC").timestamp() * 1000)


@pytest.mark.req("C9")
@settings(deadline=None)
@given(
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Asia/Beirut"]),
    first=st.integers(0, 35_000),
    quarters=st.integers(0, 1_500),
)
def test_hours_are_those_of_a_walk_in_quarters(zone: str, first: int, quarters: int) -> None:
    from_ms = BEGIN_MS + first * ROLLUP_MS
    local = pd.date_range(pd.Timestamp(from_ms, unit="ms", tz="UTC"), periods=quarters, freq="15min").tz_convert(zone)
    expected = Counter(zip(local.day_of_week, local.hour, strict=True))
    found = hours_in(TimeRange(from_ms, from_ms + quarters * ROLLUP_MS), zone)
    assert {(at // 24, at % 24): hours for at, hours in enumerate(found) if hours} == pytest.approx({at: count / 4 for at, count in expected.items()})
    assert sum(found) == pytest.approx(quarters / 4)


@pytest.mark.req("C9")
def test_an_hour_that_clocks_skip_is_not_there_and_one_they_repeat_is_twice() -> None:
    spring, autumn = (
        hours_in(TimeRange(*(int(pd.Timestamp(day, tz="Europe/Berlin").timestamp() * 1000) for day in days)), "Europe/Berlin")
        for days in (("2025-03-30", "2025-03-31"), ("2025-10-26", "2025-10-27"))
    )
    sunday_two = 6 * 24 + 2
    assert (spring[sunday_two], autumn[sunday_two]) == (0.0, 2.0)
    assert (sum(spring), sum(autumn)) == (23.0, 25.0)


def test_a_moment_is_part_of_an_hour() -> None:
    assert hours_in(TimeRange(0, HOUR_MS // 2), "UTC")[3 * 24] == 0.5  # a Thursday
    assert hours_in(TimeRange(5, 5), "UTC") == [0.0] * HOURS
    assert "toHour(t, z)" in hour_sql("t", "z")
