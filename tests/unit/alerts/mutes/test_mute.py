from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.alerts.mutes.mute import Mute, Weekly, check_mute, is_muted, is_on, mute_view
from tidegauge.core.errors import InvalidInput

BANGKOK = "Asia/Bangkok"
BERLIN = "Europe/Berlin"


def at(text: str, zone: str = BANGKOK) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


def nightly(*days: int) -> Mute:
    return Mute(name="Night", weekly=Weekly(days, "22:00", "06:00"))


@pytest.mark.req("F2")
def test_a_night_belongs_to_the_day_that_it_begins_on() -> None:
    friday = nightly(4)
    assert not is_on(friday, at("2026-11-27T21:59:59"), BANGKOK)
    assert is_on(friday, at("2026-11-27T22:00"), BANGKOK)
    assert is_on(friday, at("2026-11-28T05:59:59"), BANGKOK)
    assert not is_on(friday, at("2026-11-28T06:00"), BANGKOK)
    assert not is_on(friday, at("2026-11-28T23:00"), BANGKOK)
    assert not is_on(friday, at("2026-11-27T03:00"), BANGKOK)


def test_hours_of_a_day_and_whole_days_are_by_the_projects_clock() -> None:
    lunch = Mute(name="Lunch", weekly=Weekly((0, 1), "12:00", "13:00"))
    assert is_on(lunch, at("2026-11-23T12:30"), BANGKOK)
    assert not is_on(lunch, at("2026-11-23T12:30", "UTC"), BANGKOK)
    sunday = Mute(name="Sunday", weekly=Weekly((6,)))
    assert is_on(sunday, at("2026-11-29T00:00"), BANGKOK)
    assert is_on(sunday, at("2026-11-29T23:59"), BANGKOK)
    assert not is_on(sunday, at("2026-11-30T00:00"), BANGKOK)


def test_a_night_in_which_the_clock_is_set_back_lasts_an_hour_longer() -> None:
    saturday = nightly(5)
    hours = [hour for hour in range(24) if is_on(saturday, at("2026-10-24T20:00", BERLIN) + hour * 3_600_000, BERLIN)]
    assert len(hours) == 9


@given(st.integers(0, 6), st.integers(0, 10_000), st.integers(0, 1439), st.integers(0, 1439))
def test_every_minute_of_a_week_is_in_a_window_or_in_the_one_that_begins_where_it_ends(day: int, minute: int, start: int, end: int) -> None:
    """A day's window and the window from its end to its start again are the day, once."""
    write = "{:02}:{:02}".format
    moment = at("2026-11-23T00:00", "UTC") + minute * 60_000
    if start == end:
        return
    forth = Mute(name="a", weekly=Weekly(tuple(range(7)), write(*divmod(start, 60)), write(*divmod(end, 60))))
    back = Mute(name="b", weekly=Weekly(tuple(range(7)), write(*divmod(end, 60)), write(*divmod(start, 60))))
    assert is_on(forth, moment, "UTC") != is_on(back, moment, "UTC")


def test_a_mute_until_a_time_is_over_then() -> None:
    mute = Mute(name="Move", until=datetime(2026, 11, 29, 12, tzinfo=UTC))
    assert is_on(mute, at("2026-11-29T11:59", "UTC"), BANGKOK)
    assert not is_on(mute, at("2026-11-29T12:00", "UTC"), BANGKOK)
    assert mute_view("m", mute, 0, at("2026-11-29T11:00", "UTC"), BANGKOK).is_on


def test_a_mute_of_a_rule_is_of_that_rule_only() -> None:
    of_one = Mute(name="One", rule_id="a", weekly=Weekly(tuple(range(7))))
    of_all = Mute(name="All", weekly=Weekly(tuple(range(7))))
    now_ms = at("2026-11-29T12:00")
    assert [is_muted([of_one], rule, now_ms, BANGKOK) for rule in "ab"] == [True, False]
    assert is_muted([of_all], "b", now_ms, BANGKOK)
    assert not is_muted([], "a", now_ms, BANGKOK)


def test_one_that_says_nothing_or_too_much_is_refused() -> None:
    now = datetime(2026, 11, 29, tzinfo=UTC)
    now_ms, later = int(now.timestamp() * 1000), now + timedelta(hours=1)
    assert check_mute(Mute(name="ok", until=later), now_ms)
    wrong = [
        (Mute(name="n"), "either until or weekly"),
        (Mute(name="n", until=later, weekly=Weekly((1,))), "not both"),
        (Mute(name="n", until=now), "over already"),
        (Mute(name="n", until=later.replace(tzinfo=None)), "needs an offset"),
    ]
    for mute, reason in wrong:
        with pytest.raises(InvalidInput, match=reason):
            check_mute(mute, now_ms)
