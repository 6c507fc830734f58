"""Windows of time and the buckets in them, right across daylight-saving changes. The store and the stream both take their edges from here."""

from __future__ import annotations

import bisect
import errno
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

import msgspec

from tidegauge.core.errors import ErrorDetail, InvalidQuery, LimitReached

SECOND_MS: Final = 1_000
MINUTE_MS: Final = 60_000
HOUR_MS: Final = 3_600_000
DAY_MS: Final = 86_400_000
ROLLUP_MS: Final = 15 * MINUTE_MS
"""Width of a roll-up bucket. Every zone's offset in use is a multiple of it, so days of any zone are whole buckets."""

ROLLUP_LEVELS_MS: Final = (DAY_MS, HOUR_MS, ROLLUP_MS)
"""Widths of roll-up buckets, coarsest first; all aligned to UTC. A range is whole days, then whole hours at its ends, then quarter hours."""

MAX_BUCKETS: Final = 10_000

ROLLING: Final[dict[str, tuple[int, int]]] = {
    "last_5_minutes": (5 * MINUTE_MS, SECOND_MS),
    "last_15_minutes": (15 * MINUTE_MS, 5 * SECOND_MS),
    "last_30_minutes": (30 * MINUTE_MS, 10 * SECOND_MS),
    "last_hour": (HOUR_MS, MINUTE_MS),
    "last_6_hours": (6 * HOUR_MS, 5 * MINUTE_MS),
    "last_12_hours": (12 * HOUR_MS, 5 * MINUTE_MS),
    "last_24_hours": (DAY_MS, ROLLUP_MS),
    "last_7_days": (7 * DAY_MS, HOUR_MS),
    "last_28_days": (28 * DAY_MS, HOUR_MS),
    "last_30_days": (30 * DAY_MS, HOUR_MS),
    "last_90_days": (90 * DAY_MS, HOUR_MS),
}
"""Name -> (length, pane): a rolling window is whole panes, the last one the pane of now, so that its edges move in steps the stream can keep.

Those of days move by the hour: what roll-ups hold of every dimension then covers them without a rest that only events could answer. By the quarter hour in
zones whose days do not begin on whole hours: else their last day would end with a part of tomorrow.
"""

CALENDAR: Final = (
    "today",
    "yesterday",
    "this_week",
    "last_week",
    "this_month",
    "last_month",
    "this_quarter",
    "last_quarter",
    "this_year",
    "last_year",
)

Unit = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year"]
_UNITS: Final[dict[str, Unit]] = {unit: unit for unit in get_args(Unit)}
_UNIT_MS: Final[dict[str, int]] = {"second": SECOND_MS, "minute": MINUTE_MS, "hour": HOUR_MS}


class TimeRange(msgspec.Struct, frozen=True):
    """From (inclusive) to (exclusive), milliseconds UTC."""

    from_ms: int
    to_ms: int


class Window(msgspec.Struct, frozen=True):
    """A question's time: rolling and calendar windows move with now; a fixed one has its own edges.

    `at_ms`: the instant that the question is asked of, which stands for now; None: it is asked of now.
    """

    kind: Literal["rolling", "calendar", "fixed"]
    name: str = ""
    from_ms: int = 0
    to_ms: int = 0
    timezone: str = "UTC"
    at_ms: int | None = None

    @property
    def pane_ms(self) -> int:
        """The step in which the window's edges move; 0 for a fixed window."""
        if self.kind == "rolling":
            pane_ms = ROLLING[self.name][1]
            return pane_ms if pane_ms <= ROLLUP_MS or has_whole_hours(self.timezone) else ROLLUP_MS
        return ROLLUP_MS if self.kind == "calendar" else 0

    def range_at(self, now_ms: int) -> TimeRange:
        """The window's range at an instant. A rolling or running calendar window ends with the pane that holds now."""
        if self.kind == "fixed":
            return TimeRange(self.from_ms, self.to_ms)
        now_ms = now_ms if self.at_ms is None else self.at_ms
        pane_ms = self.pane_ms
        end_ms = now_ms - now_ms % pane_ms + pane_ms
        if self.kind == "rolling":
            return TimeRange(end_ms - ROLLING[self.name][0], end_ms)
        first, after = _calendar_days(self.name, _local_date(now_ms, self.timezone))
        return TimeRange(midnight_ms(first, self.timezone), min(midnight_ms(after, self.timezone), end_ms))


