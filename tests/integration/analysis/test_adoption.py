"""Adoption by the store against a plain count, with first uses and first events before the window, across changes of clocks."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.integration.analysis.conftest import DAY_MS, NOW_MS, Study, seen
from tests.integration.analysis.life import frame_of, lives, period_of

from tidegauge.core.errors import InvalidQuery, LimitReached

BANDS_S = [0, 60, 3_600, 86_400, 3 * 86_400, 7 * 86_400, 14 * 86_400, 30 * 86_400, 90 * 86_400, float("inf")]


@pytest.mark.req("C4")
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize(
    ("period", "span"),
    [
        ("daily", ("2025-03-20", "2025-04-20")),
        ("daily", ("2025-02-10", "2025-05-01")),  # more days than an integer has bits
        ("weekly", ("2025-02-19", "2025-04-30")),
        ("monthly", ("2025-03-01", "2025-05-06")),
    ],
)
async def test_everything_is_that_of_a_plain_count(study: Study, zone: str, period: str, span: tuple[str, str]) -> None:
    events = lives(60, "2025-02-01", 100, seed=11, zones=[zone])
    answer = await study.analyse("adoption", events, zone=zone, period=period, feature={"event": "export"}, **{"from": span[0], "to": span[1]})
    low, high = (pd.Timestamp(text) for text in span)
    frame = frame_of(events, zone)
    frame = frame[frame.local < high].assign(number=lambda whole: period_of(whole.local, period))
    edges = period_of(pd.Series([low, high - pd.Timedelta(milliseconds=1)]), period)
    first, last = int(edges[0]), int(edges[1])
    used = frame[frame.name == "export"]
    came, adopted = frame.groupby("person").number.min(), used.groupby("person").number.min()
    for index, one in enumerate(answer.periods):
        number = first + index
        active, users = frame[frame.number == number].person.nunique(), used[used.number == number].person.nunique()
        assert (one.active, one.users, one.new_adopters) == (active, users, int((adopted == number).sum()))
        assert (one.adopters, one.people) == (int((adopted <= number).sum()), int((came <= number).sum()))
        assert one.usage_rate == (users / active if active else None)
        assert one.adoption_rate == one.adopters / one.people
    assert len(answer.periods) == last - first + 1
    in_window = used[used.number >= first].groupby("person").number.nunique()
    assert (answer.active, answer.users) == (frame[frame.number >= first].person.nunique(), len(in_window))
    assert answer.repeat_rate == pytest.approx((in_window > 1).mean())
    new = adopted[adopted >= first].index
    waits = (used.groupby("person").at_ms.min()[new] - frame.groupby("person").at_ms.min()[new]) / 1000
    assert answer.new_adopters == len(waits)
    found = [answer.median_seconds_to_adopt, answer.p75_seconds_to_adopt, answer.p90_seconds_to_adopt]
    assert found == pytest.approx([waits.quantile(share) for share in (0.5, 0.75, 0.9)])
    assert [band.adopters for band in answer.seconds_to_adopt] == pd.cut(waits, BANDS_S, right=False).value_counts(sort=False).tolist()
    assert sum(band.adopters for band in answer.seconds_to_adopt) == answer.new_adopters


@pytest.mark.req("C4")
async def test_a_first_use_before_the_window_is_no_new_adopter(study: Study) -> None:
    events = [
        seen("export", "a", NOW_MS - 30 * DAY_MS),
        seen("export", "a", NOW_MS - DAY_MS),
        seen("open", "b", NOW_MS - 2 * DAY_MS),
        seen("export", "b", NOW_MS - DAY_MS),
    ]
    answer = await study.analyse("adoption", events, feature={"event": "export"}, period="daily", time_window="last_7_days")
    assert (answer.new_adopters, answer.adopters, answer.users, answer.adoption_rate) == (1, 2, 2, 1.0)
    assert answer.median_seconds_to_adopt == 86_400
    assert [one.adopters for one in answer.periods] == [1, 1, 1, 1, 1, 1, 2, 2]


@pytest.mark.req("C4", "B8")
async def test_nobody_and_nothing(study: Study) -> None:
    answer = await study.analyse("adoption", [], feature={"event": "export"}, time_window="last_7_days")
    assert (answer.users, answer.usage_rate, answer.adoption_rate, answer.median_seconds_to_adopt) == (0, None, None, None)
    with pytest.raises(InvalidQuery, match="feature"):
        await study.analyse("adoption", 1)
    with pytest.raises(LimitReached, match="at most 400"):
        await study.analyse("adoption", 1, feature={"event": "e"}, period="daily", **{"from": "2023-01-01", "to": "2025-01-01"})
