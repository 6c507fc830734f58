import resource
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.core.errors import InvalidQuery, LimitReached
from tidegauge.core.time_range import (
    CALENDAR,
    DAY_MS,
    HOUR_MS,
    MAX_BUCKETS,
    MINUTE_MS,
    ROLLING,
    ROLLUP_MS,
    SECOND_MS,
    Interval,
    TimeRange,
    Window,
    auto_interval,
    bucket_of,
    midnight_ms,
    parse_interval,
    previous_range,
    zone,
)

ZONES = (
    "UTC",
    "Asia/Bangkok",
    "America/New_York",
    "Europe/London",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "Pacific/Apia",
    "Pacific/Chatham",
)
NOW_MS = 1_763_780_123_456
instants = st.integers(946_684_800_000, 2_000_000_000_000)


def _ms(text: str, timezone: str = "UTC") -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(timezone)).timestamp() * 1000)


@pytest.mark.req("B3")
@given(st.sampled_from(sorted(ROLLING)), st.sampled_from(ZONES), instants)
def test_a_rolling_window_is_whole_panes_and_holds_now(name: str, timezone: str, now_ms: int) -> None:
    length_ms, window = ROLLING[name][0], Window("rolling", name, timezone=timezone)
    span, pane_ms = window.range_at(now_ms), window.pane_ms
    assert span.to_ms - span.from_ms == length_ms
    assert span.from_ms % pane_ms == span.to_ms % pane_ms == 0
    assert span.to_ms - pane_ms <= now_ms < span.to_ms


@pytest.mark.req("B3")
@given(st.sampled_from(sorted(ROLLING)), st.sampled_from(ZONES), instants)
def test_no_rolling_window_reaches_into_tomorrow(name: str, timezone: str, now_ms: int) -> None:
    last_ms = Window("rolling", name, timezone=timezone).range_at(now_ms).to_ms - 1
    assert datetime.fromtimestamp(last_ms / 1000, zone(timezone)).date() == datetime.fromtimestamp(now_ms / 1000, zone(timezone)).date()