class Interval(msgspec.Struct, frozen=True):
    """A bucket's length: `count` units.

    Seconds to hours are even in absolute time, aligned to the local clock at the range's start; days and longer follow the calendar.
    """

    unit: Unit
    count: int = 1

    @property
    def name(self) -> str:
        return self.unit if self.count == 1 else f"{self.count}_{self.unit}s"

    @property
    def step_ms(self) -> int | None:
        """Length when even, else None."""
        width = _UNIT_MS.get(self.unit)
        return None if width is None else width * self.count

    def starts(self, span: TimeRange, timezone: str) -> list[int]:
        """Ascending starts of the buckets that cover `span`; the first may lie before it. Raises LimitReached above MAX_BUCKETS."""
        step_ms = self.step_ms
        if step_ms is not None:
            offset_ms = _offset_ms(span.from_ms, timezone)
            first = (span.from_ms + offset_ms) // step_ms * step_ms - offset_ms
            count = -(-(span.to_ms - first) // step_ms)
            _check_count(count, self.name)
            return [first + i * step_ms for i in range(max(count, 0))]
        starts: list[int] = []
        day = _floor_date(_local_date(span.from_ms, timezone), self.unit)
        while (start := midnight_ms(day, timezone)) < span.to_ms:
            starts.append(start)
            _check_count(len(starts), self.name)
            day = _add_units(day, self.unit, self.count)
        return starts


def parse_interval(name: str) -> Interval | None:
    """`minute`, `5_minutes`, `15_minutes`, `day`, …; None when it is not one."""
    count_text, _, unit = name.partition("_") if name[:1].isdigit() else ("1", "", name)
    unit = unit.removesuffix("s") if count_text != "1" or unit.endswith("s") else unit
    known = _UNITS.get(unit)
    if known is None or not (count_text.isascii() and count_text.isdigit() and len(count_text) <= 4):
        return None
    count = int(count_text)
    return Interval(known, count) if 1 <= count <= 1000 else None


_AUTO: Final = (
    (10 * MINUTE_MS, Interval("second", 5)),
    (20 * MINUTE_MS, Interval("second", 15)),
    (40 * MINUTE_MS, Interval("second", 30)),
    (2 * HOUR_MS, Interval("minute")),
    (7 * HOUR_MS, Interval("minute", 5)),
    (36 * HOUR_MS, Interval("minute", 15)),
    (8 * DAY_MS, Interval("hour")),
    (100 * DAY_MS, Interval("day")),
    (2 * 366 * DAY_MS, Interval("week")),
)


def auto_interval(span: TimeRange) -> Interval:
    """The interval that gives a screen 50 to 200 buckets."""
    length_ms = span.to_ms - span.from_ms
    return next((interval for limit, interval in _AUTO if length_ms <= limit), Interval("month"))


def bucket_of(starts: list[int], instant_ms: int) -> int | None:
    """The start of the bucket that holds the instant, None before the first."""
    index = bisect.bisect_right(starts, instant_ms)
    return starts[index - 1] if index else None


def previous_range(span: TimeRange) -> TimeRange:
    """The range of the same length just before."""
    return TimeRange(2 * span.from_ms - span.to_ms, span.from_ms)


@lru_cache(maxsize=512)
def zone(name: str) -> ZoneInfo:
    """An IANA zone. Raises InvalidQuery for an unknown name, OSError when the machine has no file or memory to read it by."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE, errno.ENOMEM):
            raise
        raise InvalidQuery(f"Unknown time zone '{name[:60]}'. Use an IANA name such as Asia/Bangkok.", details=[ErrorDetail("timezone", "unknown")]) from None


@lru_cache(maxsize=512)
def has_whole_hours(name: str) -> bool:
    """Whether a zone's clock was whole hours from UTC all the time since 2000. Raises as zone."""
    offsets = (datetime(year, month, 1, tzinfo=zone(name)).utcoffset() for year in range(2000, 2038) for month in (1, 4, 7, 10))
    return not any(offset.total_seconds() % 3600 for offset in offsets if offset)


def midnight_ms(day: date, timezone: str) -> int:
    """The first instant of a local day (where midnight falls in a gap, the gap's end)."""
    local = datetime(day.year, day.month, day.day, tzinfo=zone(timezone))
    instant = local.astimezone(UTC)
    if instant.astimezone(zone(timezone)).date() < day:
        instant += timedelta(hours=1)
    return int(instant.timestamp() * 1000)


def _offset_ms(instant_ms: int, timezone: str) -> int:
    offset = datetime.fromtimestamp(instant_ms / 1000, zone(timezone)).utcoffset()
    return int(offset.total_seconds() * 1000) if offset else 0


def _local_date(instant_ms: int, timezone: str) -> date:
    return datetime.fromtimestamp(instant_ms / 1000, zone(timezone)).date()


def _floor_date(day: date, unit: str) -> date:
    match unit:
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "year":
            return day.replace(month=1, day=1)
    return day


def _add_units(day: date, unit: str, count: int) -> date:
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
    return date(months // 12, months % 12 + 1, 1)


def _calendar_days(name: str, today: date) -> tuple[date, date]:
    if name == "today":
        return today, today + timedelta(days=1)
    if name == "yesterday":
        return today - timedelta(days=1), today
    which, _, unit = name.partition("_")
    first = _floor_date(today, unit)
    if which == "this":
        return first, _add_units(first, unit, 1)
    return _floor_date(first - timedelta(days=1), unit), first


def _check_count(count: int, name: str) -> None:
    if count > MAX_BUCKETS:
        raise LimitReached(f"The range has more than {MAX_BUCKETS:,} buckets of {name}. Choose a longer interval or a shorter range.")
