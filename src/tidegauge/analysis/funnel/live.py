"""A funnel kept by the stream: its first numbers are the store's, each later one follows from the events as they come in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

import msgspec
import numpy as np

from tidegauge.analysis.funnel.answer import FunnelAnswer, TimeToConvert
from tidegauge.analysis.funnel.duration import edges_s
from tidegauge.analysis.funnel.plan import FunnelPlan, funnel_plan
from tidegauge.analysis.funnel.question import FunnelQuestion
from tidegauge.analysis.funnel.shape import groups_of, percent, rows_of, share, steps_of, time_to_convert
from tidegauge.analysis.funnel.statement import FunnelSql
from tidegauge.analysis.inquiry import Inquiry
from tidegauge.contracts.funnel_watch import FunnelWatch
from tidegauge.core.errors import LimitReached
from tidegauge.core.time_range import TimeRange
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, format_timestamp
from tidegauge.query.compile.statement import Binder
from tidegauge.stream.columns import Ints
from tidegauge.stream.engine import SnapshotTooOld, StreamEngine
from tidegauge.stream.live_funnel import MAX_EVENTS, FunnelTally, LiveFunnel, PersonEvents, unwatchable

ATTEMPTS: Final = 3
"""Snapshots that may be too old for the stream to go on from, before it is given up."""


class FunnelFollower:
    """A live funnel as answers to its question."""

    def __init__(self, question: FunnelQuestion, funnel: LiveFunnel, engine: StreamEngine, first: FunnelAnswer) -> None:
        self._question, self._funnel, self._engine, self._first = question, funnel, engine, first

    @property
    def version(self) -> int:
        """Grows when the numbers may have changed."""
        return self._funnel.version

    @property
    def is_overflowed(self) -> bool:
        """Whether the state became too large and was given up."""
        return self._funnel.is_overflowed

    @property
    def is_outdated(self) -> bool:
        """Whether the state was given up and can be started anew."""
        return self._funnel.is_outdated

    def answer(self, now_ms: int) -> FunnelAnswer:
        """The answer as of an instant."""
        question, edges = self._question, edges_s(self._question.window_seconds)
        span = self._funnel.watch.window.range_at(now_ms)
        tally = self._funnel.tally(now_ms)
        counts, quantiles, whole = numbers(tally, edges)
        steps = steps_of(question, counts, quantiles)
        rate = share(counts[-1], counts[0])
        meta = msgspec.structs.replace(
            self._first.meta,
            from_=format_timestamp(span.from_ms),
            to=format_timestamp(span.to_ms),
            total=percent(rate),
            cached=False,
            elapsed_ms=0.0,
            rows_read=0,
        )
        time: TimeToConvert | None = time_to_convert(counts[-1], whole, edges) if len(counts) > 1 else None
        answer = FunnelAnswer(
            results=[],
            meta=meta,
            order=question.order,
            window_seconds=question.window_seconds,
            steps=steps,
            conversion_rate=rate,
            time_to_convert=time,
            breakdown=msgspec.UNSET if question.breakdown is None else groups_of(question, groups(tally, question.breakdown_limit)),
        )
        return msgspec.structs.replace(answer, results=rows_of(question, answer))

    def close(self) -> None:
        """The stream keeps it no longer."""
        self._engine.leave(self._funnel)


async def follow_funnel(question: FunnelQuestion, inquire: Callable[[], Inquiry], engine: StreamEngine, first: FunnelAnswer) -> FunnelFollower | None:
    """Let the stream keep a funnel. None when it cannot, or when it is too large for it. Raises InvalidQuery, Unavailable, LimitReached."""
    for _ in range(ATTEMPTS):
        inquiry = inquire()
        watch = watch_of(question, inquiry)
        if watch is None:
            return None
        funnel = LiveFunnel(watch, inquiry.now_ms, inquiry.sequence, engine.identities)
        if not await _load(funnel, funnel_plan(question, inquiry), inquiry):
            return None
        try:
            engine.follow(funnel)
        except SnapshotTooOld:
            continue
        except LimitReached:
            return None
        if not funnel.is_overflowed:
            return FunnelFollower(question, funnel, engine, first)
        engine.leave(funnel)
    return None


def watch_of(question: FunnelQuestion, inquiry: Inquiry) -> FunnelWatch | None:
    """What the stream keeps of a question; None for one that only the store answers: held values, a trend, segments."""
    if question.hold_constant or question.interval or question.show == "trend":
        return None
    plan = funnel_plan(question, inquiry)
    watch = FunnelWatch(
        project=inquiry.project,
        steps=plan.steps,
        condition=inquiry.condition,
        window=inquiry.window,
        conversion_ms=plan.window_ms,
        looks_ahead=question.look_ahead,
        order=plan.order,
        exclusions=plan.exclusions,
        breakdown=plan.breakdown,
    )
    return watch if unwatchable(watch) is None else None


async def _load(funnel: LiveFunnel, plan: FunnelPlan, inquiry: Inquiry) -> bool:
    """Fill it from the store, up to its sequence; False when it is too large."""
    fixed_to_ms = plan.reach.to_ms if inquiry.window.kind == "fixed" else MAX_TIMESTAMP_MS
    whole = msgspec.structs.replace(plan, reach=TimeRange(plan.span.from_ms, fixed_to_ms))
    counting, reading = Binder(), Binder()
    ((events,),) = await inquiry.read(counting, FunnelSql(whole, inquiry, counting, upto=funnel.after_sequence).events())
    if events > MAX_EVENTS:
        return False
    limits = msgspec.structs.replace(inquiry.limits, result_rows=MAX_EVENTS)
    rows = await inquiry.read(reading, FunnelSql(whole, inquiry, reading, upto=funnel.after_sequence).kept(), limits)
    await asyncio.to_thread(funnel.load, (PersonEvents(*row) for row in rows))
    return not funnel.is_overflowed


def numbers(tally: FunnelTally, edges: list[int]) -> tuple[list[int], list[tuple[float | None, float | None]], list[object]]:
    """People by step, (median, p90) milliseconds by step from the second, and the part of `time_to_convert`, as the statement's totals give them."""
    levels, times, _ = tally
    size = times.shape[1]
    counts, quantiles = _by_step(levels, times)
    whole = times[levels >= size]
    took = whole[:, -1] - whole[:, 0]
    places = np.minimum(np.searchsorted(np.array(edges[1:], np.int64) * 1_000, took, side="right"), len(edges) - 2)
    classes = np.bincount(places, minlength=len(edges) - 1).tolist()
    return counts, quantiles, [_quantiles(took), int(took.sum()) / len(took) if len(took) else None, classes]


