"""The retention curve by the store against a plain count, over lives in three zones that change their clocks."""

from __future__ import annotations

from collections import defaultdict

import pytest
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen
from tests.integration.analysis.life import frame_of, lives, period_of


@pytest.mark.req("C2")
@pytest.mark.parametrize("zone", ["Europe/London", "America/Santiago", "Asia/Beirut"])
async def test_the_curve_is_of_the_people_whose_cohort_got_that_far(study: Study, zone: str) -> None:
    events = lives(60, "2025-03-20", 60, seed=5, zones=[zone])
    answer = await study.analyse("retention", events, zone=zone, periods=14, **{"from": "2025-03-20", "to": "2025-05-10"})
    frame = frame_of(events, zone)
    frame["day"] = period_of(frame.local, "daily")
    frame = frame[frame.local < "2025-05-10"]
    first = frame.groupby("person").day.min()
    last_day = int(frame.day.max())
    sizes, counts = defaultdict(int), defaultdict(int)
    for person, days in frame.groupby("person").day:
        for period in range(min(14, last_day - first[person]) + 1):
            sizes[period] += 1
            counts[period] += first[person] + period in set(days)
    assert last_day == int(period_of(frame.local, "daily").max())
    assert [(point.period, point.size, point.count) for point in answer.curve] == [(period, sizes[period], counts[period]) for period in range(15)]
    assert answer.curve[0].value == 1.0
    assert answer.people == len(first) == answer.meta.total
    assert [(row.dimensions, row.value) for row in answer.results] == [({"period": str(point.period)}, point.value) for point in answer.curve]


@pytest.mark.req("C2")
async def test_a_period_that_is_not_over_is_not_in_the_curve(study: Study) -> None:
    events = [seen("open", "a", NOW_MS - day * DAY_MS) for day in range(3)]
    answer = await study.analyse("retention", events, time_window="last_7_days")
    assert [(point.period, point.value, point.cohorts) for point in answer.curve] == [(0, 1.0, 1), (1, 1.0, 1)]


@pytest.mark.req("C2")
async def test_groups_have_curves_of_their_own(study: Study) -> None:
    start = NOW_MS - 5 * DAY_MS
    events = [seen("open", f"u{n}", start, plan="paid" if n < 2 else "free") for n in range(5)]
    events += [seen("open", "u0", start + DAY_MS), seen("open", "u1", start + DAY_MS), seen("open", "u2", start + DAY_MS)]
    answer = await study.analyse("retention", events, time_window="last_7_days", periods=1, breakdown="plan")
    assert {group.value: (group.people, [point.value for point in group.curve]) for group in answer.breakdown} == {
        "free": (3, [1.0, pytest.approx(1 / 3)]),
        "paid": (2, [1.0, 1.0]),
    }
    assert [point.value for point in answer.curve] == [1.0, 0.6]
    assert answer.results[0].dimensions == {"period": "0", "plan": "free"}


@pytest.mark.req("C2")
async def test_nobody_has_no_curve(study: Study) -> None:
    answer = await study.analyse("retention", [])
    assert (answer.curve, answer.people, answer.results) == ([], 0, [])
