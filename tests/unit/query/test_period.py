from typing import Any

import msgspec
import pytest

from tidegauge.contracts.question import Question
from tidegauge.core.errors import InvalidQuery, LimitReached
from tidegauge.core.time_range import Interval, TimeRange, Window
from tidegauge.query.period import parse_window, previous_year, read_instant, read_interval

NOW_MS = 1_763_780_123_456


def _window(zone: str = "UTC", **parts: Any) -> Window:
    return parse_window(msgspec.convert({"metric": "x", **parts}, Question), zone, NOW_MS)


@pytest.mark.req("B3")
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Window("rolling", "last_24_hours")),
        ({"time_window": "last_5_minutes"}, Window("rolling", "last_5_minutes")),
        ({"time_window": "last_1_hour"}, Window("rolling", "last_hour")),
        ({"time_window": "7d"}, Window("rolling", "last_7_days")),
        ({"time_window": "this_quarter"}, Window("calendar", "this_quarter")),
        ({"from": 0, "to": 1_763_780_000_000}, Window("fixed", "", 0, 1_763_780_000_000)),
        ({"time_window": "custom", "from": "2026-01-01", "to": "2026-01-02"}, Window("fixed", "", 1767225600000, 1767312000000)),
        ({"from": "2025-11-22T00:00:00Z"}, Window("fixed", "", 1763769600000, 1763780160000)),
    ],
)
def test_windows(given: dict[str, Any], expected: Window) -> None:
    assert _window(**given) == expected


@pytest.mark.req("B3")
def test_dates_without_an_offset_are_local() -> None:
    assert _window("Asia/Bangkok", **{"from": "2026-01-01", "to": "2026-01-02"}).from_ms == 1767225600000 - 7 * 3_600_000
    assert read_instant("2026-01-01T00:00:00+01:00", "from", "Asia/Bangkok") == 1767225600000 - 3_600_000
    assert read_instant("1767225600", "from", "Asia/Bangkok") == 1767225600000


@pytest.mark.hostile(22, 25, 45)
@pytest.mark.parametrize(
    "given",
    [
        {"time_window": "last_5_minute"},
        {"time_window": "custom"},
        {"time_window": "today", "from": 0, "to": 5},
        {"to": 5},
        {"from": 10, "to": 5},
        {"from": 5, "to": 5},
        {"from": "soon", "to": 5},
        {"from": "1900-01-01", "to": 5},
        {"from": 5, "to": "2300-01-01"},
        {"from": 1e300},
        {"from": float("nan")},
        {"from": "9" * 400},
        {"from": "²"},
    ],
)
def test_windows_that_cannot_be_are_refused(given: dict[str, Any]) -> None:
    with pytest.raises(InvalidQuery):
        _window(**given)


def test_near_misses_get_a_suggestion() -> None:
    with pytest.raises(InvalidQuery, match="Did you mean 'last_5_minutes'"):
        _window(time_window="last_5_minute")
    with pytest.raises(InvalidQuery, match="time zone"):
        _window("Mars/Olympus")
    with pytest.raises(InvalidQuery, match="Did you mean 'minute'"):
        read_interval("minuto", Window("rolling", "last_hour"), "UTC", NOW_MS)


@pytest.mark.req("B3")
def test_intervals() -> None:
    day = Window("rolling", "last_24_hours")
    assert read_interval(None, day, "UTC", NOW_MS) is None
    assert read_interval("auto", day, "UTC", NOW_MS) == Interval("minute", 15)
    assert read_interval("5_minutes", day, "UTC", NOW_MS) == Interval("minute", 5)
    assert read_interval("daily", day, "UTC", NOW_MS) == Interval("day")
    with pytest.raises(LimitReached):
        read_interval("second", day, "UTC", NOW_MS)


@pytest.mark.req("B1")
def test_a_year_before_follows_the_calendar() -> None:
    leap = TimeRange(read_instant("2024-02-29", "from", "UTC"), read_instant("2024-03-01", "to", "UTC"))
    assert previous_year(leap, "UTC") == TimeRange(read_instant("2023-02-28", "from", "UTC"), read_instant("2023-03-01", "to", "UTC"))


@pytest.mark.req("E5")
def test_a_window_of_an_instant_ends_there_whenever_it_is_read() -> None:
    then_ms = NOW_MS - 3 * 86_400_000
    window = _window("Asia/Bangkok", time_window="last_hour", at=then_ms)
    assert window.at_ms == then_ms
    assert window.range_at(NOW_MS) == Window("rolling", "last_hour").range_at(then_ms)
    today = _window("Asia/Bangkok", time_window="today", at="2025-11-19T18:30:00Z")
    assert today.range_at(NOW_MS).from_ms == 1_763_571_600_000, "midnight of 20 November in Bangkok"
    open_ended = _window(**{"from": "2025-11-01", "at": then_ms})
    assert (open_ended.to_ms, open_ended.at_ms) == (then_ms - then_ms % 60_000 + 60_000, then_ms)


@pytest.mark.req("E5")
@pytest.mark.hostile(170)
@pytest.mark.parametrize("at", ["yesterday", "", "9999-01-01", -1, NOW_MS + 1])
def test_an_instant_that_is_none_or_in_the_future_is_refused(at: Any) -> None:
    with pytest.raises(InvalidQuery) as refused:
        _window(time_window="last_hour", at=at)
    assert refused.value.details[0].field == "at"
