"""How far back dashboards look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

_LAST: Final = re.compile(r"last_(\d{1,5})_(minute|hour|day|week|month|quarter|year)s?")
_UNIT_DAYS: Final = {"minute": 0, "hour": 0, "day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_CALENDAR: Final = {
    "yesterday": 2,
    "this_week": 7,
    "last_week": 14,
    "this_month": 31,
    "last_month": 62,
    "this_quarter": 92,
    "last_quarter": 184,
    "this_year": 366,
    "last_year": 732,
}
"""The most days that lie between now and the beginning of such a window."""


def days_back(window: str) -> int:
    """How many days a named window reaches back at most; 0 for less than a day and for what is no window."""
    found = _LAST.fullmatch(window)
    return int(found[1]) * _UNIT_DAYS[found[2]] if found else _CALENDAR.get(window, 0)


def longest_days(document: str) -> int:
    """The same of the longest window in a dashboard's document."""
    return max(map(days_back, _texts(msgspec.json.decode(document))), default=0)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
