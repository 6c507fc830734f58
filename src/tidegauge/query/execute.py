"""The one door to numbers: screens, exports, alerts and every face of the API ask here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from functools import partial
from typing import Final

import msgspec

from tidegauge.contracts.answer import Answer
from tidegauge.contracts.cell import CellTable
from tidegauge.contracts.person_use import is_about_people
from tidegauge.contracts.plan import Condition, Plan
from tidegauge.contracts.ports import QueryLimits, RowReader
from tidegauge.contracts.question import Question
from tidegauge.contracts.segment import InSegment
from tidegauge.contracts.sight import seeing
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import MINUTE_MS, TimeRange
from tidegauge.identity.identities import Identities
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.compile.event_tables import EventTables, event_tables
from tidegauge.query.freshness import Freshness
from tidegauge.query.metric import CacheClass
from tidegauge.query.moment import FirstReceipts
from tidegauge.query.parse import parse_question
from tidegauge.query.run import TableRunner
from tidegauge.query.segments.source import NoSegments, SegmentSource, filled, has_segment, settle
from tidegauge.query.shape import comparison_range, finish

_LIVE_MS: Final = 15 * MINUTE_MS


class QueryService:
    """Parses, runs and shapes questions. With `freshness` fed by every durable batch, answers whose range no new batch touched stay cached."""

    def __init__(
        self,
        reader: RowReader,
        catalogue: Catalogue,
        cache: AnswerCache,
        clock: Clock,
        *,
        freshness: Freshness | None = None,
        limits: QueryLimits | None = None,
        identities: Identities | None = None,
        segments: SegmentSource | None = None,
    ) -> None:
        self.reader = reader
        self.segments = segments or NoSegments()
        self.identities = identities or Identities()
        self.catalogue = catalogue
        self.cache = cache
        self.freshness = freshness or Freshness()
        self.limits = limits or QueryLimits()
        self._clock = clock
        self.moments = FirstReceipts(reader, clock, self.limits)
        self._runner = TableRunner(reader, clock, self.limits, self._is_merged, self.freshness.is_unchanged)

    async def execute(self, question: Question, project: int, timezone: str, *, may_be_stale: bool = False) -> Answer:
        """The answer to a question of a project whose zone is `timezone`; with `may_be_stale` the last good one while the store does not answer.

        Raises InvalidQuery, LimitReached, Unavailable.
        """
        plan, kind = parse_question(question, project, timezone, self.catalogue, self._clock.now_ms(), self.segments)
        return await self.answer(plan, kind, may_be_stale=may_be_stale)

    def plan(self, question: Question, project: int, timezone: str) -> Plan:
        """The definite form of a question. Raises InvalidQuery, LimitReached."""
        return parse_question(question, project, timezone, self.catalogue, self._clock.now_ms(), self.segments)[0]

    async def answer(self, plan: Plan, kind: CacheClass = "activity", *, may_be_stale: bool = False) -> Answer:
        """The answer to a plan, now."""
        with seeing(plan.sight):
            return await self._answer(plan, kind, may_be_stale=may_be_stale)

    async def _answer(self, plan: Plan, kind: CacheClass, *, may_be_stale: bool) -> Answer:
        begun_s = self._clock.monotonic_s()
        span = plan.window.range_at(self._clock.now_ms())
        sequence = self.reader.stored_sequence
        key = self._key(plan, span)
        answer = self.cache.find(key, self._currency(plan, span, sequence))
        is_cached = answer is not None
        is_stale = False
        if answer is None:
            ttl_class: CacheClass = "live" if span.to_ms - span.from_ms <= _LIVE_MS else kind
            work = partial(self._compute, plan, span)
            answer, is_stale = await self.cache.compute_or_last(key[0], key, sequence, ttl_class, work, may_be_stale=may_be_stale)
        elapsed_ms = round((self._clock.monotonic_s() - begun_s) * 1000, 3)
        return Answer(answer.results, msgspec.structs.replace(answer.meta, cached=is_cached or is_stale, elapsed_ms=elapsed_ms))

    def is_cached(self, plan: Plan) -> bool:
        """Whether the cache would answer the plan now."""
        span = plan.window.range_at(self._clock.now_ms())
        with seeing(plan.sight):
            return self.cache.holds(self._key(plan, span), self._currency(plan, span, self.reader.stored_sequence))

    def event_tables(self, project: int, at_ms: int | None = None) -> EventTables:
        """What statements about the project's people read: stored persons, or merged ones once somebody was linked; of what was received by an instant."""
        return event_tables(project, is_merged=self._is_merged(project), at_ms=at_ms)

    def is_unchanged(self, project: int, span: TimeRange, after: int, until: int, *, is_about_people: bool) -> bool:
        """Whether an answer of the span computed at batch `after` still holds at batch `until`: no event came into it, and no link if it is about people."""
        has_links = is_about_people and after < self.identities.changed_at(project) <= until
        return not has_links and self.freshness.is_unchanged(project, span, after, until)

    async def table(self, plan: Plan, span: TimeRange, groups: list[tuple[str, ...]] | None = None) -> CellTable:
        """The cells of a plan over a range, not cached; of these groups instead of the range's own top (to compare with another range's)."""
        at_ms = plan.window.at_ms
        if has_segment(plan.condition):
            plan = msgspec.structs.replace(plan, condition=self.settled(plan.condition, span.to_ms, at_ms))
        with seeing(plan.sight):
            return await self._runner.run(plan, span, groups)

    def settled(self, condition: Condition, as_of_ms: int, at_ms: int | None = None) -> Condition:
        """The condition with its segments as they are defined now, asked of an instant that is not after now, or after `at_ms`, by what was received by then.

        Raises InvalidQuery for a deleted one.
        """
        instant_ms = min(as_of_ms, (self._clock.now_ms() if at_ms is None else at_ms) + 1)
        return settle(condition, lambda segment: self.filled(segment, instant_ms, at_ms))

    def filled(self, segment: InSegment, as_of_ms: int, at_ms: int | None = None) -> InSegment:
        """One segment, ready for a statement. Raises InvalidQuery."""
        who = self.identities.find(segment.project)
        settled = filled(segment, self.segments, as_of_ms, None if who is None else who.root)
        return settled if at_ms is None else msgspec.structs.replace(settled, at_ms=at_ms)

    def _is_merged(self, project: int) -> bool:
        return self.identities.find(project) is not None

    def finish(self, plan: Plan, table: CellTable, span: TimeRange, previous_table: CellTable | None = None) -> Answer:
        """See shape.finish."""
        return finish(plan, table, span, previous_table)

    def _key(self, plan: Plan, span: TimeRange) -> tuple[Hashable, TimeRange]:
        """What an answer is kept under: the question, and the range that it has now. With the definitions of its segments, whose instant the span tells."""
        if not has_segment(plan.condition):
            return (plan, span)
        return (msgspec.structs.replace(plan, condition=settle(plan.condition, lambda segment: self.filled(segment, 0))), span)

    async def _compute(self, plan: Plan, span: TimeRange) -> Answer:
        if plan.window.at_ms is not None:
            await self.moments.check(plan.project, plan.window.at_ms)
        earlier = comparison_range(plan, span)
        if earlier is None:
            return finish(plan, await self.table(plan, span), span)
        if plan.dimensions:
            table = await self.table(plan, span)
            return finish(plan, table, span, await self.table(plan, earlier, [cell.group for cell in table.groups]))
        now, before = await asyncio.gather(self.table(plan, span), self.table(plan, earlier))
        return finish(plan, now, span, before)

    def _currency(self, plan: Plan, span: TimeRange, until: int) -> Callable[[int], bool]:
        ranges = [span, *([earlier] if (earlier := comparison_range(plan, span)) else [])]
        if has_segment(plan.condition):
            ranges = [TimeRange(0, each.to_ms) for each in ranges]
        of_people = is_about_people(plan)
        return lambda sequence: all(self.is_unchanged(plan.project, each, sequence, until, is_about_people=of_people) for each in ranges)
