"""The time of a question: its window and interval, from the names and instants that callers write."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import msgspec

from tidegauge.contracts.question import Question
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.time_range import CALENDAR, MINUTE_MS, ROLLING, ROLLUP_MS, Interval, TimeRange, Window, auto_interval, parse_interval, zone
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, MIN_TIMESTAMP_MS, parse_timestamp_ms
from tidegauge.query.catalogue import suggest

DEFAULT_WINDOW: Final = "last_24_hours"
_WINDOW_ALIASES: Final = {
    "last_1_hour": "last_hour",
    "last_60_minutes": "last_hour",
    "last_1_hours": "last_hour",
    "last_day": "last_24_hours",
    "last_1_day": "last_24_hours",
    "5m": "last_5_minutes",
    "15m": "last_15_minutes",
    "30m": "last_30_minutes",
    "1h": "last_hour",
    "6h": "last_6_hours",
    "12h": "last_12_hours",
    "24h": "last_24_hours",
    "7d": "last_7_days",
    "28d": "last_28_days",
    "last_4_weeks": "last_28_days",
    "30d": "last_30_days",
    "90d": "last_90_days",
}
_INTERVAL_ALIASES: Final = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
_INTERVAL_NAMES: Final = ("auto", "minute", "5_minutes", "15_minutes", "hour", "day", "week", "month", "quarter", "year")


def parse_window(question: Question, timezone: str, now_ms: int) -> Window:
    """The question's window, with the instant it is asked of. `from` without `to` runs to the end of that minute. Raises InvalidQuery."""
    zone(timezone)
    if question.at is None:
        return _window(question, timezone, now_ms)
    at_ms = read_at(question.at, timezone, now_ms)
    return msgspec.structs.replace(_window(question, timezone, at_ms), at_ms=at_ms)


def read_at(value: str | float, timezone: str, now_ms: int) -> int:
    """The instant that a question is asked of, in milliseconds; not after now. Raises InvalidQuery."""
    at_ms = read_instant(value, "at", timezone)
    if at_ms > now_ms:
        raise _invalid("at", "lies in the future; give an instant up to now, or leave it out to ask of now")
    return at_ms


def _window(question: Question, timezone: str, now_ms: int) -> Window:
    name = question.time_window
    if question.from_ is None and question.to is None:
        if name == "custom":
            raise _invalid("from", "a custom window needs from and to")
        return _named(name or DEFAULT_WINDOW, timezone)
    if name not in (None, "custom"):
        raise _invalid("time_window", "give either time_window or from and to, not both")
    if question.from_ is None:
        raise _invalid("from", "to needs a from")
    from_ms = read_instant(question.from_, "from", timezone)
    to_ms = now_ms - now_ms % MINUTE_MS + MINUTE_MS if question.to is None else read_instant(question.to, "to", timezone)
    if from_ms >= to_ms:
        raise _invalid("to", "must be after from")
    return Window("fixed", "", from_ms, to_ms, timezone)


def read_interval(name: str | None, window: Window, timezone: str, now_ms: int) -> Interval | None:
    """The interval of that name; `auto` fits the window. Raises InvalidQuery, and LimitReached for too many buckets."""
    if name is None or name in ("", "none"):
        return None
    span = window.range_at(now_ms)
    interval = auto_interval(span) if name == "auto" else parse_interval(_INTERVAL_ALIASES.get(name, name))
    if interval is None:
        message = f"Unknown interval '{name[:60]}'.{suggest(name, _INTERVAL_NAMES)}"
        raise InvalidQuery(message, details=[ErrorDetail("interval", f"one of {', '.join(_INTERVAL_NAMES)}, or <count>_<unit>s")])
    interval.starts(span, timezone)
    return interval


def previous_year(span: TimeRange, timezone: str) -> TimeRange:
    """The range a calendar year before, by the local calendar (29 February gives 28 February)."""
    return TimeRange(_year_before(span.from_ms, timezone), _year_before(span.to_ms, timezone))


def _named(name: str, timezone: str) -> Window:
    known = _WINDOW_ALIASES.get(name, name)
    if known in ROLLING:
        return Window("rolling", known, timezone=timezone) if ROLLING[known][1] > ROLLUP_MS else Window("rolling", known)
    if known in CALENDAR:
        return Window("calendar", known, timezone=timezone)
    names = (*ROLLING, *CALENDAR)
    message = f"Unknown time window '{name[:60]}'.{suggest(name, (*names, *_WINDOW_ALIASES))}"
    raise InvalidQuery(message, details=[ErrorDetail("time_window", f"one of {', '.join(names)}, or from and to")])


def read_instant(value: str | float, place: str, timezone: str) -> int:
    """Milliseconds of an instant that a caller wrote; without an offset it is of `timezone`. Raises InvalidQuery."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 17:
        value = float(value)
    instant_ms = parse_timestamp_ms(_localised(value, timezone) if isinstance(value, str) else value)
    if instant_ms is None:
        raise _invalid(place, "must be a time: ISO 8601, or epoch seconds or milliseconds")
    if not MIN_TIMESTAMP_MS <= instant_ms <= MAX_TIMESTAMP_MS:
        raise _invalid(place, "must lie between 1970 and 2100")
    return instant_ms


def _localised(text: str, timezone: str) -> str:
    """A date or time without an offset is of the question's zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.isoformat() if moment.tzinfo else moment.replace(tzinfo=zone(timezone)).isoformat()


def _year_before(instant_ms: int, timezone: str) -> int:
    local = datetime.fromtimestamp(instant_ms / 1000, zone(timezone))
    day = 28 if (local.month, local.day) == (2, 29) else local.day
    return round(local.replace(year=local.year - 1, day=day).timestamp() * 1000)


def _invalid(place: str, reason: str) -> InvalidQuery:
    return InvalidQuery(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
