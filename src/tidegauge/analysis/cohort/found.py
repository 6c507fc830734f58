"""The cohorts of a choice as the store has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import add
from typing import Any, Final

import msgspec

from tidegauge.analysis.calendar import Calendar, Period, calendar
from tidegauge.analysis.cohort.answer import Cohort
from tidegauge.analysis.cohort.question import MAX_CELLS, CohortChoice, Metric
from tidegauge.analysis.cohort.statement import CohortPlan, CohortSql, Measure
from tidegauge.analysis.cohort.triangle import SHARES, Tally, cohorts, since, tallied
from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, OTHER, And, Compare, Condition, Or
from tidegauge.core.errors import LimitReached
from tidegauge.query.compile.statement import Binder

_USED: Final = And((Compare(resolve_field("type"), "in", ("custom", "user_action")), Compare(resolve_field("name"), "neq", "page_view")))
"""What counts as using a feature where none is named."""

_MEASURES: Final[dict[str, Measure]] = {"retention_rate": "people", "feature_usage": "people", "revenue": "value", "engagement": "events"}


class Found(msgspec.Struct):
    """All cohorts, and those of each value of the breakdown, the largest first (None without one). Groups share the calendar."""

    calendar: Calendar
    cohorts: list[Cohort]
    groups: list[tuple[str, list[Cohort]]] | None

    @property
    def people(self) -> int:
        """How many started; of recurring starts: person and period."""
        return sum(cohort.size for cohort in self.cohorts)


async def find_cohorts(choice: CohortChoice, metric: Metric, period: Period, periods: int | None, inquiry: Inquiry) -> Found:
    """The cohorts of the window. Raises InvalidQuery, LimitReached, Unavailable."""
    plan = cohort_plan(choice, metric, period, periods, inquiry)
    _check_cells(plan, choice)
    if not len(plan.calendar):
        return Found(plan.calendar, [], [] if choice.breakdown is not None or inquiry.compared else None)
    if plan.breakdown is not None:
        plan = msgspec.structs.replace(plan, values=await largest_values(plan, choice.breakdown_limit, inquiry))
    by_group = await _tallies(plan, inquiry)

    def made(tallies: Iterable[Tally]) -> list[Cohort]:
        return cohorts(plan.calendar, tallies, metric, periods=periods, now_ms=inquiry.now_ms)

    total = made(merged(tally for tallies in by_group.values() for tally in tallies))
    if inquiry.compared:
        return Found(plan.calendar, total, [(name, made((await _tallies(among(plan, segment), inquiry)).get("", []))) for name, segment in inquiry.compared])
    if plan.values is None:
        return Found(plan.calendar, total, None)
    named = [value for value in (*plan.values, OTHER) if value in by_group]
    return Found(plan.calendar, total, [(value, made(by_group[value])) for value in named])


def cohort_plan(choice: CohortChoice, metric: Metric, period: Period, periods: int | None, inquiry: Inquiry) -> CohortPlan:
    """The choice made definite. Raises InvalidQuery, LimitReached."""
    is_classic = choice.retention == "classic"
    if metric not in SHARES and not is_classic:
        raise invalid("retention", f"{metric} is counted period by period (classic); rolling and unbounded are ways to count people who come back")
    if choice.segments and choice.breakdown is not None:
        raise invalid("segments", "groups are either segments or values of a breakdown, not both")
    start = ALWAYS if choice.start_event is None else inquiry.condition_of(choice.start_event, "start_event")
    days = calendar(period, inquiry.span, inquiry.timezone, inquiry.now_ms)
    return CohortPlan(
        calendar=days,
        start=start,
        returned=_returned(choice, metric, start, inquiry),
        is_recurring=choice.start == "recurring",
        measure=_MEASURES[metric] if is_classic else "last",
        until_ms=max(inquiry.now_ms, days.end_ms) if choice.retention == "unbounded" else days.end_ms,
        periods=len(days) if periods is None else min(periods, len(days)),
        breakdown=None if choice.breakdown is None else resolve_field(choice.breakdown),
    )


def among(plan: CohortPlan, segment: Condition) -> CohortPlan:
    """The plan for the people of a segment."""
    return msgspec.structs.replace(plan, among=segment)


def merged(tallies: Iterable[Tally]) -> list[Tally]:
    """Tallies of several groups of people as one, in the order of cohorts."""
    found: dict[int, Tally] = {}
    for tally in tallies:
        known = found.get(tally.cohort)
        if known is None:
            found[tally.cohort] = msgspec.structs.replace(tally, people=list(tally.people), totals=list(tally.totals))
            continue
        known.size += tally.size
        known.people = list(map(add, known.people, tally.people))
        known.totals = list(map(add, known.totals, tally.totals))
    return [found[cohort] for cohort in sorted(found)]


def _returned(choice: CohortChoice, metric: Metric, start: Condition, inquiry: Inquiry) -> Condition:
    if choice.return_event is not None:
        return inquiry.condition_of(choice.return_event, "return_event")
    if metric == "feature_usage":
        return _USED
    if metric != "revenue":
        return ALWAYS
    paid = inquiry.catalogue.find("revenue", inquiry.project)
    parts = (*((paid.condition,) if paid else ()), *((start,) if start != ALWAYS else ()))
    return parts[0] if len(parts) == 1 else Or(parts)


def _check_cells(plan: CohortPlan, choice: CohortChoice) -> None:
    count = len(plan.calendar)
    cells = sum(min(count - cohort, plan.periods + 1) for cohort in range(count))
    groups = 1 + (0 if choice.breakdown is None else choice.breakdown_limit + 1) + len(choice.segments)
    if cells * groups > MAX_CELLS:
        raise LimitReached(
            f"{count:,} {plan.calendar.unit}s and {groups} group(s) make {cells * groups:,} cells, of at most {MAX_CELLS:,}."
            " Choose longer periods, a shorter range, fewer periods to follow (periods), or fewer groups."
        )


async def largest_values(plan: CohortPlan, limit: int, inquiry: Inquiry) -> tuple[str, ...]:
    """The values of the breakdown with most people, which have groups of their own."""
    binder = Binder()
    rows = await inquiry.read(binder, CohortSql(plan, inquiry, binder).largest_groups(limit))
    return tuple(row[0] for row in rows)


async def _tallies(plan: CohortPlan, inquiry: Inquiry) -> dict[str, list[Tally]]:
    binder = Binder()
    rows = await inquiry.read(binder, CohortSql(plan, inquiry, binder).tallies())
    by_group: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for group, *row in rows:
        by_group[group].append(tuple(row))
    if plan.measure == "people" and plan.calendar.has_mask:
        return {group: [since(plan.calendar, *row) for row in sorted(found)] for group, found in by_group.items()}
    if plan.measure in ("events", "value"):
        return {group: [Tally(*row) for row in sorted(found)] for group, found in by_group.items()}
    return {group: tallied(found, plan.calendar, is_rolling=plan.measure == "last") for group, found in by_group.items()}
