"""A rule's readings at every look into the past, by group."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from tidegauge.alerts.anomaly import Usual
from tidegauge.alerts.backtest.grid import Grid, make_grid
from tidegauge.alerts.backtest.partial import Floats
from tidegauge.alerts.backtest.series import MAX_GROUPS, Past, Series, past_numbers
from tidegauge.alerts.condition import ANOMALIES
from tidegauge.alerts.question import in_buckets, is_count, live_queries, past_of, window_ms
from tidegauge.alerts.reading import Group, Reading, joined, quotients
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.term import Term
from tidegauge.alerts.usual import usual_of
from tidegauge.contracts.plan import Plan, evaluate
from tidegauge.core.errors import ErrorDetail, InvalidQuery
from tidegauge.core.time_range import Interval, TimeRange
from tidegauge.query.body import decode_question
from tidegauge.query.cells import empty_values
from tidegauge.query.execute import QueryService

Looks = Sequence[Reading]


class RuleHistory(msgspec.Struct, frozen=True):
    """`looks`: by group, a reading for each instant of the grid. `is_merged`: every number slides with the looks. `left_out`: there are more groups."""

    grid: Grid
    looks: Mapping[Group, Looks]
    is_merged: bool
    left_out: bool


class _Asked(msgspec.Struct, frozen=True):
    term: Term
    plans: list[Plan]


async def rule_history(service: QueryService, rule: Rule, project: int, timezone: str, span: TimeRange) -> RuleHistory:
    """The readings of a rule over a span. Raises InvalidQuery for what cannot be asked of the past, LimitReached, Unavailable."""
    asked = [_asked(service, term, project, timezone) for term in rule.parts]
    extra_ms = max(_extra_ms(one, span) for one in asked)
    grid = make_grid([plan for one in asked for plan in one.plans], span, extra_ms=extra_ms)
    groups, left_out = await _groups(service, [plan for one in asked for plan in one.plans[-1:]], grid)
    found, merged = [], True
    for one in asked:
        pasts = [await past_numbers(service, plan, grid, groups if plan.dimensions else None, extra_ms=_extra_ms(one, span)) for plan in one.plans]
        merged = merged and all(past.is_merged for past in pasts)
        found.append((one, pasts))
    looks = await asyncio.to_thread(_looks, found, grid)  # tens of thousands of readings: not on the event loop
    return RuleHistory(grid, looks, merged, left_out)


def _asked(service: QueryService, term: Term, project: int, timezone: str) -> _Asked:
    if term.is_funnel:
        reason = "a funnel's conversion is not kept for every instant of the past; look at its trend on the Funnels screen"
        raise InvalidQuery(f"rule.query: {reason}.", details=[ErrorDetail("rule.query", reason)])
    plans = [service.plan(decode_question(msgspec.json.encode(query)), project, timezone) for query in live_queries(term)]
    if any(dimension.time_part for plan in plans for dimension in plan.dimensions):
        reason = "groups by a part of the time are not looked at in the past"
        raise InvalidQuery(f"rule.query.group_by: {reason}.", details=[ErrorDetail("rule.query.group_by", reason)])
    return _Asked(term, plans)


def _extra_ms(asked: _Asked, span: TimeRange) -> int:
    """How far before the first look what is usual reaches back."""
    if asked.term.condition not in ANOMALIES:
        return 0
    past = past_of(asked.term, asked.plans[0], span.from_ms)
    return past.span.to_ms - past.span.from_ms + 2 * window_ms(asked.plans[0])


async def _groups(service: QueryService, plans: list[Plan], grid: Grid) -> tuple[list[Group] | None, bool]:
    """The commonest groups of the span, by the first question that has any."""
    grouped = next((plan for plan in plans if plan.dimensions), None)
    if grouped is None:
        return None, False
    whole = msgspec.structs.replace(
        in_buckets(grouped, grid.span, Interval("day"), min(MAX_GROUPS, grouped.limit)), interval=None, order_by="count", descending=True
    )
    table = await service.table(whole, grid.span)
    return [cell.group for cell in table.groups], table.is_truncated


def _looks(found: list[tuple[_Asked, list[Past]]], grid: Grid) -> dict[Group, Looks]:
    terms = [_term_looks(asked, pasts, grid) for asked, pasts in found]
    return terms[0] if len(terms) == 1 else _joined(terms)


def _term_looks(asked: _Asked, pasts: list[Past], grid: Grid) -> dict[Group, Looks]:
    looks = _divided(asked, [past.groups for past in pasts])
    if asked.term.condition not in ANOMALIES:
        return looks
    whole = _divided(asked, [past.whole for past in pasts])
    return {group: _with_usual(asked, readings, whole[group], pasts[0].whole_ms, grid) for group, readings in looks.items()}


def _divided(asked: _Asked, series: list[Mapping[Group, Series]]) -> dict[Group, Looks]:
    looks = [{group: _readings(one) for group, one in each.items()} for each in series]
    if len(looks) == 1:
        return dict(looks[0])
    parts, wholes = looks
    plan = asked.plans[0]
    found: dict[Group, Looks] = {}
    empty = evaluate(plan.expression, empty_values(plan))
    for group, whole in wholes.items():
        pairs = zip(parts[group], whole, strict=True)
        found[group] = [quotients({(): part}, {(): one}, empty=empty, is_percent=asked.term.is_percent)[()] for part, one in pairs]
    return found


def _readings(series: Series) -> Looks:
    values, previous, counts = _listed(series.value), _listed(series.previous), series.count.astype(np.int64).tolist()
    return [Reading(value, count, before) for value, count, before in zip(values, counts, previous, strict=True)]


def _listed(numbers: Floats) -> list[float | None]:
    return [None if number != number else number for number in numbers.tolist()]


def _with_usual(asked: _Asked, looks: Looks, whole: Looks, whole_ms: Sequence[int], grid: Grid) -> Looks:
    """Each look with what was usual by the whole windows that were over before its own began."""
    term, plan = asked.term, asked.plans[0]
    length_ms = window_ms(plan)
    stride = past_of(term, plan, grid.times_ms[0]).stride
    counts = len(asked.plans) == 1 and is_count(plan)
    reach, learned, found = term.past.windows * stride, dict[int, Usual | None](), []
    for at_ms, reading in zip(grid.times_ms, looks, strict=True):
        over = (plan.window.range_at(at_ms - 1).from_ms - whole_ms[0]) // length_ms + 1
        if over not in learned:
            learned[over] = usual_of(list(whole[max(0, over - reach) : over]), term, stride, is_count=counts) if over > 0 else None
        found.append(msgspec.structs.replace(reading, usual=learned[over]))
    return found


def _joined(terms: list[dict[Group, Looks]]) -> dict[Group, Looks]:
    count = len(next(iter(terms[0].values()), next(iter(terms[-1].values()), [])))
    found: dict[Group, list[Reading]] = {}
    for index in range(count):
        for group, reading in joined([{group: looks[index] for group, looks in term.items()} for term in terms]).items():
            found.setdefault(group, []).append(reading)
    return {group: tuple(looks) for group, looks in found.items()}
