"""Stickiness by the store against a plain count of distinct people, across the days on which clocks change."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen
from tests.integration.analysis.life import frame_of, lives, period_of

from tidegauge.core.errors import LimitReached


@pytest.mark.req("C4")
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize("span", [("2025-03-25", "2025-04-20"), ("2025-02-20", "2025-05-01")], ids=["bits", "sets"])
async def test_daily_weekly_and_monthly_people_are_those_of_a_plain_count(study: Study, zone: str, span: tuple[str, str]) -> None:
    events = lives(40, "2025-02-01", 100, seed=9, zones=[zone])
    answer = await study.analyse("stickiness", events, zone=zone, event={"event": "open"}, **{"from": span[0], "to": span[1]})
    frame = frame_of([event for event in events if event.name == "open"], zone)
    frame["day"] = frame.local.dt.normalize()
    expected = []
    for day in pd.date_range(span[0], span[1], inclusive="left"):
        near = [frame[(frame.day <= day) & (frame.day > day - pd.Timedelta(days=width))].person.nunique() for width in (1, 7, 30)]
        expected.append((day.date().isoformat(), *near))
    assert [(day.day, day.dau, day.wau, day.mau) for day in answer.days] == expected
    own = frame[(frame.local >= span[0]) & (frame.local < span[1])].groupby("person").day.nunique()
    assert {active.days: active.people for active in answer.active_days} == own.value_counts().to_dict()
    assert (answer.people, answer.mean_active_days) == (len(own), pytest.approx(own.mean()))
    assert answer.stickiness == pytest.approx(sum(dau / mau for _, dau, _, mau in expected) / len(expected))
    assert answer.mean_dau == pytest.approx(sum(dau for _, dau, _, _ in expected) / len(expected))
    assert [row.value for row in answer.results] == [row[place] for place in (1, 2, 3) for row in expected]
    assert period_of(frame.local, "daily").nunique() > 50


@pytest.mark.req("C4")
async def test_today_counts_but_is_not_in_the_means(study: Study) -> None:
    events = [seen("open", "a", NOW_MS), seen("open", "b", NOW_MS - 2 * DAY_MS), seen("open", "b", NOW_MS - 20 * DAY_MS)]
    answer = await study.analyse("stickiness", events, **{"from": "2025-11-20", "to": "2025-11-30"})
    assert [(day.day, day.dau, day.wau, day.mau, day.is_complete) for day in answer.days] == [
        ("2025-11-20", 1, 1, 1, True),
        ("2025-11-21", 0, 1, 1, True),
        ("2025-11-22", 1, 2, 2, False),
    ]
    assert (answer.stickiness, answer.mean_dau, answer.people) == (0.5, 0.5, 2)
    assert answer.days[1].dau_mau == 0.0


@pytest.mark.req("C4", "B8")
async def test_nobody_has_no_ratios_and_too_long_a_range_is_refused(study: Study) -> None:
    answer = await study.analyse("stickiness", [], time_window="last_7_days")
    assert (answer.people, answer.stickiness, answer.mean_active_days, len(answer.days)) == (0, None, None, 8)
    assert answer.days[0].dau_mau is None
    with pytest.raises(LimitReached, match="at most 400"):
        await study.analyse("stickiness", 1, **{"from": "2023-01-01", "to": "2025-01-01"})
