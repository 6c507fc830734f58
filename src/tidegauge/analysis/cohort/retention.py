"""Retention: of the people who started, how many came back after so many days, weeks or months."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from tidegauge.analysis.cohort.answer import CurveGroup, CurvePoint, RetentionAnswer
from tidegauge.analysis.cohort.cohort import cohort_meta, counts_later
from tidegauge.analysis.cohort.curve import curve
from tidegauge.analysis.cohort.found import Found, find_cohorts
from tidegauge.analysis.cohort.live import follow_cohorts
from tidegauge.analysis.cohort.question import RetentionQuestion
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Follower, Kind
from tidegauge.contracts.answer import AnswerMeta, ResultRow
from tidegauge.stream.engine import StreamEngine


async def retention(question: RetentionQuestion, inquiry: Inquiry) -> RetentionAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    found = await find_cohorts(question, "retention_rate", question.period, question.periods, inquiry)
    return retention_of(question, found, cohort_meta(found, inquiry))


def retention_of(question: RetentionQuestion, found: Found, meta: AnswerMeta) -> RetentionAnswer:
    """The answer of the cohorts found."""
    whole = curve(found.cohorts, question.periods)
    groups = [CurveGroup(value, sum(one.size for one in cohorts), curve(cohorts, question.periods)) for value, cohorts in found.groups or ()]
    grouped = [row for group in groups for row in _rows(group.curve, {question.group_field: group.value})]
    return RetentionAnswer(
        results=list(_rows(whole, {})) if found.groups is None else grouped,
        meta=meta,
        period=question.period,
        people=found.people,
        curve=whole,
        breakdown=msgspec.UNSET if found.groups is None else groups,
    )


def _rows(points: Iterable[CurvePoint], group: dict[str, str]) -> Iterable[ResultRow]:
    for point in points:
        yield ResultRow("retention_rate", point.value, point.count, {"period": str(point.period), **group})


async def follow_retention(question: RetentionQuestion, inquire: Callable[[], Inquiry], engine: StreamEngine, first: RetentionAnswer) -> Follower | None:
    """Let the stream keep the curve, if it can. Raises InvalidQuery, Unavailable, LimitReached."""
    return await follow_cohorts(question, "retention_rate", inquire, engine, first, lambda found, meta: retention_of(question, found, meta))


RETENTION: Final = Kind(
    name="retention",
    title="Retention",
    description="Of the people who started, the share that came back after so many days, weeks or months, over all cohorts that have got that far.",
    question=RetentionQuestion,
    answer=RetentionAnswer,
    run=retention,
    looks_back=True,
    looks_ahead=counts_later,
    follow=follow_retention,
)
