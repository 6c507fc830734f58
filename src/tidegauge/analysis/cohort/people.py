"""Who is behind a cell of the cohorts: who came back in it, or who did not."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from tidegauge.analysis.cohort.cohort import counts_later
from tidegauge.analysis.cohort.found import among, cohort_plan, largest_values
from tidegauge.analysis.cohort.question import MAX_PERIODS, CohortQuestion
from tidegauge.analysis.cohort.statement import EARLIEST_MS, CohortPlan, CohortSql
from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.people import Limit, PeopleAnswer, named_people
from tidegauge.core.time_range import TimeRange
from tidegauge.query.compile.statement import Binder


class CohortPeopleQuestion(CohortQuestion, kw_only=True):
    """The question that gave the cohorts, and one of their cells."""

    cohort: Annotated[str, Meta(max_length=10, description="The cohort's name: the first day of its period, 2010-12-01.")]
    after: Annotated[int, Meta(ge=0, le=MAX_PERIODS, description="How many periods after the cohort's own.")] = 0
    came: Annotated[bool, Meta(description="Those who came back; false: those who did not.")] = True
    group: Annotated[Annotated[str, Meta(max_length=1_000)] | None, Meta(description="Only this value of the breakdown, or this segment.")] = None
    limit: Limit = 100


async def cohort_people(question: CohortPeopleQuestion, inquiry: Inquiry) -> PeopleAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    plan = cohort_plan(question, question.metric, question.period, question.periods, inquiry)
    cohort = plan.calendar.index_of(question.cohort)
    if cohort is None:
        raise invalid("cohort", f"no {plan.calendar.unit} of the window begins on {question.cohort}")
    if cohort + question.after >= len(plan.calendar):
        raise invalid("after", f"the window ends {len(plan.calendar) - 1 - cohort} {plan.calendar.unit}(s) after {question.cohort}")
    if question.group is not None:
        plan = await _narrowed(plan, question, inquiry)
    binder = Binder()
    everybody_came = question.metric == "retention_rate" and question.after == 0
    group = None if inquiry.compared else question.group
    persons = CohortSql(plan, inquiry, binder).members(cohort, question.after, came=question.came, group=group, everybody_came=everybody_came)
    return await named_people(inquiry, binder, persons, TimeRange(EARLIEST_MS, plan.until_ms), question.limit)


async def _narrowed(plan: CohortPlan, question: CohortPeopleQuestion, inquiry: Inquiry) -> CohortPlan:
    """The plan of one group: a segment, or a value of the breakdown."""
    if inquiry.compared:
        segment = dict(inquiry.compared).get(question.group or "")
        if segment is None:
            raise invalid("group", "is none of the segments")
        return among(plan, segment)
    if plan.breakdown is None:
        raise invalid("group", "needs a breakdown or segments")
    return msgspec.structs.replace(plan, values=await largest_values(plan, question.breakdown_limit, inquiry))


COHORT_PEOPLE: Final = Kind(
    name="cohort-people",
    title="People of a cohort",
    description="Who is behind a cell of the cohorts: who came back in it, or who did not.",
    question=CohortPeopleQuestion,
    answer=PeopleAnswer,
    run=cohort_people,
    looks_back=True,
    looks_ahead=counts_later,
)
