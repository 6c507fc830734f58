"""A cell that says when: a time, a text or an epoch number, to what the server takes."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import Any


def to_instant(value: Any, zone: tzinfo, text_format: str | None) -> datetime | float | None:
    """An aware UTC time, or the number as it is (epoch seconds or milliseconds); None when `value` is neither. Times without an offset are local to `zone`:
    the earlier of two at a clock's change back, moved forward where a clock's change left a gap."""
    if type(value) is datetime and zone is UTC and value.tzinfo is None:
        return value.replace(tzinfo=UTC)  # the commonest case, three times faster than the general one
    if isinstance(value, str):
        parsed = _parse(value.strip(), text_format)
        if parsed is None:
            return None
        value = parsed
    if isinstance(value, datetime):
        try:
            return (value.replace(tzinfo=zone) if value.tzinfo is None else value).astimezone(UTC)
        except OverflowError:
            return None
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=zone).astimezone(UTC)
    if isinstance(value, int | float) and not isinstance(value, bool) and value - value == 0:
        return value
    return None


def _parse(text: str, text_format: str | None) -> datetime | float | None:
    try:
        if text_format is not None:
            return datetime.strptime(text, text_format)
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return float(text) if text_format is None else None
    except ValueError:
        return None
