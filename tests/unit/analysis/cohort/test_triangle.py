from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.analysis.calendar import calendar
from tidegauge.analysis.cohort.statement import SIZE
from tidegauge.analysis.cohort.triangle import Tally, cohorts, since, tallied
from tidegauge.core.time_range import DAY_MS, TimeRange

DAYS = calendar("daily", TimeRange(0, 6 * DAY_MS), "UTC")
FOREVER = 10**15

lives = st.lists(st.tuples(st.integers(0, 5), st.sets(st.integers(0, 6))), max_size=30)
"""People: when they started, and when they were seen; 6 is after the calendar."""


@pytest.mark.req("C2")
@given(lives)
def test_rolling_counts_everyone_seen_then_or_later(people: list[tuple[int, set[int]]]) -> None:
    rows = [(cohort, period, 1) for cohort, days in people for period in (SIZE, *([max(days)] if days else []))]
    for tally in tallied(rows, DAYS, is_rolling=True):
        own = [days for cohort, days in people if cohort == tally.cohort]
        assert tally.size == len(own)
        assert tally.people == [sum(any(day >= index for day in days) for days in own) for index in range(6)]


@pytest.mark.req("C2")
@given(lives, st.none() | st.integers(1, 6))
def test_period_0_is_everybody_and_no_share_is_above_1(people: list[tuple[int, set[int]]], periods: int | None) -> None:
    rows = [(cohort, period, 1) for cohort, days in people for period in (SIZE, *(day for day in days if cohort <= day < 6))]
    found = cohorts(DAYS, tallied(rows, DAYS, is_rolling=False), "retention_rate", periods=periods, now_ms=FOREVER)
    assert [cohort.period for cohort in found] == [DAYS.label(start) for start in sorted({cohort for cohort, _ in people})]
    for cohort in found:
        start = DAYS.index_of(cohort.period)
        assert start is not None
        assert len(cohort.retention) == min(6 - start, 6 if periods is None else periods + 1)
        assert cohort.retention[0].value == 1.0
        for cell in cohort.retention[1:]:
            assert cell.count == sum(start + cell.period in days for at, days in people if at == start)
            assert cell.value == cell.count / cohort.size <= 1


@pytest.mark.req("C2")
def test_values_of_each_metric() -> None:
    tally = Tally(4, 10, [0, 0, 0, 0, 3, 2], [0, 0, 0, 0, 30.0, 5.0])

    def cells(metric: str) -> list[tuple[float, int]]:
        return [(cell.value, cell.count) for cell in cohorts(DAYS, [tally], metric, periods=None, now_ms=FOREVER)[0].retention]

    assert cells("retention_rate") == [(1.0, 10), (0.2, 2)]
    assert cells("feature_usage") == [(0.3, 3), (0.2, 2)]
    assert cells("revenue") == [(30.0, 3), (5.0, 2)]
    assert cells("engagement") == [(3.0, 3), (0.5, 2)]


@pytest.mark.req("C2")
def test_what_is_not_over_is_not_complete() -> None:
    tally = Tally(4, 1, [0, 0, 0, 0, 1, 1], [])
    found = cohorts(DAYS, [tally], "retention_rate", periods=None, now_ms=5 * DAY_MS + 1)[0]
    assert (found.is_complete, [cell.is_complete for cell in found.retention]) == (True, [True, False])


@pytest.mark.req("C2")
def test_people_counted_since_the_cohort_stand_in_its_periods() -> None:
    assert since(DAYS, 2, 9, [9, 4, 1]).people == [0, 0, 9, 4, 1, 0]
    assert since(DAYS, 4, 9, [9, 4, 0, 0, 0, 0]).people == [0, 0, 0, 0, 9, 4]
