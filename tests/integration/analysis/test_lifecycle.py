"""The lifecycle by the store against a plain count, across the days on which clocks change."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen
from tests.integration.analysis.life import frame_of, lives, period_of

from tidegauge.core.errors import InvalidQuery, LimitReached


def expected(frame: pd.DataFrame, period: str, span: tuple[str, str]) -> list[tuple[int, int, int, int]]:
    low, high = (pd.Timestamp(text) for text in span)
    frame = frame[frame.local < high].assign(number=period_of(frame.local, period))
    edges = period_of(pd.Series([low, high - pd.Timedelta(milliseconds=1)]), period)
    active = {number: set(own.person) for number, own in frame.groupby("number")}
    found = []
    for number in range(int(edges[0]), int(edges[1]) + 1):
        now, before = active.get(number, set()), active.get(number - 1, set())
        earlier = set().union(*(own for at, own in active.items() if at < number))
        found.append((len(now - earlier), len(now & before), len((now & earlier) - before), len(before - now)))
    return found


@pytest.mark.req("C4")
@pytest.mark.parametrize("zone", ["Europe/London", "America/Santiago", "Asia/Beirut"])
@pytest.mark.parametrize(
    ("period", "span"),
    [
        ("daily", ("2025-03-15", "2025-04-20")),
        ("daily", ("2025-02-20", "2025-05-08")),  # more days than an integer has bits
        ("weekly", ("2025-02-19", "2025-04-30")),
        ("monthly", ("2025-03-01", "2025-06-01")),
    ],
)
async def test_every_stage_is_that_of_a_plain_count(study: Study, zone: str, period: str, span: tuple[str, str]) -> None:
    events = lives(40, "2025-02-01", 100, seed=3, zones=[zone])
    answer = await study.analyse("lifecycle", events, zone=zone, period=period, **{"from": span[0], "to": span[1]})
    found = [(one.new, one.returning, one.resurrecting, one.dormant) for one in answer.periods]
    assert found == expected(frame_of(events, zone), period, span)
    assert all(one.active == one.new + one.returning + one.resurrecting for one in answer.periods)
    dormant = [row.value for row in answer.results if row.dimensions["stage"] == "dormant"]
    assert dormant == [-one.dormant for one in answer.periods]


@pytest.mark.req("C4")
async def test_a_life_goes_through_all_stages(study: Study) -> None:
    events = [seen("open", "a", NOW_MS - day * DAY_MS) for day in (5, 4, 1, 0)]
    answer = await study.analyse("lifecycle", events, period="daily", **{"from": "2025-11-17", "to": "2025-11-23"})
    stages = [[name for name in ("new", "returning", "resurrecting", "dormant") if getattr(one, name)] for one in answer.periods]
    assert stages == [["new"], ["returning"], ["dormant"], [], ["resurrecting"], ["returning"]]
    assert [one.is_complete for one in answer.periods] == [True] * 5 + [False]
    assert [one.quick_ratio for one in answer.periods] == [None, None, 0.0, None, None, None]


@pytest.mark.req("C4", "B8")
async def test_nobody_has_empty_periods_and_too_many_are_refused(study: Study) -> None:
    answer = await study.analyse("lifecycle", [], period="daily", time_window="last_7_days")
    assert [one.active for one in answer.periods] == [0] * 8
    assert (await study.analyse("lifecycle", [], **{"from": "2031-01-01", "to": "2031-02-01"})).periods == []
    with pytest.raises(LimitReached, match="at most 1,000"):
        await study.analyse("lifecycle", 1, period="daily", **{"from": "2020-01-01", "to": "2025-01-01"})


@pytest.mark.req("C4", "C8")
async def test_the_people_of_a_stage_are_as_many_as_it_counts(study: Study) -> None:
    project = study.project(lives(40, "2025-02-01", 100, seed=3))
    body = {"period": "weekly", "from": "2025-02-19", "to": "2025-04-30"}
    answer = await study.analyse("lifecycle", project, **body)
    for one in answer.periods[2:5]:
        for stage in ("new", "returning", "resurrecting", "dormant"):
            people = await study.analyse("lifecycle-people", project, **body, period_start=one.period, stage=stage)
            assert (people.total, len(people.people)) == (getattr(one, stage), getattr(one, stage))
    with pytest.raises(InvalidQuery, match="no week of the window begins on 2025-02-18"):
        await study.analyse("lifecycle-people", project, **body, period_start="2025-02-18", stage="new")
