"""Engagement by the store against a plain count, in the hours of the zone, on both sides of a change of clocks."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.integration.analysis.conftest import NOW_MS, Study, seen
from tests.integration.analysis.life import frame_of, lives

HOUR_MS = 3_600_000


@pytest.mark.req("C9")
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Kathmandu"])
@pytest.mark.parametrize("event", ["*", "open"])
async def test_the_heatmap_is_that_of_a_plain_count(study: Study, zone: str, event: str) -> None:
    events = lives(40, "2025-03-01", 60, seed=7, zones=[zone])
    span = ("2025-03-08", "2025-04-14")
    answer = await study.analyse("engagement", events, zone=zone, event={"event": event}, **{"from": span[0], "to": span[1]})
    frame = frame_of(events, zone)
    frame = frame[(frame.local >= span[0]) & (frame.local < span[1]) & ((frame.name == event) | (event == "*"))]
    keys = [frame.local.dt.day_of_week + 1, frame.local.dt.hour]
    plain = frame.groupby(keys).person.agg(["size", "nunique"]).rename_axis(["weekday", "hour"])
    found = {(one.weekday, one.hour): (one.events, one.people) for one in answer.heatmap if one.events}
    assert found == {key: (int(row["size"]), int(row["nunique"])) for key, row in plain.iterrows()}
    assert [one.events for one in answer.hours] == [int((frame.local.dt.hour == hour).sum()) for hour in range(24)]
    assert (answer.events, answer.people) == (len(frame), frame.person.nunique())
    days = frame.assign(day=frame.local.dt.normalize()).groupby("person").day.nunique()
    assert answer.active_days_per_person == pytest.approx(days.mean())
    assert sum(one.hours for one in answer.heatmap) == (pd.Timestamp(span[1], tz=zone) - pd.Timestamp(span[0], tz=zone)).total_seconds() / 3600
    by_hour = frame.groupby(frame.local.dt.hour).person.nunique()
    assert {one.hour: one.people for one in answer.hours if one.people} == by_hour.to_dict()
    assert len(answer.results) == 168


@pytest.mark.req("C9")
async def test_rows_are_by_the_week_or_the_day_and_of_the_measure_asked_for(study: Study) -> None:
    monday = 1_763_366_400_000  # 2025-11-17T08:00Z
    events = [seen("open", user, monday + week * 7 * 24 * HOUR_MS) for user, week in (("a", 0), ("b", 0), ("a", -1))]
    project = study.project(events)
    body = {"from": "2025-11-10", "to": "2025-11-22"}
    week = await study.analyse("engagement", project, measure="events_per_hour", **body)
    assert [(row.value, row.count) for row in week.results if row.value and row.dimensions == {"day_of_week": "1", "hour_of_day": "8"}] == [(1.5, 2)]
    day = await study.analyse("engagement", project, by="hour_of_day", measure="people", **body)
    assert [(row.dimensions, row.value) for row in day.results if row.value] == [({"hour_of_day": "8"}, 2)]
    assert (len(day.results), day.hours[8].events_per_hour) == (24, 3 / 12)


@pytest.mark.req("C9")
async def test_how_much_each_person_does(study: Study) -> None:
    start = NOW_MS - 50 * HOUR_MS
    events = [seen("open", "a", start + at) for at in (0, 60_000, 5 * HOUR_MS, 5 * HOUR_MS + 240_000)]
    events += [seen("open", "b", start, session="s"), seen("close", "b", start + 2 * HOUR_MS, session="s"), seen("open", "", start)]
    project = study.project(events)
    answer = await study.analyse("engagement", project, time_window="last_7_days")
    assert (answer.people, answer.events, answer.sessions) == (2, 6, 3)
    assert (answer.events_per_person, answer.sessions_per_person, answer.active_days_per_person) == (3.0, 1.5, 1.0)
    assert answer.active_seconds_per_person == (60 + 240 + 7_200) / 2
    assert answer.mean_session_seconds == (60 + 240 + 7_200) / 3
    opened = await study.analyse("engagement", project, time_window="last_7_days", event={"event": "open"})
    assert (opened.people, opened.events, opened.sessions, opened.active_seconds_per_person) == (2, 5, 3, 150.0)


@pytest.mark.req("C9")
async def test_nobody_has_an_empty_week(study: Study) -> None:
    for body in ({}, {"from": "2031-01-01", "to": "2031-01-02"}):
        answer = await study.analyse("engagement", [], **body)
        assert (answer.people, answer.events, answer.events_per_person, answer.mean_session_seconds) == (0, 0, None, None)
    assert answer.heatmap[0].events_per_hour is None
