"""The lifecycle: of the people active in a period, who is new, who returns and who is back after a pause; and who has gone quiet."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from tidegauge.analysis.calendar import Calendar, Period, calendar
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.presence.statement import DORMANT, NEW, RESURRECTING, RETURNING, active_people, stages
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice
from tidegauge.contracts.answer import ResultRow
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import TimeRange
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile.statement import Binder

MAX_PERIODS: Final = 1_000
STAGES: Final = {"new": NEW, "returning": RETURNING, "resurrecting": RESURRECTING, "dormant": DORMANT}


class LifecycleQuestion(AnalysisQuestion, kw_only=True):
    """People by what this period is for them. Whole calendar periods; what came before the window counts as history."""

    period: Period = "weekly"
    event: Annotated[EventChoice, Meta(description="What counts as being active.")] = msgspec.field(default_factory=lambda: EventChoice("*"))


class LifecyclePeriod(msgspec.Struct):
    """`new`: active for the first time ever. `returning`: also in the period before. `resurrecting`: not in the one before, but earlier.

    `dormant`: active in the period before and not in this one, so provisional until `is_complete`. `quick_ratio`: (new + resurrecting) / dormant, null
    without dormant people.
    """

    period: str
    new: int
    returning: int
    resurrecting: int
    dormant: int
    active: int
    quick_ratio: float | None
    is_complete: bool


class LifecycleAnswer(AnalysisAnswer, kw_only=True):
    """Periods in the order of time. `results`: a row for each stage and period, the dormant below zero."""

    period: str
    periods: list[LifecyclePeriod]


async def lifecycle(question: LifecycleQuestion, inquiry: Inquiry) -> LifecycleAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    condition = inquiry.condition_of(question.event, "event")
    window, reached = lifecycle_calendars(question, inquiry)
    counts: dict[tuple[int, int], int] = {}
    if reached is not None:
        binder = Binder()
        people = active_people(inquiry, binder, reached, condition, looks_back=True)
        counts = {(period - 1, stage): count for (period, stage), count in await inquiry.read(binder, stages(people, reached, binder))}
    periods = [_period(window, index, counts, inquiry.now_ms) for index in range(len(window))]
    meta = msgspec.structs.replace(inquiry.meta(interval=window.unit), from_=format_timestamp(window.span.from_ms))
    return LifecycleAnswer(
        results=[_row(stage, one, start) for stage in STAGES for one, start in zip(periods, window.starts, strict=True)],
        meta=meta,
        period=question.period,
        periods=periods,
    )


def lifecycle_calendars(question: LifecycleQuestion, inquiry: Inquiry) -> tuple[Calendar, Calendar | None]:
    """The periods of the window, and the same with one more before them; None when the window has none. Raises LimitReached."""
    window = calendar(question.period, inquiry.span, inquiry.timezone, inquiry.now_ms)
    if len(window) > MAX_PERIODS:
        raise LimitReached(f"The range has {len(window):,} {window.unit}s of at most {MAX_PERIODS:,}. Choose longer periods or a shorter range.")
    if not len(window):
        return window, None
    return window, calendar(question.period, TimeRange(max(0, window.span.from_ms - 1), window.end_ms), inquiry.timezone, inquiry.now_ms)


def _period(window: Calendar, index: int, counts: dict[tuple[int, int], int], now_ms: int) -> LifecyclePeriod:
    new, returning, resurrecting, dormant = (counts.get((index, stage), 0) for stage in STAGES.values())
    return LifecyclePeriod(
        period=window.label(index),
        new=new,
        returning=returning,
        resurrecting=resurrecting,
        dormant=dormant,
        active=new + returning + resurrecting,
        quick_ratio=(new + resurrecting) / dormant if dormant else None,
        is_complete=window.is_complete(index, now_ms),
    )


def _row(stage: str, one: LifecyclePeriod, start_ms: int) -> ResultRow:
    people: int = getattr(one, stage)
    return ResultRow(stage, -people if stage == "dormant" else people, people, {"stage": stage}, format_timestamp(start_ms))


LIFECYCLE: Final = Kind(
    name="lifecycle",
    title="Lifecycle",
    description="People by day, week or month: new, returning, back after a pause, and gone quiet.",
    question=LifecycleQuestion,
    answer=LifecycleAnswer,
    run=lifecycle,
    looks_back=True,
)
