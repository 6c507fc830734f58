"""Who is behind a stage of the lifecycle in a period."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from msgspec import Meta

from tidegauge.analysis.calendar import Calendar
from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.people import Limit, PeopleAnswer, named_people
from tidegauge.analysis.presence.lifecycle import LifecycleQuestion, lifecycle_calendars
from tidegauge.analysis.presence.statement import active_people
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.statement import Binder

Stage = Literal["new", "returning", "resurrecting", "dormant"]


class LifecyclePeopleQuestion(LifecycleQuestion, kw_only=True):
    """The question that gave the lifecycle, one of its periods and a stage."""

    period_start: Annotated[str, Meta(max_length=10, description="The period's name: its first day, 2025-03-01.")]
    stage: Stage
    limit: Limit = 100


async def lifecycle_people(question: LifecyclePeopleQuestion, inquiry: Inquiry) -> PeopleAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    condition = inquiry.condition_of(question.event, "event")
    window, reached = lifecycle_calendars(question, inquiry)
    index = window.index_of(question.period_start)
    if reached is None or index is None:
        raise invalid("period_start", f"no {window.unit} of the window begins on {question.period_start}")
    binder = Binder()
    people = active_people(inquiry, binder, reached, condition, looks_back=True)
    persons = f"SELECT person FROM ({people}) WHERE {_is_in(question.stage, index + 1, reached, binder)}"
    return await named_people(inquiry, binder, persons, TimeRange(1, reached.end_ms), question.limit)


def _is_in(stage: Stage, index: int, reached: Calendar, binder: Binder) -> str:
    now, before, start = f"has(seen, {index})", f"has(seen, {index - 1})", binder.integer(reached.starts[index])
    match stage:
        case "new":
            return f"{now} AND first_ms >= {start}"
        case "returning":
            return f"{now} AND {before}"
        case "resurrecting":
            return f"{now} AND NOT {before} AND first_ms < {start}"
    return f"NOT {now} AND {before}"


LIFECYCLE_PEOPLE: Final = Kind(
    name="lifecycle-people",
    title="People of a stage",
    description="Who was new, returning, back after a pause or gone quiet in a day, week or month.",
    question=LifecyclePeopleQuestion,
    answer=PeopleAnswer,
    run=lifecycle_people,
    looks_back=True,
)
