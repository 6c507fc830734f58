"""The one door to analyses: screens, widgets, live tiles, exports and every face of the API ask here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

import msgspec

from tidegauge.analysis.inquiry import Inquiry, analysis_window
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion, ComparedQuestion
from tidegauge.analysis.reading import is_analysis, read_analysis
from tidegauge.contracts.answer import Answer
from tidegauge.contracts.plan import ALWAYS, Condition
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import TimeRange
from tidegauge.query.body import decode_question
from tidegauge.query.execute import QueryService
from tidegauge.query.filter import SEGMENT_FIELD
from tidegauge.query.period import read_at
from tidegauge.query.segments.source import find_segment, has_segment, named_segments, placed, settle


class Analyses:
    """Answers questions of all kinds. Equal questions are computed once and kept until new events can change them."""

    def __init__(self, query: QueryService, clock: Clock) -> None:
        self._query = query
        self._clock = clock

    async def ask(self, given: dict[str, Any], project: int, timezone: str, *, may_be_stale: bool = False) -> Answer:
        """The answer to a question as widgets write it: a metric's, or an analysis'. Raises as `answer` and QueryService.execute."""
        if is_analysis(given):
            return await self.answer(*read_analysis(given), project, timezone, may_be_stale=may_be_stale)
        return await self._query.execute(decode_question(msgspec.json.encode(given)), project, timezone, may_be_stale=may_be_stale)

    def inquire(self, question: AnalysisQuestion, project: int, timezone: str) -> Inquiry:
        """A checked question, not asked yet. Raises InvalidQuery."""
        query = self._query
        zone, now_ms = question.timezone or timezone, self._clock.now_ms()
        at_ms = None if question.at is None else read_at(question.at, zone, now_ms)
        names = question.segments if isinstance(question, ComparedQuestion) else []
        segment: Condition = ALWAYS
        compared: tuple[tuple[str, Condition], ...] = ()
        if question.segment is not None or names:
            to_ms = analysis_window(question, zone, now_ms).range_at(now_ms).to_ms
            compared = tuple((name, query.settled(find_segment(query.segments, project, name), to_ms, at_ms)) for name in dict.fromkeys(names))
            if question.segment is not None:
                segment = query.settled(find_segment(query.segments, project, question.segment), to_ms, at_ms)

        def settled(condition: Condition, as_of_ms: int) -> Condition:
            return query.settled(placed(condition, query.segments, project), as_of_ms, at_ms)

        return Inquiry(
            question,
            project,
            timezone,
            reader=query.reader,
            catalogue=query.catalogue,
            clock=self._clock,
            limits=query.limits,
            tables=query.event_tables(project, at_ms),
            settled=settled,
            segment=segment,
            compared=compared,
        )

    async def answer(self, kind: Kind, question: AnalysisQuestion, project: int, timezone: str, *, may_be_stale: bool = False) -> AnalysisAnswer:
        """The answer, now; with `may_be_stale` the last good one while the store does not answer. Raises InvalidQuery, LimitReached, Unavailable."""
        begun_s = self._clock.monotonic_s()
        inquiry = self.inquire(question, project, timezone)
        cache = self._query.cache
        asked = msgspec.json.encode(question)
        in_steps = self._named_in(asked, project)
        conditions = (inquiry.condition, *(condition for _, condition in inquiry.compared), *in_steps)
        timeless = tuple(settle(one, lambda segment: msgspec.structs.replace(segment, as_of_ms=0)) for one in conditions)  # the span tells the instant
        same = (kind.name, project, inquiry.timezone, inquiry.window.at_ms, timeless, asked)
        key = (same, inquiry.span)
        answer = cache.find(key, self._currency(kind, question, inquiry, has_segments=any(map(has_segment, conditions))))
        is_cached = answer is not None
        if answer is None:
            work = partial(self._run, kind, question, inquiry)
            answer, is_cached = await cache.compute_or_last(same, key, inquiry.sequence, kind.cache_class, work, may_be_stale=may_be_stale)
        elapsed_ms = round((self._clock.monotonic_s() - begun_s) * 1000, 3)
        meta = msgspec.structs.replace(answer.meta, cached=is_cached, elapsed_ms=elapsed_ms)
        return cast("AnalysisAnswer", msgspec.structs.replace(answer, meta=meta))  # the key names the kind

    async def _run(self, kind: Kind, question: AnalysisQuestion, inquiry: Inquiry) -> AnalysisAnswer:
        if inquiry.window.at_ms is not None:
            await self._query.moments.check(inquiry.project, inquiry.window.at_ms)
        return await kind.run(question, inquiry)

    def _named_in(self, asked: bytes, project: int) -> list[Condition]:
        """The segments, as they are defined now, of the filters of a question's events. Raises InvalidQuery."""
        query = self._query
        names = sorted(named_segments(msgspec.json.decode(asked))) if SEGMENT_FIELD.encode() in asked else []
        return [query.filled(find_segment(query.segments, project, name), 0) for name in names]

    def _currency(self, kind: Kind, question: AnalysisQuestion, inquiry: Inquiry, *, has_segments: bool) -> Callable[[int], bool]:
        span = kind.reach(question, inquiry.span)
        if has_segments:
            span = TimeRange(0, span.to_ms)
        return lambda sequence: self._query.is_unchanged(inquiry.project, span, sequence, inquiry.sequence, is_about_people=True)
