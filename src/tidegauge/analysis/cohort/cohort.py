"""Cohorts: people by the period in which they started, and what became of them in each period since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from tidegauge.analysis.cohort.answer import Cohort, CohortAnswer, CohortGroup
from tidegauge.analysis.cohort.found import Found, find_cohorts
from tidegauge.analysis.cohort.question import CohortChoice, CohortQuestion
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.contracts.answer import AnswerMeta, ResultRow
from tidegauge.core.timestamps import format_timestamp


async def cohort(question: CohortQuestion, inquiry: Inquiry) -> CohortAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    found = await find_cohorts(question, question.metric, question.period, question.periods, inquiry)
    if found.groups is None:
        results = list(_rows(question.metric, found.cohorts, {}))
    else:
        results = [row for value, cohorts in found.groups for row in _rows(question.metric, cohorts, {question.group_field: value})]
    groups = msgspec.UNSET if found.groups is None else [CohortGroup(value, cohorts) for value, cohorts in found.groups]
    return CohortAnswer(
        results=results, meta=cohort_meta(found, inquiry), period=question.period, metric=question.metric, cohorts=found.cohorts, breakdown=groups
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


COHORT: Final = Kind(
    name="cohort",
    title="Cohorts",
    description="People by the day, week or month in which they started: who came back in each period since, how often, and what they were worth.",
    question=CohortQuestion,
    answer=CohortAnswer,
    run=cohort,
    looks_back=True,
    looks_ahead=counts_later,
)
