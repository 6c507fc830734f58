"""Times in which nobody is told: once, or every week at the project's own clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta

from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.core.timestamps import format_timestamp

MAX_MUTES: Final = 200
"""Mutes of one project."""

TimeOfDay = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class Weekly(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every week on `days` (0 is Monday), from `start` up to `end` of the project's clock; one that ends before it starts ends on the next day.

    Equal times are the whole day.
    """

    days: Annotated[tuple[Annotated[int, Meta(ge=0, le=6)], ...], Meta(min_length=1, max_length=7)]
    start: TimeOfDay = "00:00"
    end: TimeOfDay = "00:00"


class Mute(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A time without notices: up to `until`, or `weekly`. `rule_id`: of one rule only."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    rule_id: Annotated[str | None, Meta(description="The rule that is quiet; absent: all of the project.")] = None
    until: datetime | None = None
    weekly: Weekly | None = None


class MuteView(msgspec.Struct, frozen=True):
    """A mute as callers see it. `is_on`: whether it holds now."""

    id: str
    mute: Mute
    is_on: bool
    updated_at: str


def check_mute(mute: Mute, now_ms: int) -> Mute:
    """The mute itself. Raises InvalidInput for one that is neither once nor weekly, or both, or over already."""
    if (mute.until is None) == (mute.weekly is None):
        raise _wrong("until", "either until or weekly is needed, and not both")
    if mute.until is not None and mute.until.tzinfo is None:
        raise _wrong("until", "needs an offset, such as Z")
    if mute.until is not None and _ms(mute.until) <= now_ms:
        raise _wrong("until", "is over already")
    return mute


def is_on(mute: Mute, now_ms: int, timezone: str) -> bool:
    """Whether a mute holds now, at the clock of a zone."""
    if mute.until is not None:
        return now_ms < _ms(mute.until)
    if mute.weekly is None:
        return False
    local = datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(ZoneInfo(timezone))
    clock, start, end = f"{local:%H:%M}", mute.weekly.start, mute.weekly.end
    today, yesterday = local.weekday(), (local - timedelta(days=1)).weekday()
    if start < end:
        return today in mute.weekly.days and start <= clock < end
    return (today in mute.weekly.days and clock >= start) or (yesterday in mute.weekly.days and clock < end)


def is_muted(mutes: Iterable[Mute], rule_id: str, now_ms: int, timezone: str) -> bool:
    """Whether nobody is told of a rule's alerts now."""
    return any(mute.rule_id in (None, rule_id) and is_on(mute, now_ms, timezone) for mute in mutes)


def mute_view(mute_id: str, mute: Mute, updated_at_ms: int, now_ms: int, timezone: str) -> MuteView:
    """A mute for callers."""
    return MuteView(mute_id, mute, is_on(mute, now_ms, timezone), format_timestamp(updated_at_ms))


def _ms(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def _wrong(place: str, reason: str) -> InvalidInput:
    return InvalidInput(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
