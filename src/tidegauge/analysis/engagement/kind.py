"""Engagement: when in the week people are active, and how much they do."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from tidegauge.analysis.calendar import calendar
from tidegauge.analysis.engagement.week import HOURS, hour_sql, hours_in
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, EventChoice
from tidegauge.analysis.sessions import sessions_source
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Condition
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.fields import TIME_MS
from tidegauge.query.compile.source import SESSION_GAP_MS
from tidegauge.query.compile.statement import Binder

PERSON: Final = resolve_field("person")


class EngagementQuestion(AnalysisQuestion, kw_only=True):
    """Activity of people by the hour and weekday of the zone."""

    event: Annotated[EventChoice, Meta(description="What counts as activity.")] = msgspec.field(default_factory=lambda: EventChoice("*"))
    by: Annotated[Literal["hour_of_week", "hour_of_day"], Meta(description="What `results` are by.")] = "hour_of_week"
    measure: Annotated[Literal["events", "people", "events_per_hour"], Meta(description="The value of `results`; the rest of the answer has them all.")] = (
        "events"
    )


class EngagementHour(msgspec.Struct):
    """One hour of the week; `weekday` 1 is Monday. `events` and `people` of all its hours in the window; `hours`: how many there were, and events in each."""

    weekday: int
    hour: int
    events: int
    people: int
    hours: float
    events_per_hour: float | None


class HourOfDay(msgspec.Struct):
    """One hour of the day over all weekdays; `people`: distinct ones."""

    hour: int
    events: int
    people: int
    hours: float
    events_per_hour: float | None


class EngagementAnswer(AnalysisAnswer, kw_only=True):
    """Per person: of those active in the window. Events that belong to nobody are left out. Durations are seconds from a session's first event to its last;
    sessions as in the analysis `sessions`. `heatmap`: 168 hours from Monday 0:00. `results`: a row for each of them, or of the day's.
    """

    people: int
    events: int
    sessions: int
    events_per_person: float | None
    sessions_per_person: float | None
    active_seconds_per_person: float | None
    active_days_per_person: float | None
    mean_session_seconds: float | None
    heatmap: list[EngagementHour]
    hours: list[HourOfDay]


async def engagement(question: EngagementQuestion, inquiry: Inquiry) -> EngagementAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    condition = inquiry.condition_of(question.event, "event")
    events, people_in = await _by_hour(inquiry, condition)
    people, days = await _people(inquiry, condition)
    sessions, active_ms = await _sessions(inquiry, condition)
    lived = hours_in(TimeRange(inquiry.span.from_ms, max(inquiry.span.from_ms, min(inquiry.span.to_ms, inquiry.now_ms))), inquiry.timezone)
    heatmap = [EngagementHour(at // 24 + 1, at % 24, events[at], people_in[at], lived[at], _rate(events[at], lived[at])) for at in range(HOURS)]
    hours = [
        HourOfDay(hour, sum(events[hour::24]), people_in[HOURS + hour], sum(lived[hour::24]), _rate(sum(events[hour::24]), sum(lived[hour::24])))
        for hour in range(24)
    ]
    total = sum(events)
    return EngagementAnswer(
        results=[_row(question.measure, one) for one in (heatmap if question.by == "hour_of_week" else hours)],
        meta=inquiry.meta(total=total),
        people=people,
        events=total,
        sessions=sessions,
        events_per_person=total / people if people else None,
        sessions_per_person=sessions / people if people else None,
        active_seconds_per_person=active_ms / people / 1000 if people else None,
        active_days_per_person=days / people if people else None,
        mean_session_seconds=active_ms / sessions / 1000 if sessions else None,
        heatmap=heatmap,
        hours=hours,
    )


async def _by_hour(inquiry: Inquiry, condition: Condition) -> tuple[list[int], list[int]]:
    """Events, and distinct people, of each hour of the week; after the week's hours, people of each hour of the day."""
    binder = Binder()
    hour = hour_sql("timestamp", binder.text(inquiry.timezone))
    source = _source(inquiry, binder, condition)
    events = await inquiry.read(binder, f"SELECT {hour} AS hour, count() {source} GROUP BY hour")
    mine = f"SELECT groupUniqArray({hour}) AS hours {source} GROUP BY person"
    of_day = f"arrayDistinct(arrayMap(hour -> toUInt8({HOURS} + hour % 24), hours))"
    people = await inquiry.read(binder, f"SELECT arrayJoin(arrayConcat(hours, {of_day})) AS hour, count() FROM ({mine}) GROUP BY hour")
    return _listed(events, HOURS), _listed(people, HOURS + 24)


def _listed(rows: list[tuple[Any, ...]], count: int) -> list[int]:
    found = dict(rows)
    return [found.get(hour, 0) for hour in range(count)]


def _rate(events: int, hours: float) -> float | None:
    return events / hours if hours else None


def _row(measure: str, one: EngagementHour | HourOfDay) -> ResultRow:
    value: float | None = getattr(one, measure)
    weekday = {"day_of_week": str(one.weekday)} if isinstance(one, EngagementHour) else {}
    return ResultRow(measure, value, one.people, {**weekday, "hour_of_day": str(one.hour)})


async def _people(inquiry: Inquiry, condition: Condition) -> tuple[int, int]:
    """How many people, and how many days with activity all of them have together."""
    days = calendar("daily", inquiry.span, inquiry.timezone)
    if not len(days):
        return 0, 0
    binder = Binder()
    mine = f"SELECT length({days.seen_sql(TIME_MS, '1', binder)}) AS days {_source(inquiry, binder, condition)} GROUP BY person"
    rows = await inquiry.read(binder, f"SELECT count(), sum(days) FROM ({mine})")
    return rows[0][0], rows[0][1]


async def _sessions(inquiry: Inquiry, condition: Condition) -> tuple[int, int]:
    """How many sessions, and how long all of them are together (ms)."""
    binder = Binder()
    source = sessions_source(inquiry, binder, gap_ms=SESSION_GAP_MS, condition=condition)
    rows = await inquiry.read(binder, f"SELECT count(), sum(end_ms - start_ms) FROM {source} WHERE person != 0")
    return rows[0][0], rows[0][1]


def _source(inquiry: Inquiry, binder: Binder, condition: Condition) -> str:
    return f"FROM {inquiry.table(condition, fields=(PERSON,))} WHERE {inquiry.where(binder, condition)} AND person != 0"


ENGAGEMENT: Final = Kind(
    name="engagement",
    title="Engagement",
    description="When in the week people are active, hour by hour, and how much they do: events, sessions, days and time of each active person.",
    question=EngagementQuestion,
    answer=EngagementAnswer,
    run=engagement,
)
