"""Stickiness: people active each day, in the week and in the month that end with it, and how many days people are active."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from tidegauge.analysis.calendar import Calendar, calendar
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.presence.statement import NONE, active_people, gaps
from tidegauge.analysis.presence.trail import trailing
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice
from tidegauge.contracts.answer import ResultRow
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import DAY_MS, TimeRange
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile.statement import Binder

WEEK: Final = 7
MONTH: Final = 30
MAX_DAYS: Final = 400


class StickinessQuestion(AnalysisQuestion, kw_only=True):
    """Active people day by day. Weeks and months are the 7 and 30 local days that end with a day; they reach back before the window."""

    event: Annotated[EventChoice, Meta(description="What counts as being active.")] = msgspec.field(default_factory=lambda: EventChoice("*"))


class StickyDay(msgspec.Struct):
    """`dau`, `wau`, `mau`: people active on the day, in the 7 and in the 30 days that end with it. Ratios are null where nobody was active."""

    day: str
    dau: int
    wau: int
    mau: int
    dau_mau: float | None
    dau_wau: float | None
    wau_mau: float | None
    is_complete: bool


class ActiveDays(msgspec.Struct):
    """How many people were active on so many days of the window."""

    days: int
    people: int
    share: float


class StickinessAnswer(AnalysisAnswer, kw_only=True):
    """`stickiness`: the mean of dau/mau over the days that are over. `results`: dau, wau and mau of each day.

    `mean_active_days`: per person active in the window.
    """

    people: int
    stickiness: float | None
    mean_dau: float | None
    mean_active_days: float | None
    days: list[StickyDay]
    active_days: list[ActiveDays]


async def stickiness(question: StickinessQuestion, inquiry: Inquiry) -> StickinessAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    condition = inquiry.condition_of(question.event, "event")
    window = calendar("daily", inquiry.span, inquiry.timezone, inquiry.now_ms)
    if len(window) > MAX_DAYS:
        raise LimitReached(f"The range has {len(window):,} days; stickiness is answered for at most {MAX_DAYS}. Choose a shorter range.")
    if not len(window):
        return _answer(window, [], {}, inquiry)
    days = calendar("daily", _reaching_back(window.span), inquiry.timezone, inquiry.now_ms)
    before = len(days) - len(window)
    binder = Binder()
    rows = await inquiry.read(binder, gaps(active_people(inquiry, binder, days, condition), before, MONTH))
    steps = [(day, gap, people) for (day, gap), people in rows if day != NONE]
    found = [trailing(steps, len(days), width)[before:] for width in (1, WEEK, MONTH)]
    sticky = [_day(window, index, dau, wau, mau, inquiry.now_ms) for index, (dau, wau, mau) in enumerate(zip(*found, strict=True))]
    return _answer(window, sticky, {count: people for (day, count), people in rows if day == NONE and count}, inquiry)


def _reaching_back(span: TimeRange) -> TimeRange:
    """The 29 local days before as well: half a day into the first of them, as days may have 23 or 25 hours."""
    return TimeRange(max(0, span.from_ms - (MONTH - 1) * DAY_MS + DAY_MS // 2), span.to_ms)


def _day(window: Calendar, index: int, dau: int, wau: int, mau: int, now_ms: int) -> StickyDay:
    def ratio(part: int, whole: int) -> float | None:
        return part / whole if whole else None

    return StickyDay(
        window.label(index), dau, wau, mau, ratio(dau, mau), ratio(dau, wau), ratio(wau, mau), window.is_complete(index, now_ms)
    )  # fmt: skip


def _answer(window: Calendar, days: Sequence[StickyDay], active: dict[int, int], inquiry: Inquiry) -> StickinessAnswer:
    people = sum(active.values())
    over = [day for day in days if day.is_complete]
    ratios = [day.dau_mau for day in over if day.dau_mau is not None]
    meta = msgspec.structs.replace(inquiry.meta(total=people, interval="day"), from_=format_timestamp(window.span.from_ms))
    return StickinessAnswer(
        results=[_row(name, day, start) for name in ("dau", "wau", "mau") for day, start in zip(days, window.starts, strict=True)],
        meta=meta,
        people=people,
        stickiness=sum(ratios) / len(ratios) if ratios else None,
        mean_dau=sum(day.dau for day in over) / len(over) if over else None,
        mean_active_days=sum(count * people for count, people in active.items()) / people if people else None,
        days=list(days),
        active_days=[ActiveDays(count, active[count], active[count] / people) for count in sorted(active)],
    )


def _row(name: str, day: StickyDay, start_ms: int) -> ResultRow:
    people: int = getattr(day, name)
    return ResultRow(name, people, people, {"active": name}, format_timestamp(start_ms))


STICKINESS: Final = Kind(
    name="stickiness",
    title="Stickiness",
    description="People active each day against those of the week and the month, and on how many days people are active.",
    question=StickinessQuestion,
    answer=StickinessAnswer,
    run=stickiness,
    looks_back=True,
)
