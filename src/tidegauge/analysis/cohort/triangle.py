"""From tallies to cohorts: pure arithmetic on counts by cohort and period."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import Final

import msgspec

from tidegauge.analysis.calendar import Calendar
from tidegauge.analysis.cohort.answer import Cohort, CohortCell
from tidegauge.analysis.cohort.statement import SIZE

SHARES: Final = frozenset(("retention_rate", "feature_usage"))
"""Metrics whose value is a share of the cohort."""


class Tally(msgspec.Struct):
    """One cohort: its number in the calendar, its size, and for each period of the calendar the people seen in it and what they add up to."""

    cohort: int
    size: int
    people: list[int]
    totals: list[float]


def tallied(rows: Iterable[tuple[int, int, int]], calendar: Calendar, *, is_rolling: bool) -> list[Tally]:
    """Tallies of (cohort, period, people) rows, in order; the size stands under the period SIZE.

    Rolling: a row's period is the last one in which its people were seen (the calendar's length for after it): they count in every one up to it.
    """
    periods = len(calendar)
    tallies: dict[int, Tally] = {}
    for cohort, period, people in rows:
        tally = tallies.setdefault(cohort, Tally(cohort, 0, [0] * (periods + 1), []))
        if period == SIZE:
            tally.size += people
        else:
            tally.people[period] += people
    for tally in tallies.values():
        seen = tally.people
        tally.people = list(accumulate(reversed(seen)))[::-1][:periods] if is_rolling else seen[:periods]
    return [tallies[cohort] for cohort in sorted(tallies)]


def since(calendar: Calendar, cohort: int, size: int, people: list[int]) -> Tally:
    """The tally of people counted by periods after the cohort's own."""
    placed = [0] * cohort + people
    return Tally(cohort, size, (placed + [0] * len(calendar))[: len(calendar)], [])


def cohorts(calendar: Calendar, tallies: Iterable[Tally], metric: str, *, periods: int | None, now_ms: int) -> list[Cohort]:
    """The cohorts of tallies, each followed for `periods` periods after its own, or to the calendar's end.

    In period 0 of retention_rate everybody is there: starting is being there.
    """
    found = []
    for tally in tallies:
        last = len(calendar) if periods is None else min(len(calendar), tally.cohort + periods + 1)
        cells = [_cell(tally, index, metric, calendar.is_complete(index, now_ms)) for index in range(tally.cohort, last)]
        found.append(Cohort(calendar.label(tally.cohort), tally.size, calendar.is_complete(tally.cohort, now_ms), cells))
    return found


def _cell(tally: Tally, index: int, metric: str, is_complete: bool) -> CohortCell:
    period = index - tally.cohort
    count = tally.size if metric == "retention_rate" and period == 0 else tally.people[index]
    if metric in SHARES:
        return CohortCell(period, count / tally.size, count, is_complete)
    total = tally.totals[index]
    return CohortCell(period, total if metric == "revenue" else total / tally.size, count, is_complete, total)
