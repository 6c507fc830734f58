"""How an answer comes about: its statements, what they cost, what the number means, and how fresh it is."""

from __future__ import annotations

import msgspec

from tidegauge.contracts.answer import Answer
from tidegauge.contracts.plan import And
from tidegauge.contracts.question import Question
from tidegauge.core.clock import Clock
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.cache import AnswerCache
from tidegauge.query.execute import QueryService
from tidegauge.query.explore.recording import RecordingReader, StatementRun
from tidegauge.query.explore.words import conditions, definition
from tidegauge.query.filter import parse_filters
from tidegauge.query.measurement import measurement
from tidegauge.query.segments.source import find_segment, placed, settle


class DataAge(msgspec.Struct):
    """Every event received before `stored_through` is counted; `lag_ms` is how long ago that is, 0 when nothing waits to be stored."""

    stored_through: str
    lag_ms: int


class Explanation(msgspec.Struct):
    """`source` is what answers this question now: `cache`, `rollup` or `raw`; `computed_from` what the statements, which ran for this explanation, read."""

    sql: str
    statements: list[StatementRun]
    source: str
    computed_from: str
    rows_read: int
    bytes_read: int
    elapsed_ms: float
    exact: bool
    error_bound: float
    definition: str
    filters: list[str]
    freshness: DataAge


class ExplainedAnswer(msgspec.Struct):
    """An answer with its explanation beside it."""

    answer: Answer
    explain: Explanation


class Explainer:
    """Runs questions past the cache, and watches."""

    def __init__(self, service: QueryService, clock: Clock) -> None:
        self._service = service
        self._clock = clock

    async def explain(self, question: Question, project: int, timezone: str) -> ExplainedAnswer:
        """The answer and how it came about. Raises as QueryService.execute."""
        service = self._service
        plan = service.plan(question, project, timezone)
        is_kept = service.is_cached(plan)
        recorder = RecordingReader(service.reader)
        watched = QueryService(
            recorder, service.catalogue, AnswerCache(self._clock), self._clock, limits=service.limits, identities=service.identities, segments=service.segments
        )
        answer = await watched.answer(plan)
        runs, source = recorder.runs, answer.meta.source
        explanation = Explanation(
            sql=";\n\n".join(run.sql for run in runs),
            statements=runs,
            source="cache" if is_kept else source,
            computed_from=source,
            rows_read=sum(run.rows_read for run in runs),
            bytes_read=sum(run.bytes_read for run in runs),
            elapsed_ms=answer.meta.elapsed_ms,
            exact=answer.meta.exact,
            error_bound=answer.meta.error_bound,
            definition=self._definition(question, project),
            filters=self._filters(question, project),
            freshness=self._age(),
        )
        return ExplainedAnswer(answer, explanation)

    def _filters(self, question: Question, project: int) -> list[str]:
        """In words, with segments by name."""
        source = self._service.segments
        asked = placed(parse_filters(question.filters), source, project)
        if question.segment is not None:
            asked = And((asked, find_segment(source, project, question.segment)))
        return conditions(settle(asked, lambda each: msgspec.structs.replace(each, segment=source.name_of(project, each.segment) or each.segment)))

    def _definition(self, question: Question, project: int) -> str:
        measured = measurement(question, self._service.catalogue, project)
        words = definition(measured.expression, measured.measures)
        metric = self._service.catalogue.find(question.metric, project)
        if metric is None or not metric.description or question.aggregation is not None:
            return words[0].upper() + words[1:]
        return f"{metric.description}: {words}"

    def _age(self) -> DataAge:
        now_ms = self._clock.now_ms()
        waiting_since_ms = self._service.freshness.waiting_since_ms(self._service.reader.stored_sequence)
        through_ms = now_ms if waiting_since_ms is None else min(waiting_since_ms, now_ms)
        return DataAge(format_timestamp(through_ms), now_ms - through_ms)
