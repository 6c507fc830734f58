"""Sessions: what people did in one sitting, how long it took, and how many left after one event.

A session is the events of one session id; of events without one, a person's events with no gap of `gap_seconds` or more between neighbours.
"""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import Meta

from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, Condition
from tidegauge.core.time_range import parse_interval
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile.statement import Binder

_PERSON: Final = resolve_field("person")


class SessionsQuestion(AnalysisQuestion, kw_only=True):
    """Sessions of the window, as far as they lie in it."""

    gap_seconds: Annotated[int, Meta(ge=1, le=86_400, description="A pause of at least this long starts a new session.")] = 1_800


class SessionsAnswer(AnalysisAnswer, kw_only=True):
    """Rates are shares of 1, durations seconds from a session's first event to its last. `results`: sessions by the day they began."""

    sessions: int
    users: int
    events: int
    single_event_sessions: int
    bounce_rate: float | None
    mean_duration_seconds: float | None
    mean_duration_seconds_of_others: float | None
    median_duration_seconds: float | None
    mean_events: float | None


async def sessions(question: SessionsQuestion, inquiry: Inquiry) -> SessionsAnswer:
    """The answer. Raises LimitReached, Unavailable."""
    binder = Binder()
    day = parse_interval("day")
    starts = day.starts(inquiry.span, inquiry.timezone) if day else []
    source = sessions_source(inquiry, binder, gap_ms=question.gap_seconds * 1000)
    rows = await inquiry.read(
        binder,
        f"SELECT roundDown(start_ms, {binder.integers(list(starts))}) AS day, count(), sum(events), countIf(events = 1), sum(end_ms - start_ms),"
        " uniqExactIf(person, person != 0), quantileExactInclusive(0.5)(end_ms - start_ms)"
        f" FROM {source} GROUP BY ROLLUP(day) ORDER BY grouping(day) DESC, day",
    )
    total = rows[0] if rows else (0, 0, 0, 0, 0, 0, None)
    _, count, events, single, length_ms, users, median_ms = total
    return SessionsAnswer(
        results=[ResultRow("sessions", row[1], row[2], {}, format_timestamp(row[0])) for row in rows[1:]],
        meta=inquiry.meta(total=count, interval="day"),
        sessions=count,
        users=users,
        events=events,
        single_event_sessions=single,
        bounce_rate=single / count if count else None,
        mean_duration_seconds=length_ms / count / 1000 if count else None,
        mean_duration_seconds_of_others=length_ms / (count - single) / 1000 if count > single else None,
        median_duration_seconds=median_ms / 1000 if count else None,
        mean_events=events / count if count else None,
    )


def sessions_source(inquiry: Inquiry, binder: Binder, *, gap_ms: int, condition: Condition = ALWAYS) -> str:
    """Sessions of the events that meet the condition as rows: person (0: unknown), start_ms, end_ms, events."""
    table, where, gap = inquiry.table(condition, fields=(_PERSON,)), inquiry.where(binder, condition), binder.integer(gap_ms)
    time_ms = "toUnixTimestamp64Milli(timestamp)"
    of_ids = (  # not called person here: the condition may ask for one
        f"SELECT any(person) AS someone, min({time_ms}) AS start_ms, max({time_ms}) AS end_ms, count() AS events"
        f" FROM {table} WHERE {where} AND session_id != '' GROUP BY session_id"
    )
    with_id = f"SELECT someone AS person, start_ms, end_ms, events FROM ({of_ids})"
    times = f"SELECT person, arraySort(groupArray({time_ms})) AS times FROM {table} WHERE {where} AND session_id = '' AND person != 0 GROUP BY person"
    split = f"SELECT person, arrayJoin(arraySplit((time, step) -> step >= {gap}, times, arrayDifference(times))) AS own FROM ({times})"
    without_id = f"SELECT person, own[1] AS start_ms, own[-1] AS end_ms, length(own) AS events FROM ({split})"
    return f"({with_id} UNION ALL {without_id})"


SESSIONS: Final = Kind(
    name="sessions",
    title="Sessions",
    description="How many sittings there were, how long they took, and how many ended after one event.",
    question=SessionsQuestion,
    answer=SessionsAnswer,
    run=sessions,
)
