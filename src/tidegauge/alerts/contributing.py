"""Which values of which dimensions explain why a number is not what it was in the period before. Asked once, when an alert fires."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from tidegauge.alerts.question import live_queries
from tidegauge.alerts.split import Part, Quotient, quotient_of, shares
from tidegauge.alerts.term import Term
from tidegauge.contracts.cell import Cell, CellTable
from tidegauge.contracts.field import ATTRIBUTES, resolve_field
from tidegauge.contracts.plan import OTHER, And, Compare, Condition, Dimension, Expression, Plan, evaluate
from tidegauge.core.time_range import previous_range
from tidegauge.query.body import decode_question
from tidegauge.query.execute import QueryService

DIMENSIONS: Final = ("path", "country", "device", "browser", "os", "referrer", "utm_source", "name")
MAX_DIMENSIONS: Final = 10
MAX_LINES: Final = 5
MAX_OF_DIMENSION: Final = 2
MIN_SHARE: Final = 0.1
"""Of the change, below which a value is not worth a line."""

MAX_VALUES: Final = 100
TIMEOUT_S: Final = 10.0

Group = tuple[str, ...]


class Contribution(msgspec.Struct, frozen=True):
    """A value that explains part of a change. `now` and `before`: the number of its events (a quotient is of its own events); `share` of the whole change
    (1 = all of it, more where others went the other way); `text`: the same in a line."""

    dimension: str
    value: str
    now: float | None
    before: float | None
    share: float
    text: str


async def contributing(
    service: QueryService, term: Term, group: Group, project: int, timezone: str, now_ms: int, properties: Sequence[str] = ()
) -> list[Contribution]:
    """The values that explain most of a term's change against the period before, MAX_LINES at most; empty where nothing does, or where the number is no sum or
    quotient of sums (extremes, percentiles, distinct people, funnels). `properties`: dimensions besides the common ones.

    Takes TIMEOUT_S at most, and tells what it knows by then. Raises InvalidQuery, LimitReached, Unavailable.
    """
    if term.is_funnel:
        return []
    plans = [service.plan(decode_question(msgspec.json.encode(query)), project, timezone) for query in live_queries(term)]
    sums = [quotient_of(plan) for plan in plans]
    if any(one is None or (term.over is not None and one.below is not None) for one in sums):
        return []
    work = _Comparison(service, plans, [one for one in sums if one is not None], now_ms, 100.0 if term.is_percent else 1.0)
    found: list[Contribution] = []
    try:
        async with asyncio.timeout(TIMEOUT_S):
            for dimension in dimensions_of(plans, properties):
                found.extend(await work.explained(dimension, group))
    except TimeoutError:
        pass
    return best(found)


def dimensions_of(plans: Sequence[Plan], properties: Iterable[str]) -> list[str]:
    """The dimensions worth asking: none that the questions hold fixed or group by already."""
    fixed = {dimension.field for plan in plans for dimension in plan.dimensions}
    for plan in plans:
        fixed |= {part.field for part in _tests(plan.condition) if part.operator == "eq"}
    names = [*DIMENSIONS, *(name for name in properties if name not in ATTRIBUTES)]
    return [name for name in names if resolve_field(name) not in fixed][:MAX_DIMENSIONS]


def best(found: list[Contribution]) -> list[Contribution]:
    """Those that explain most, a few of each dimension."""
    ranked = sorted((one for one in found if one.share >= MIN_SHARE), key=lambda one: -one.share)
    chosen: list[Contribution] = []
    for one in ranked:
        if sum(other.dimension == one.dimension for other in chosen) < MAX_OF_DIMENSION:
            chosen.append(one)
    return chosen[:MAX_LINES]


class _Comparison:
    """One number, now and in the period before, by one dimension after the other."""

    def __init__(self, service: QueryService, plans: list[Plan], sums: list[Quotient], now_ms: int, factor: float) -> None:
        self._service, self._plans, self._sums = service, plans, sums
        self._span = plans[0].window.range_at(now_ms)
        self._factor = factor * (sums[0].factor if len(sums) == 1 else sums[0].factor / sums[1].factor)
        self._is_divided = len(sums) == 2 or sums[0].below is not None

    async def explained(self, dimension: str, group: Group) -> list[Contribution]:
        """What the values of a dimension add to the change."""
        plans = [self._by(plan, one, dimension, group) for plan, one in zip(self._plans, self._sums, strict=True)]
        now, before = [self._parts(tables) for tables in await self._tables(plans)]
        if len(now.keys() | before.keys()) < 2:
            return []  # a value that everything has explains nothing
        found = shares(now, before, is_divided=self._is_divided)
        change = sum(found.values())
        if not change:
            return []
        named = {value: share for value, share in found.items() if value not in ("", OTHER)}
        return [self._line(dimension, value, now.get(value), before.get(value), share / change) for value, share in named.items()]

    async def _tables(self, plans: list[Plan]) -> list[list[CellTable]]:
        """The tables of now and of before, of the same values."""
        spans = (self._span, previous_range(self._span))
        found = [[await self._service.table(plan, span) for plan in plans] for span in spans]
        tables = [table for each in found for table in each]
        if not any(table.is_truncated for table in tables):
            return found
        values = list(dict.fromkeys(cell.group for table in tables for cell in table.groups if cell.group != (OTHER,)))
        return [[await self._service.table(plan, span, [*values, (OTHER,)]) for plan in plans] for span in spans]

    def _parts(self, tables: list[CellTable]) -> dict[str, Part]:
        first = _sums(tables[0], self._sums[0].above)
        if not self._is_divided:
            return {value: Part(above) for value, above in first.items()}
        below = self._sums[0].below
        second = _sums(tables[1], self._sums[1].above) if below is None else _sums(tables[0], below)
        return {value: Part(first.get(value, 0.0), second.get(value, 0.0)) for value in dict.fromkeys((*second, *first))}

    def _by(self, plan: Plan, sums: Quotient, dimension: str, group: Group) -> Plan:
        tests = [
            Compare(one.field, "eq", value) if value else Compare(one.field, "not_exists")
            for one, value in zip(plan.dimensions, group, strict=False)
            if one.field
        ]
        return msgspec.structs.replace(
            plan,
            measures=sums.measures,
            expression=sums.above,
            condition=And((plan.condition, *tests)),
            dimensions=(Dimension(dimension, resolve_field(dimension)),),
            interval=None,
            compare=None,
            other=True,
            limit=MAX_VALUES,
            order_by="count",
            descending=True,
        )

    def _line(self, dimension: str, value: str, now: Part | None, before: Part | None, share: float) -> Contribution:
        none = Part(0.0, 0.0 if self._is_divided else 1.0)
        numbers = [self._factor * part.above / part.below if part.below else None for part in (now or none, before or none)]
        text = f"{dimension} {value}: {_written(numbers[0])}, was {_written(numbers[1])} ({share:.0%} of the change)"
        return Contribution(dimension, value, numbers[0], numbers[1], share, text)


def _sums(table: CellTable, expression: Expression) -> dict[str, float]:
    return {cell.group[0]: _value(cell, expression) for cell in table.groups}


def _value(cell: Cell, expression: Expression) -> float:
    return evaluate(expression, cell.values) or 0.0


def _tests(condition: Condition) -> list[Compare]:
    if isinstance(condition, Compare):
        return [condition]
    return [test for part in condition.parts for test in _tests(part)] if isinstance(condition, And) else []


def _written(number: float | None) -> str:
    if number is None:
        return "none"
    return f"{number:,.4g}" if abs(number) < 1_000 else f"{number:,.0f}"
