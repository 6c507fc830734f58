"""Cohorts by the store against a plain count in pandas, over generated lives in zones that change their clocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen
from tests.integration.analysis.life import frame_of, lives, period_of

from tidegauge.core.errors import InvalidQuery, LimitReached

ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
SPAN = {
    "daily": ("2025-03-01", "2025-04-12"),
    "long": ("2025-02-15", "2025-05-01"),  # more days than an integer has bits
    "weekly": ("2025-02-12", "2025-05-04"),
    "monthly": ("2025-01-15", "2025-11-20"),
}


def expected(frame: pd.DataFrame, period: str, body: dict[str, Any]) -> dict[str, dict[int, tuple[int, float]]]:
    """Cohort label -> periods after it -> (people, total), counted person by person. Knows first-time and recurring starts, all three ways of returning."""
    low, high = (pd.Timestamp(text) for text in body["span"])
    frame = frame.assign(number=period_of(frame.local, period))
    start = frame[frame.name == body["start_event"]["event"]] if "start_event" in body else frame
    back = frame[frame.name == body["return_event"]["event"]] if "return_event" in body else frame
    back = back if body.get("retention") == "unbounded" else back[back.local < high]
    first, last = period_of(pd.Series([low, high - pd.Timedelta(milliseconds=1)]), period)
    found: dict[str, dict[int, tuple[int, float]]] = {}
    for person, starts in start[start.local < high].groupby("person"):
        own = sorted(set(starts.number))
        cohorts = own if body.get("start") == "recurring" else own[:1]
        own_returns = back[back.person == person]
        returns = list(zip(own_returns.number, own_returns.value, strict=True))
        for cohort in (number for number in cohorts if first <= number <= last):
            label = pd.Period(ordinal=cohort, freq={"daily": "D", "weekly": "W-SUN", "monthly": "M"}[period]).start_time.date().isoformat()
            cells = found.setdefault(label, dict.fromkeys(range(last - cohort + 1), (0, 0.0)))
            for number in cells:
                in_it = [value for at, value in returns if at == cohort + number]
                came = bool(in_it) if body.get("retention", "classic") == "classic" else any(at >= cohort + number for at, _ in returns)
                if number == 0 and body["metric"] == "retention_rate":
                    came = True
                total = float(len(in_it)) if body["metric"] == "engagement" else sum(in_it)
                cells[number] = (cells[number][0] + came, cells[number][1] + total)
    return found


def answered(answer: Any) -> dict[str, dict[int, tuple[int, float]]]:
    return {
        cohort.period: {cell.period: (cell.count, round(getattr(cell, "total", 0.0) or 0.0, 6)) for cell in cohort.retention}
        for cohort in answer.cohorts
    }  # fmt: skip


@pytest.mark.req("C2")
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("period", ["daily", "long", "weekly", "monthly"])
@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"start": "recurring"},
        {"start_event": {"event": "sign_up"}, "return_event": {"event": "purchase"}},
        {"start_event": {"event": "sign_up"}, "return_event": {"event": "purchase"}, "start": "recurring", "retention": "rolling"},
        {"return_event": {"event": "export"}, "retention": "rolling"},
        {"return_event": {"event": "export"}, "retention": "unbounded"},
        {"metric": "feature_usage", "return_event": {"event": "export"}},
        {"metric": "revenue", "return_event": {"event": "purchase"}},
        {"metric": "engagement", "start": "recurring", "start_event": {"event": "export"}},
    ],
    ids=lambda asked: "-".join(str(value if isinstance(value, str) else value["event"]) for value in asked.values()) or "plain",
)
async def test_every_cell_is_that_of_a_plain_count(
    study: Study, zone: str, period: str, asked: dict[str, Any], made: Callable[..., tuple[int, pd.DataFrame]]
) -> None:
    project, frame = made(zone, period.replace("long", "daily"))
    body = {"metric": "retention_rate", **asked}
    low, high = SPAN[period]
    unit = "daily" if period == "long" else period
    answer = await study.analyse("cohort", project, zone=zone, period=unit, **{"from": low, "to": high}, **body)
    plain = expected(frame, unit, {**body, "span": (low, high)})
    has_totals = body["metric"] in ("revenue", "engagement")
    rounded = {label: {number: (count, round(total, 6) if has_totals else 0.0) for number, (count, total) in cells.items()} for label, cells in plain.items()}
    assert answered(answer) == dict(sorted(rounded.items()))
    assert sum(cohort.size for cohort in answer.cohorts) > 10


@pytest.fixture(scope="module")
def made(study: Study) -> Callable[..., tuple[int, pd.DataFrame]]:
    """A project of lives that begin before the window and go on after it, and the same as a frame."""
    known: dict[tuple[str, str], tuple[int, pd.DataFrame]] = {}

    def make(zone: str, period: str) -> tuple[int, pd.DataFrame]:
        if (zone, period) not in known:
            first, days = {"daily": ("2025-02-10", 80), "weekly": ("2025-01-20", 120), "monthly": ("2024-12-01", 350)}[period]
            events = lives(40, first, days, seed=len(known), zones=[zone])
            known[zone, period] = study.project(events), frame_of(events, zone)
        return known[zone, period]

    return make


SHAPES = [("classic", "first_time"), ("rolling", "first_time"), ("classic", "recurring"), ("unbounded", "recurring")]


@pytest.mark.req("C2")
@pytest.mark.parametrize(("retention", "start"), SHAPES)
async def test_everybody_is_there_in_period_0_and_rolling_retention_never_rises(study: Study, retention: str, start: str, made: Callable[..., Any]) -> None:
    project, _ = made("Europe/Berlin", "weekly")
    body = {"return_event": {"event": "purchase"}, "retention": retention, "start": start, "from": "2025-02-01", "to": "2025-05-01"}
    answer = await study.analyse("cohort", project, zone="Europe/Berlin", period="daily", **body)
    for cohort in answer.cohorts:
        values = [cell.value for cell in cohort.retention]
        assert (values[0], cohort.retention[0].count) == (1.0, cohort.size)
        assert all(cell.value == cell.count / cohort.size <= 1 for cell in cohort.retention)
        if retention != "classic":
            assert values == sorted(values, reverse=True)


@pytest.mark.req("C2")
async def test_a_period_is_complete_once_it_is_over_inside_the_window(study: Study) -> None:
    events = [seen("open", f"u{person}", NOW_MS - day * DAY_MS) for person in range(3) for day in range(10)]
    answer = await study.analyse("cohort", events, period="daily", time_window="last_7_days")
    assert answer.cohorts == []  # they all started before
    answer = await study.analyse("cohort", events, period="daily", **{"from": "2025-11-10", "to": "2025-11-30"})
    assert [cohort.period for cohort in answer.cohorts] == ["2025-11-13"]
    cells = answer.cohorts[0].retention
    assert [cell.count for cell in cells] == [3] * 10  # none for days still to come
    assert [cell.is_complete for cell in cells] == [True] * 9 + [False]
    cut = await study.analyse("cohort", events, period="weekly", **{"from": "2025-11-12", "to": "2025-11-19"})
    assert [(cohort.period, cohort.is_complete) for cohort in cut.cohorts] == [("2025-11-10", True)]
    assert [cell.is_complete for cell in cut.cohorts[0].retention] == [True, False]
    assert cut.meta.from_ == "2025-11-10T00:00:00.000Z"


@pytest.mark.req("C2")
async def test_groups_of_a_breakdown_add_up_to_all(study: Study, made: Callable[..., Any]) -> None:
    project, frame = made("Europe/Berlin", "weekly")
    body = {"period": "weekly", "from": "2025-02-12", "to": "2025-05-04", "start_event": {"event": "sign_up"}, "metric": "revenue"}
    answer = await study.analyse("cohort", project, zone="Europe/Berlin", breakdown="tier", breakdown_limit=2, **body)
    whole = await study.analyse("cohort", project, zone="Europe/Berlin", **body)
    assert [group.value for group in answer.breakdown][2:] == ["(other)"]
    assert [(cohort.period, cohort.size) for cohort in answer.cohorts] == [(cohort.period, cohort.size) for cohort in whole.cohorts]
    for cohort in whole.cohorts:
        parts = [one for group in answer.breakdown for one in group.cohorts if one.period == cohort.period]
        assert sum(part.size for part in parts) == cohort.size
        for cell in cohort.retention:
            assert sum(part.retention[cell.period].total for part in parts) == pytest.approx(cell.total)
            assert sum(part.retention[cell.period].count for part in parts) == cell.count
    largest = answer.breakdown[0]
    start = frame[(frame.name == "sign_up") & (frame.local < "2025-05-04")].sort_values("at_ms").groupby("person").first()
    start = start[start.local >= "2025-02-10"]
    assert sum(cohort.size for cohort in largest.cohorts) == start.tier.value_counts().max()
    assert {row.dimensions["tier"] for row in answer.results} == {group.value for group in answer.breakdown}


@pytest.mark.req("C2")
async def test_filters_decide_what_counts_as_a_first_time(study: Study) -> None:
    events = [
        seen("open", "a", NOW_MS - 40 * DAY_MS, plan="free"),
        seen("open", "a", NOW_MS - DAY_MS, plan="paid"),
        seen("open", "b", NOW_MS - DAY_MS, plan="paid"),
    ]
    project = study.project(events)
    assert [cohort.size for cohort in (await study.analyse("cohort", project, period="daily")).cohorts] == [1]
    paid = [{"field": "plan", "operator": "eq", "value": "paid"}]
    assert [cohort.size for cohort in (await study.analyse("cohort", project, period="daily", filters=paid)).cohorts] == [2]
    narrowed = await study.analyse("cohort", project, period="daily", start_event={"event": "open", "filters": paid})
    assert [cohort.size for cohort in narrowed.cohorts] == [2]


@pytest.mark.req("C2")
async def test_what_the_metrics_measure_by_default(study: Study) -> None:
    day = NOW_MS - 3 * DAY_MS
    events = [
        seen("page_view", "a", day),
        seen("purchase", "a", day, value=10.0),
        seen("web_vital", "a", day, value=999.0),
        seen("export", "a", day + DAY_MS),
        seen("page_view", "b", day),
    ]
    project = study.project(events)

    async def first(metric: str) -> list[tuple[float, int]]:
        answer = await study.analyse("cohort", project, period="daily", metric=metric, periods=1)
        return [(cell.value, cell.count) for cell in answer.cohorts[0].retention]

    assert await first("revenue") == [(10.0, 1), (0.0, 0)]  # the catalogue's revenue events
    assert await first("feature_usage") == [(0.5, 1), (0.5, 1)]  # not page views
    assert await first("engagement") == [(2.0, 2), (0.5, 1)]
    assert await first("retention_rate") == [(1.0, 2), (0.5, 1)]


@pytest.mark.req("C2")
async def test_an_event_before_the_window_makes_a_kept_answer_stale(study: Study) -> None:
    project = study.project([seen("open", "a", NOW_MS - DAY_MS)])
    body = {"period": "daily", "from": "2025-11-19", "to": "2025-11-22"}
    assert len((await study.analyse("cohort", project, **body)).cohorts) == 1
    study.put(project, [seen("open", "a", NOW_MS - 400 * DAY_MS)])
    assert (await study.analyse("cohort", project, **body)).cohorts == []


@pytest.mark.req("C2")
async def test_unbounded_answers_are_stale_once_somebody_comes_after_the_window(study: Study) -> None:
    project = study.project([seen("open", "a", NOW_MS - 5 * DAY_MS)])
    body = {"period": "daily", "retention": "unbounded", "from": "2025-11-16", "to": "2025-11-19"}
    assert [cell.count for cell in (await study.analyse("cohort", project, **body)).cohorts[0].retention] == [1, 0]
    study.put(project, [seen("open", "a", NOW_MS - DAY_MS)])
    assert [cell.count for cell in (await study.analyse("cohort", project, **body)).cohorts[0].retention] == [1, 1]


@pytest.mark.req("C2", "B8")
@pytest.mark.hostile(164)
async def test_too_many_cells_are_refused_with_the_limit(study: Study) -> None:
    project = study.project([seen("open", "a", NOW_MS)])
    long = {"from": "2024-11-22", "to": "2025-11-22", "period": "daily"}
    with pytest.raises(LimitReached, match="at most 20,000"):
        await study.analyse("cohort", project, **long)
    assert (await study.analyse("cohort", project, **long, periods=30)).cohorts == []
    with pytest.raises(InvalidQuery) as caught:
        await study.analyse("cohort", project, metric="revenue", retention="rolling")
    assert caught.value.details[0].field == "retention"
    with pytest.raises(InvalidQuery) as caught:
        await study.analyse("cohort", project, start_event={"event": "open", "filters": [{"field": "a", "operator": "is"}]})
    assert caught.value.details[0].field == "start_event.filters.0.operator"


@pytest.mark.req("C2")
async def test_nobody_has_no_cohorts(study: Study) -> None:
    for body in ({}, {"start": "recurring"}, {"metric": "engagement"}, {"breakdown": "country"}, {"from": "2030-01-01", "to": "2030-02-01"}):
        answer = await study.analyse("cohort", [], **body)
        assert (answer.cohorts, answer.results, answer.meta.total) == ([], [], 0)


@pytest.mark.req("C2")
@pytest.mark.parametrize(
    "body",
    [
        {},
        {"start": "recurring", "return_event": {"event": "purchase"}},
        {"retention": "rolling", "return_event": {"event": "export"}},
        {"metric": "engagement"},
        {"metric": "feature_usage", "breakdown": "tier", "breakdown_limit": 2},
    ],
)
async def test_the_people_of_a_cell_are_as_many_as_it_counts(study: Study, body: dict[str, Any], made: Callable[..., Any]) -> None:
    project, _ = made("Europe/Berlin", "weekly")
    asked = {"zone": "Europe/Berlin", "period": "weekly", "from": "2025-02-12", "to": "2025-05-04", **body}
    answer = await study.analyse("cohort", project, **asked)
    groups = [(None, answer.cohorts)] + [(group.value, group.cohorts) for group in answer.breakdown or ()]
    for group, cohorts in groups:
        cohort = max(cohorts, key=lambda one: one.size)
        for cell in cohort.retention[:4]:
            place = {"cohort": cohort.period, "after": cell.period, **({} if group is None else {"group": group})}
            came = await study.analyse("cohort-people", project, **asked, **place)
            away = await study.analyse("cohort-people", project, **asked, **place, came=False)
            assert (came.total, away.total) == (cell.count, cohort.size - cell.count)
            assert not {one.person for one in came.people} & {one.person for one in away.people}


@pytest.mark.req("C2", "C8")
async def test_people_of_a_cell_are_named_the_most_active_first(study: Study) -> None:
    events = [seen("open", name, NOW_MS - 2 * DAY_MS + at) for name, count in (("a", 1), ("b", 3), ("c", 2)) for at in range(count)]
    project = study.project(events)
    body = {"period": "daily", "time_window": "last_7_days", "cohort": "2025-11-20"}
    answer = await study.analyse("cohort-people", project, **body, limit=2)
    assert [(one.user_id, one.events) for one in answer.people] == [("b", 3), ("c", 2)]
    assert (answer.total, answer.meta.truncated) == (3, True)
    for wrong, place in (({"cohort": "2024-01-01"}, "cohort"), ({"after": 9}, "after"), ({"group": "x"}, "group")):
        with pytest.raises(InvalidQuery) as caught:
            await study.analyse("cohort-people", project, **{**body, **wrong})
        assert caught.value.details[0].field == place


@pytest.mark.req("C2")
async def test_the_example_of_the_page_comes_out_as_written(study: Study) -> None:
    days = {"ann": (4, 3, 1), "bob": (4,), "cy": (3, 2)}  # Monday is four days before Friday
    project = study.project([seen("open", user, NOW_MS - (ago + 1) * DAY_MS) for user, own in days.items() for ago in own])
    body = {"period": "daily", "from": "2025-11-17", "to": "2025-11-22"}

    async def values(**more: str) -> list[list[float]]:
        answer = await study.analyse("cohort", project, **body, **more)
        return [[cell.value for cell in cohort.retention] for cohort in answer.cohorts]

    assert await values() == [[1.0, 0.5, 0.0, 0.5, 0.0], [1.0, 1.0, 0.0, 0.0]]
    assert (await values(retention="rolling"))[0] == [1.0, 0.5, 0.5, 0.5, 0.0]
    assert [len(cells) for cells in await values(start="recurring")] == [5, 4, 3, 2]


@pytest.mark.req("C2", "C6")
async def test_segments_stand_side_by_side_each_counted_by_itself(study: Study) -> None:
    day = NOW_MS - 3 * DAY_MS
    events = [seen("open", f"u{n}", day) for n in range(6)]
    events += [seen("open", f"u{n}", day + DAY_MS) for n in (0, 1, 4)] + [seen("purchase", f"u{n}", day + 1, value=5.0) for n in (0, 1, 2)]
    project = study.project(events)
    body = {"period": "daily", "time_window": "last_7_days", "periods": 1, "segments": ["premium", "free"]}
    answer = await study.analyse("cohort", project, **body)
    assert [(group.value, [cell.count for cell in group.cohorts[0].retention]) for group in answer.breakdown] == [("premium", [3, 2]), ("free", [3, 1])]
    assert [cell.count for cell in answer.cohorts[0].retention] == [6, 3]
    assert {row.dimensions["segment"] for row in answer.results} == {"premium", "free"}
    alone = await study.analyse("cohort", project, **{**body, "segments": [], "segment": "premium"})
    assert alone.cohorts == answer.breakdown[0].cohorts
    curve = await study.analyse("retention", project, **body)
    assert [(group.value, group.people, group.curve[1].value) for group in curve.breakdown] == [("premium", 3, 2 / 3), ("free", 3, 1 / 3)]
    who = await study.analyse("cohort-people", project, **body, cohort="2025-11-19", after=1, group="premium")
    assert sorted(one.user_id for one in who.people) == ["u0", "u1"]
    for wrong, place in (({"breakdown": "plan"}, "segments"), ({"segments": ["premum"]}, "segment")):
        with pytest.raises(InvalidQuery) as caught:
            await study.analyse("cohort", project, **{**body, **wrong})
        assert caught.value.details[0].field == place
    with pytest.raises(InvalidQuery, match="none of the segments"):
        await study.analyse("cohort-people", project, **body, cohort="2025-11-19", group="all")


@pytest.mark.req("C2", "C6")
async def test_answers_by_segment_are_kept_until_somebody_changes_theirs(study: Study) -> None:
    project = study.project([seen("open", "a", NOW_MS - DAY_MS)])
    body = {"period": "daily", "from": "2025-11-20", "to": "2025-11-22", "segments": ["premium"]}
    assert (await study.analyse("cohort", project, **body)).breakdown[0].cohorts == []
    assert (await study.analyse("cohort", project, **body)).meta.cached
    study.put(project, [seen("purchase", "a", NOW_MS - DAY_MS)])
    assert [cohort.size for cohort in (await study.analyse("cohort", project, **body)).breakdown[0].cohorts] == [1]
