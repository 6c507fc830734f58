from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.analysis.adoption.kind import adoption_periods
from tidegauge.analysis.adoption.statement import ADOPTED, CAME
from tidegauge.analysis.calendar import calendar
from tidegauge.core.time_range import DAY_MS, TimeRange

DAYS = calendar("daily", TimeRange(0, 5 * DAY_MS), "UTC")
by_period = st.dictionaries(st.integers(0, 5), st.integers(0, 50))


@pytest.mark.req("C4")
@given(by_period, by_period)
def test_everybody_so_far_is_those_before_the_window_and_those_since(adopted: dict[int, int], came: dict[int, int]) -> None:
    tallies = {**{(ADOPTED, number): count for number, count in adopted.items()}, **{(CAME, number): count for number, count in came.items()}}
    found = adoption_periods(DAYS, tallies, 10 * DAY_MS)
    for index, one in enumerate(found):
        assert one.new_adopters == adopted.get(index + 1, 0)
        assert one.adopters == sum(count for number, count in adopted.items() if number <= index + 1)
        assert one.people == sum(count for number, count in came.items() if number <= index + 1)
        assert one.adoption_rate == (one.adopters / one.people if one.people else None)
        assert (one.active, one.usage_rate) == (0, None)
