"""Funnels: how many people took each of some steps, how long it took them, and where they stopped."""

from __future__ import annotations

import asyncio
from typing import Final, NamedTuple

import msgspec

from tidegauge.analysis.funnel.answer import FunnelAnswer, FunnelGroup, FunnelStep, FunnelTrend, TimeToConvert
from tidegauge.analysis.funnel.duration import edges_s
from tidegauge.analysis.funnel.live import follow_funnel
from tidegauge.analysis.funnel.plan import FunnelPlan, funnel_plan, trend_interval
from tidegauge.analysis.funnel.question import FunnelQuestion
from tidegauge.analysis.funnel.shape import buckets_of, groups_of, percent, rows_of, share, steps_of, time_to_convert
from tidegauge.analysis.funnel.statement import FunnelSql
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.analysis.kind import Kind
from tidegauge.core.time_range import Interval
from tidegauge.query.compile.statement import Binder


class Totals(NamedTuple):
    """Of all people."""

    steps: list[FunnelStep]
    time: TimeToConvert | None

    @property
    def conversion_rate(self) -> float | None:
        """From the first step to the last."""
        return share(self.steps[-1].count, self.steps[0].count)


async def funnel(question: FunnelQuestion, inquiry: Inquiry) -> FunnelAnswer:
    """The answer. Raises InvalidQuery, LimitReached, Unavailable."""
    plan, interval = funnel_plan(question, inquiry), trend_interval(question, inquiry)
    totals, groups, trend = await asyncio.gather(
        _totals(question, plan, inquiry),
        _groups(question, plan, inquiry),
        _trend(plan, interval, inquiry),
    )
    answer = FunnelAnswer(
        results=[],
        meta=inquiry.meta(total=percent(totals.conversion_rate), interval=interval.name if interval else None),
        order=question.order,
        window_seconds=question.window_seconds,
        steps=totals.steps,
        conversion_rate=totals.conversion_rate,
        time_to_convert=totals.time,
        breakdown=groups,
        trend=trend,
    )
    return msgspec.structs.replace(answer, results=rows_of(question, answer))


async def _totals(question: FunnelQuestion, plan: FunnelPlan, inquiry: Inquiry) -> Totals:
    binder, edges, size = Binder(), edges_s(question.window_seconds), len(plan.steps)
    (row,) = await inquiry.read(binder, FunnelSql(msgspec.structs.replace(plan, breakdown=None), inquiry, binder).totals(edges))
    counts, quantiles, whole = row[:size], row[size : 2 * size - 1], row[2 * size - 1 :]
    return Totals(steps_of(question, counts, quantiles), time_to_convert(counts[-1], whole, edges) if size > 1 else None)


async def _groups(question: FunnelQuestion, plan: FunnelPlan, inquiry: Inquiry) -> list[FunnelGroup] | msgspec.UnsetType:
    if plan.breakdown is None:
        return msgspec.UNSET
    binder = Binder()
    return groups_of(question, await inquiry.read(binder, FunnelSql(plan, inquiry, binder).groups(question.breakdown_limit)))


async def _trend(plan: FunnelPlan, interval: Interval | None, inquiry: Inquiry) -> FunnelTrend | msgspec.UnsetType:
    if interval is None:
        return msgspec.UNSET
    binder, starts = Binder(), interval.starts(plan.span, inquiry.timezone)
    rows = await inquiry.read(binder, FunnelSql(msgspec.structs.replace(plan, breakdown=None), inquiry, binder).trend(starts))
    complete_ms = min(plan.reach.to_ms, inquiry.now_ms) - plan.window_ms
    return FunnelTrend(interval.name, buckets_of(starts, rows, len(plan.steps), end_ms=plan.span.to_ms, complete_ms=complete_ms))


def counts_later(question: FunnelQuestion) -> bool:
    """Whether events after the window count too."""
    return question.look_ahead


FUNNEL: Final = Kind(
    name="funnel",
    title="Funnel",
    description="How many people took each of some steps within a time, how long it took them, and where the others stopped.",
    question=FunnelQuestion,
    answer=FunnelAnswer,
    run=funnel,
    looks_ahead=counts_later,
    follow=follow_funnel,
)
