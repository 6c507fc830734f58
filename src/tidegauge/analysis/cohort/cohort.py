"""Cohorts: people by the period in which they started, and what became of them in each period since."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from tidegauge.analysis.cohort.answer import Cohort, CohortAnswer, CohortGroup
from tidegauge.analysis.cohort.found import Found, find_cohorts
from tidegauge.analysis.cohort.live import follow_cohorts
from tidegauge.analysis.cohort.question import CohortChoice, CohortQuestion
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Follower, Kind
from tidegauge.contracts.answer import AnswerMeta, ResultRow
from tidegauge.core.timestamps import format_timestamp
from tidegauge.stream.engine import StreamEngine


async def cohort(question: CohortQuestion, inquiry: Inquiry) -> CohortAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    found = await find_cohorts(question, question.metric, question.period, question.periods, inquiry)
    return cohorts_of(question, found, cohort_meta(found, inquiry))


def cohorts_of(question: CohortQuestion, found: Found, meta: AnswerMeta) -> CohortAnswer:
    """The answer of the cohorts found."""
    if found.groups is None:
        results = list(_rows(question.metric, found.cohorts, {}))
    else:
        results = [row for value, cohorts in found.groups for row in _rows(question.metric, cohorts, {question.group_field: value})]
    groups = msgspec.UNSET if found.groups is None else [CohortGroup(value, cohorts) for value, cohorts in found.groups]
    return CohortAnswer(
        results=results, meta=meta, period=question.period, metric=question.metric, cohorts=found.cohorts, breakdown=groups
    )  # fmt: skip


def cohort_meta(found: Found, inquiry: Inquiry) -> AnswerMeta:
    """`from` is where the first cohort's period begins, `total` how many people started."""
    meta = inquiry.meta(total=found.people, interval=found.calendar.unit)
    return msgspec.structs.replace(meta, from_=format_timestamp(found.calendar.span.from_ms))


def counts_later(choice: CohortChoice) -> bool:
    """Whether events after the window count too."""
    return choice.retention == "unbounded"


def _rows(metric: str, cohorts: Iterable[Cohort], group: dict[str, str]) -> Iterable[ResultRow]:
    for one in cohorts:
        for cell in one.retention:
            yield ResultRow(metric, cell.value, cell.count, {"cohort": one.period, "period": str(cell.period), **group})


async def follow_table(question: CohortQuestion, inquire: Callable[[], Inquiry], engine: StreamEngine, first: CohortAnswer) -> Follower | None:
    """Let the stream keep the table, if it can. Raises InvalidQuery, Unavailable, LimitReached."""
    return await follow_cohorts(question, question.metric, inquire, engine, first, lambda found, meta: cohorts_of(question, found, meta))


COHORT: Final = Kind(
    name="cohort",
    title="Cohorts",
    description="People by the day, week or month in which they started: who came back in each period since, how often, and what they were worth.",
    question=CohortQuestion,
    answer=CohortAnswer,
    run=cohort,
    looks_back=True,
    looks_ahead=counts_later,
    follow=follow_table,
)
