"""Cohorts kept by the stream: the first table is the store's, each later one follows from the events as they come in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

import msgspec

from tidegauge.analysis.calendar import Calendar, calendar
from tidegauge.analysis.cohort.found import Found, cohort_plan
from tidegauge.analysis.cohort.question import CohortChoice, CohortQuestion, Metric, RetentionQuestion
from tidegauge.analysis.cohort.statement import CohortPlan, CohortSql
from tidegauge.analysis.cohort.triangle import SHARES, Tally, cohorts
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.question import AnalysisAnswer
from tidegauge.contracts.answer import AnswerMeta
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import TimeRange
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, format_timestamp
from tidegauge.query.compile.statement import Binder
from tidegauge.stream.engine import SnapshotTooOld, StreamEngine
from tidegauge.stream.live_retention import MAX_AHEAD, MAX_PEOPLE, EventAhead, Grid, LiveRetention, PersonPeriods, RetentionTally, RetentionWatch, unwatchable

ATTEMPTS: Final = 3
"""Snapshots that may be too old for the stream to go on from, before it is given up."""

Question = CohortQuestion | RetentionQuestion
Make = Callable[[Found, AnswerMeta], AnalysisAnswer]


class CohortFollower:
    """A live table as answers to its question."""

    def __init__(self, question: Question, metric: str, inquiry: Inquiry, live: LiveRetention, engine: StreamEngine, first: AnalysisAnswer, make: Make) -> None:
        self._question, self._metric, self._live, self._engine, self._first, self._make = question, metric, live, engine, first, make
        self._window, self._timezone = inquiry.window, inquiry.timezone

    @property
    def version(self) -> int:
        """Grows when the numbers may have changed."""
        return self._live.version

    @property
    def is_overflowed(self) -> bool:
        """Whether the state became too large and was given up."""
        return self._live.is_overflowed

    @property
    def is_outdated(self) -> bool:
        """Whether a period began or left, and the state has to be started anew."""
        return self._live.is_outdated

    def answer(self, now_ms: int) -> AnalysisAnswer:
        """The answer as of an instant."""
        span = self._window.range_at(now_ms)
        days = calendar(self._question.period, span, self._timezone, now_ms)
        tallies = tallies_of(self._live.tally(now_ms))
        found = Found(days, cohorts(days, tallies, self._metric, periods=self._question.periods, now_ms=now_ms), None)
        meta = msgspec.structs.replace(
            self._first.meta,
            from_=format_timestamp(days.span.from_ms),
            to=format_timestamp(span.to_ms),
            total=found.people,
            cached=False,
            elapsed_ms=0.0,
            rows_read=0,
        )
        return self._make(found, meta)

    def close(self) -> None:
        """The stream keeps it no longer."""
        self._engine.leave(self._live)


async def follow_cohorts(
    question: Question, metric: Metric, inquire: Callable[[], Inquiry], engine: StreamEngine, first: AnalysisAnswer, make: Make
) -> CohortFollower | None:
    """Let the stream keep a table. None when it cannot, or when it is too large for it. Raises InvalidQuery, Unavailable, LimitReached."""
    for _ in range(ATTEMPTS):
        inquiry = inquire()
        plan = cohort_plan(question, metric, question.period, question.periods, inquiry)
        watch = watch_of(question, metric, plan, inquiry)
        if watch is None:
            return None
        live = LiveRetention(watch, grids(question, inquiry), inquiry.now_ms, inquiry.sequence, engine.identities)
        await _load(live, plan, inquiry)
        try:
            engine.follow(live)
        except SnapshotTooOld:
            continue
        except LimitReached:
            return None
        if not live.is_overflowed and not live.is_outdated:
            return CohortFollower(question, metric, inquiry, live, engine, first, make)
        engine.leave(live)
        if live.is_overflowed:
            return None
    return None


def watch_of(choice: CohortChoice, metric: str, plan: CohortPlan, inquiry: Inquiry) -> RetentionWatch | None:
    """What the stream keeps of a plan; None for one that only the store answers.

    That is: recurring starts, rolling and unbounded retention, sums, groups, segments, more than 64 periods.
    """
    if metric not in SHARES or plan.is_recurring or plan.measure != "people" or plan.breakdown is not None or inquiry.compared:
        return None
    if not len(plan.calendar) or not plan.calendar.has_mask or choice.segments:
        return None
    watch = RetentionWatch(inquiry.project, plan.start, plan.returned, inquiry.condition, inquiry.window.kind == "fixed")
    return watch if unwatchable(watch) is None else None


def grids(question: Question, inquiry: Inquiry) -> Callable[[int], Grid]:
    """The periods of the question's window at an instant."""
    window, timezone = inquiry.window, inquiry.timezone
    known: list[tuple[TimeRange, Calendar]] = []

    def grid_at(now_ms: int) -> Grid:
        span = window.range_at(now_ms)
        if not known or known[0][0] != span or known[0][1].next_ms <= now_ms:
            known[:] = [(span, calendar(question.period, span, timezone, now_ms))]
        return Grid(known[0][1].starts, known[0][1].end_ms)

    return grid_at


def tallies_of(tally: RetentionTally) -> list[Tally]:
    """The cohorts that somebody is in."""
    seen = tally.seen.tolist()
    return [Tally(cohort, size, seen[cohort], []) for cohort, size in enumerate(tally.sizes.tolist()) if size]


async def _load(live: LiveRetention, plan: CohortPlan, inquiry: Inquiry) -> None:
    """Fill it from the store, up to its sequence. Raises LimitReached when it is too large."""
    reading, looking = Binder(), Binder()
    limits = msgspec.structs.replace(inquiry.limits, result_rows=MAX_PEOPLE)
    rows = await inquiry.read(reading, CohortSql(plan, inquiry, reading).kept(live.after_sequence), limits)
    ahead = []
    if inquiry.window.kind != "fixed":
        limits = msgspec.structs.replace(inquiry.limits, result_rows=MAX_AHEAD)
        ahead = await inquiry.read(looking, CohortSql(plan, inquiry, looking).ahead(live.after_sequence, MAX_TIMESTAMP_MS), limits)
    events = [EventAhead(person, time_ms, bool(is_start), bool(is_return)) for person, time_ms, is_start, is_return in ahead]
    await asyncio.to_thread(live.load, (PersonPeriods(*row) for row in rows), events)