def test_windows_of_days_move_by_the_hour_where_days_begin_on_whole_hours() -> None:
    steps = {name: Window("rolling", "last_30_days", timezone=name).pane_ms for name in ("UTC", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")}
    assert steps == {"UTC": HOUR_MS, "America/New_York": HOUR_MS, "Asia/Kathmandu": ROLLUP_MS, "Australia/Lord_Howe": ROLLUP_MS}


@pytest.mark.req("B3")
@pytest.mark.parametrize(
    ("name", "first", "end"),
    [
        ("today", "2025-11-22", None),
        ("yesterday", "2025-11-21", "2025-11-22"),
        ("this_week", "2025-11-17", None),
        ("last_week", "2025-11-10", "2025-11-17"),
        ("this_month", "2025-11-01", None),
        ("last_month", "2025-10-01", "2025-11-01"),
        ("this_quarter", "2025-10-01", None),
        ("last_quarter", "2025-07-01", "2025-10-01"),
        ("this_year", "2025-01-01", None),
        ("last_year", "2024-01-01", "2025-01-01"),
    ],
)
@pytest.mark.parametrize("timezone", ["UTC", "America/New_York", "Asia/Bangkok"])
def test_calendar_windows_begin_at_local_midnight_and_run_to_the_pane_of_now(name: str, first: str, end: str | None, timezone: str) -> None:
    now_ms = _ms("2025-11-22T14:05:01", timezone)
    span = Window("calendar", name, timezone=timezone).range_at(now_ms)
    assert span.from_ms == _ms(first, timezone)
    assert span.to_ms == (_ms(end, timezone) if end else _ms("2025-11-22T14:15", timezone))


@given(st.sampled_from(CALENDAR), st.sampled_from(ZONES), instants)
def test_a_calendar_window_holds_now_or_ends_before_it(name: str, timezone: str, now_ms: int) -> None:
    span = Window("calendar", name, timezone=timezone).range_at(now_ms)
    assert span.from_ms < span.to_ms
    is_past = name == "yesterday" or name.startswith("last_")
    assert span.to_ms <= now_ms if is_past else span.from_ms <= now_ms < span.to_ms
    assert span.from_ms % ROLLUP_MS == 0


def test_a_fixed_window_stands_still() -> None:
    window = Window("fixed", "", 5, 9)
    assert (window.range_at(NOW_MS), window.pane_ms) == (TimeRange(5, 9), 0)


@pytest.mark.req("B3")
@pytest.mark.parametrize(
    ("timezone", "day", "hours"),
    [
        ("America/New_York", "2025-03-09", 23),
        ("America/New_York", "2025-11-02", 25),
        ("Europe/London", "2025-03-30", 23),
        ("Australia/Lord_Howe", "2025-04-06", 24.5),
        ("Australia/Lord_Howe", "2025-10-05", 23.5),
        ("Asia/Bangkok", "2025-03-09", 24),
        ("America/Sao_Paulo", "2018-11-04", 23),  # midnight itself falls in the gap
    ],
)
def test_days_of_a_clock_change_have_their_own_length(timezone: str, day: str, hours: float) -> None:
    first = date.fromisoformat(day)
    start, end = midnight_ms(first, timezone), midnight_ms(first + timedelta(days=1), timezone)
    assert (end - start) / HOUR_MS == hours
    assert Interval("day").starts(TimeRange(start, end), timezone) == [start]
    assert datetime.fromtimestamp(start / 1000, ZoneInfo(timezone)).date() == first


def test_a_day_that_a_zone_skipped() -> None:
    start = _ms("2011-12-28", "Pacific/Apia")
    end = _ms("2012-01-02", "Pacific/Apia")
    starts = Interval("day").starts(TimeRange(start, end), "Pacific/Apia")
    assert starts == sorted(starts)
    assert {datetime.fromtimestamp(each / 1000, ZoneInfo("Pacific/Apia")).day for each in starts} == {28, 29, 31, 1}


@given(
    st.sampled_from(["second", "minute", "hour", "day", "week", "month", "quarter", "year"]),
    st.integers(1, 40),
    st.sampled_from(ZONES),
    instants,
    st.integers(1, 5_000),
)
def test_buckets_cover_the_range_without_gap_or_overlap(unit: str, count: int, timezone: str, from_ms: int, length: int) -> None:
    step_ms = {"second": SECOND_MS, "minute": MINUTE_MS, "hour": HOUR_MS, "day": DAY_MS}.get(unit, 7 * DAY_MS)
    span = TimeRange(from_ms, from_ms + length * step_ms // 10 + 1)
    interval = Interval(unit, count)  # type: ignore[arg-type]
    starts = interval.starts(span, timezone)
    assert starts == sorted(set(starts))
    assert starts[0] <= span.from_ms
    assert starts[-1] < span.to_ms
    assert len(starts) == 1 or starts[1] > span.from_ms
    if interval.step_ms is not None:
        assert {b - a for a, b in pairwise(starts)} <= {interval.step_ms}


@pytest.mark.hostile(45)
def test_too_many_buckets_are_refused() -> None:
    assert len(Interval("second").starts(TimeRange(0, MAX_BUCKETS * SECOND_MS), "UTC")) == MAX_BUCKETS
    with pytest.raises(LimitReached):
        Interval("second").starts(TimeRange(0, (MAX_BUCKETS + 1) * SECOND_MS), "UTC")
    with pytest.raises(LimitReached):
        Interval("day").starts(TimeRange(0, 40 * 366 * DAY_MS), "UTC")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("minute", Interval("minute")),
        ("5_minutes", Interval("minute", 5)),
        ("1_hour", Interval("hour")),
        ("hours", Interval("hour")),
        ("2_weeks", Interval("week", 2)),
        ("1000_days", Interval("day", 1_000)),
        ("1001_days", None),
        ("0_days", None),
        ("-1_days", None),
        ("5", None),
        ("5_", None),
        ("", None),
        ("fortnight", None),
        ("²_days", None),
        ("1_2_days", None),
        ("9" * 5_000 + "_days", None),
    ],
)
def test_interval_names(name: str, expected: Interval | None) -> None:
    assert parse_interval(name) == expected


@given(st.integers(1, 1_000), st.sampled_from(["second", "minute", "hour", "day", "week", "month", "quarter", "year"]))
def test_an_intervals_name_means_it(count: int, unit: str) -> None:
    interval = Interval(unit, count)  # type: ignore[arg-type]
    assert parse_interval(interval.name) == interval


@given(st.integers(MINUTE_MS, 20 * 366 * DAY_MS))
def test_an_automatic_interval_fits_a_screen(length_ms: int) -> None:
    span = TimeRange(NOW_MS, NOW_MS + length_ms)
    assert len(auto_interval(span).starts(span, "UTC")) <= 250


def test_the_bucket_of_an_instant() -> None:
    assert [bucket_of([10, 20, 30], instant) for instant in (9, 10, 19, 20, 99)] == [None, 10, 10, 20, 30]


def test_the_previous_range_ends_where_this_one_begins() -> None:
    assert previous_range(TimeRange(100, 130)) == TimeRange(70, 100)


@pytest.mark.hostile(34)
@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "UTC\x00", "x" * 5_000, "Asia/", "/etc/localtime"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        zone(name)
    assert caught.value.details[0].field == "timezone"


@pytest.mark.hostile(121)
def test_a_zone_is_not_unknown_because_no_file_can_be_opened() -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    zone.cache_clear()
    ZoneInfo.clear_cache()
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, before[1]))
    try:
        with pytest.raises(OSError, match="Too many open files"):
            zone("Asia/Bangkok")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert zone("Asia/Bangkok").key == "Asia/Bangkok"


def test_a_known_zone() -> None:
    assert datetime(2026, 1, 1, tzinfo=zone("Asia/Bangkok")).astimezone(UTC).hour == 17