def _by_step(levels: Ints, times: Ints) -> tuple[list[int], list[tuple[float | None, float | None]]]:
    """People by step, and (median, p90) milliseconds by step from the second."""
    size = times.shape[1]
    quantiles = []
    for step in range(2, size + 1):
        took = times[levels >= step]
        quantiles.append(_quantiles(took[:, step - 1] - took[:, step - 2]))
    return [int((levels >= step).sum()) for step in range(1, size + 1)], quantiles


def groups(tally: FunnelTally, limit: int) -> list[list[object]]:
    """As FunnelSql.groups: a row for each of the `limit` values with most people, and one for all others together."""
    people = np.flatnonzero(tally.levels > 0)
    places: dict[str, int] = {}
    codes = np.array([places.setdefault(tally.values[row], len(places)) for row in people.tolist()], np.int64)
    sizes = np.bincount(codes, minlength=len(places)).tolist()
    ranked = sorted(places, key=lambda value: (-sizes[places[value]], value))
    shown = [(False, value, people[codes == places[value]]) for value in ranked[:limit]]
    if len(ranked) > limit:
        is_rest = np.ones(len(ranked), np.bool_)
        is_rest[[places[value] for value in ranked[:limit]]] = False
        shown.append((True, "", people[is_rest[codes]]))
    found: list[list[object]] = []
    for is_other, value, rows in shown:
        counts, quantiles = _by_step(tally.levels[rows], tally.times[rows])
        found.append([is_other, value, *counts, *quantiles])
    return found


def _quantiles(values: Ints) -> tuple[float | None, float | None]:
    """Median and 90th percentile, linear between neighbours, as quantilesExactInclusive computes them."""
    return _quantile(values, 0.5), _quantile(values, 0.9)


def _quantile(values: Ints, level: float) -> float | None:
    if not len(values):
        return None
    place = level * (len(values) - 1) + 1
    low = int(place)
    if low >= len(values):
        return float(values.max())
    two = np.partition(values, (low - 1, low))[low - 1 : low + 1]
    below, above = float(two[0]), float(two[1])
    return below + (place - low) * (above - below)
