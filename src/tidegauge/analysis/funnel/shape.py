"""Numbers of the statements made into the answer's parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from tidegauge.analysis.funnel.answer import DurationClass, FunnelAnswer, FunnelBucket, FunnelGroup, FunnelStep, TimeToConvert
from tidegauge.analysis.funnel.duration import class_name
from tidegauge.analysis.funnel.question import FunnelQuestion
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.plan import OTHER
from tidegauge.core.timestamps import format_timestamp

Quantiles = Sequence[float | None]
"""Median and 90th percentile, in milliseconds."""


def steps_of(question: FunnelQuestion, counts: Sequence[int], quantiles: Sequence[Quantiles]) -> list[FunnelStep]:
    """The steps by people who got there, and by how long those took from the step before (of steps from the second on)."""
    found = []
    for index, (choice, count) in enumerate(zip(question.steps, counts, strict=True)):
        before = counts[index - 1] if index else count
        median_ms, p90_ms = quantiles[index - 1] if index else (None, None)
        found.append(
            FunnelStep(
                event=choice.event,
                label=choice.title,
                count=count,
                conversion_from_start=share(count, counts[0]),
                conversion_from_previous=share(count, before),
                dropped=before - count,
                median_seconds_from_previous=seconds(median_ms),
                p90_seconds_from_previous=seconds(p90_ms),
            )
        )
    return found


def time_to_convert(people: int, row: Sequence[Any], edges_s: list[int]) -> TimeToConvert:
    """From the part of the totals that holds ((median, p90), mean, [people by class])."""
    (median_ms, p90_ms), mean_ms, counts = row
    classes = [DurationClass(low, high, count) for (low, high), count in zip(pairwise(edges_s), counts, strict=True)]
    while classes and not classes[-1].count:
        classes.pop()
    first = next((index for index, one in enumerate(classes) if one.count), 0)
    return TimeToConvert(people, seconds(median_ms), seconds(p90_ms), seconds(mean_ms), classes[first:])


def groups_of(question: FunnelQuestion, rows: Iterable[Sequence[Any]]) -> list[FunnelGroup]:
    """The groups of a breakdown, in the order of the rows."""
    size = len(question.steps)
    return [
        FunnelGroup(OTHER if is_other else value, bool(is_other), steps_of(question, row[:size], row[size:]))
        for is_other, value, *row in rows
    ]  # fmt: skip


def buckets_of(starts: Sequence[int], rows: Iterable[Sequence[int]], size: int, *, end_ms: int, complete_ms: int) -> list[FunnelBucket]:
    """A bucket for each start, the last one up to `end_ms`; those are complete that end at `complete_ms` or before."""
    by_start = {start: list(counts) for start, *counts in rows}
    found = []
    for start, next_ms in pairwise([*starts, end_ms]):
        counts = by_start.get(start, [0] * size)
        found.append(FunnelBucket(format_timestamp(start), counts, share(counts[-1], counts[0]), next_ms <= complete_ms))
    return found


def rows_of(question: FunnelQuestion, answer: FunnelAnswer) -> list[ResultRow]:
    """What the answer shows, as charts take it."""
    if question.show == "trend":
        buckets = answer.trend.buckets if answer.trend else []
        return [ResultRow("conversion_rate", percent(one.conversion_rate), one.counts[0], {}, one.timestamp) for one in buckets]
    if question.show == "time_to_convert":
        classes = answer.time_to_convert.histogram if answer.time_to_convert else []
        return [ResultRow("people", one.count, one.count, {"time": class_name(one.from_seconds, one.to_seconds)}) for one in classes]
    names = step_names(question)
    if answer.breakdown:
        field = question.breakdown or ""
        return [row for group in answer.breakdown for row in _step_rows(names, group.steps, {field: group.value})]
    return list(_step_rows(names, answer.steps, {}))


def step_names(question: FunnelQuestion) -> list[str]:
    """A name for each step, all different: its title, numbered where several share it; `2/3` in a funnel of any order."""
    titles = [choice.title for choice in question.steps]
    if question.order == "any":
        return [f"{index}/{len(titles)}" for index in range(1, len(titles) + 1)]
    return [title if titles.count(title) == 1 else f"{index}. {title}" for index, title in enumerate(titles, 1)]


def share(part: int, whole: int) -> float | None:
    """Of 1; None of nothing."""
    return part / whole if whole else None


def percent(part: float | None) -> float | None:
    """A share as metrics of the catalogue and charts have it, 0 to 100."""
    return None if part is None else part * 100


def seconds(milliseconds: float | None) -> float | None:
    """The same in seconds."""
    return None if milliseconds is None else milliseconds / 1_000


def _step_rows(names: Sequence[str], steps: Sequence[FunnelStep], group: dict[str, str]) -> Iterable[ResultRow]:
    for name, step in zip(names, steps, strict=True):
        yield ResultRow("people", step.count, step.count, {"step": name, **group})
