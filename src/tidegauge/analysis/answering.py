"""The one door to analyses: screens, widgets, live tiles, exports and every face of the API ask here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import msgspec

from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion
from tidegauge.analysis.reading import is_analysis, read_analysis
from tidegauge.contracts.answer import Answer
from tidegauge.core.clock import Clock
from tidegauge.query.body import decode_question
from tidegauge.query.execute import QueryService


class Analyses:
    """Answers questions of all kinds. Equal questions are computed once and kept until new events can change them."""

    def __init__(self, query: QueryService, clock: Clock) -> None:
        self._query = query
        self._clock = clock

    async def ask(self, given: dict[str, Any], project: int, timezone: str) -> Answer:
        """The answer to a question as widgets write it: a metric's, or an analysis'. Raises as `answer` and QueryService.execute."""
        if is_analysis(given):
            return await self.answer(*read_analysis(given), project, timezone)
        return await self._query.execute(decode_question(msgspec.json.encode(given)), project, timezone)

    def inquire(self, question: AnalysisQuestion, project: int, timezone: str) -> Inquiry:
        """A checked question, not asked yet. Raises InvalidQuery."""
        query = self._query
        tables = query.event_tables(project)
        return Inquiry(question, project, timezone, reader=query.reader, catalogue=query.catalogue, clock=self._clock, limits=query.limits, tables=tables)

    async def answer(self, kind: Kind, question: AnalysisQuestion, project: int, timezone: str) -> AnalysisAnswer:
        """The answer, now. Raises InvalidQuery, LimitReached, Unavailable."""
        begun_s = self._clock.monotonic_s()
        inquiry = self.inquire(question, project, timezone)
        cache = self._query.cache
        key = (kind.name, project, inquiry.timezone, inquiry.span, inquiry.condition, msgspec.json.encode(question))
        answer = cache.find(key, self._currency(kind, question, inquiry))
        is_cached = answer is not None
        if answer is None:
            answer = await cache.compute(key, inquiry.sequence, kind.cache_class, lambda: kind.run(question, inquiry))
        elapsed_ms = round((self._clock.monotonic_s() - begun_s) * 1000, 3)
        meta = msgspec.structs.replace(answer.meta, cached=is_cached, elapsed_ms=elapsed_ms)
        return cast("AnalysisAnswer", msgspec.structs.replace(answer, meta=meta))  # the key names the kind

    def _currency(self, kind: Kind, question: AnalysisQuestion, inquiry: Inquiry) -> Callable[[int], bool]:
        span = kind.reach(question, inquiry.span)
        return lambda sequence: self._query.is_unchanged(inquiry.project, span, sequence, inquiry.sequence, is_about_people=True)
