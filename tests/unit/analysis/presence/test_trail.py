from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.analysis.presence.statement import NONE
from tidegauge.analysis.presence.trail import trailing


@pytest.mark.req("C4")
@given(st.lists(st.sets(st.integers(0, 39)), max_size=20), st.sampled_from([1, 7, 30]))
def test_people_of_the_last_days_are_those_of_a_plain_count(people: list[set[int]], width: int) -> None:
    steps: Counter[tuple[int, int]] = Counter()
    for days in people:
        ordered = sorted(days)
        for place, day in enumerate(ordered):
            steps[day, min(ordered[place + 1] - day, 30) if place + 1 < len(ordered) else NONE] += 1
    expected = [sum(any(day - width < own <= day for own in days) for days in people) for day in range(40)]
    assert trailing(((day, gap, count) for (day, gap), count in steps.items()), 40, width) == expected
