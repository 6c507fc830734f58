"""Looks thinned out for a chart: of every few the one furthest past the threshold, so that no crossing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from tidegauge.alerts.backtest.body import SeriesView
from tidegauge.alerts.backtest.history import RuleHistory
from tidegauge.alerts.backtest.replay import further
from tidegauge.alerts.condition import CONDITIONS, measured
from tidegauge.alerts.reading import NOTHING, Reading
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.term import Term

MAX_POINTS: Final = 600
MAX_SERIES: Final = 5


def chart_of(rule: Rule, history: RuleHistory) -> tuple[list[int], list[SeriesView]]:
    """The instants, and the numbers of each term at them; of the first groups only where there are many."""
    times = history.grid.times_ms
    stride = -(-len(times) // MAX_POINTS)
    names, groups = rule.group_names, islice(history.looks.items(), max(1, MAX_SERIES // len(rule.parts)))
    series = [
        SeriesView(index, dict(zip(names, group, strict=False)), unit_of(term), term.threshold, _thinned(term, _of_term(rule, looks, index), stride))
        for group, looks in groups
        for index, term in enumerate(rule.parts)
    ]
    return list(times[::stride]), series


def unit_of(term: Term) -> str:
    """What a threshold is in."""
    return CONDITIONS[term.condition].unit or ("%" if term.is_percent or term.is_funnel else "")


def _of_term(rule: Rule, looks: Sequence[Reading], index: int) -> list[Reading]:
    return [(look.terms[index] if look.terms else NOTHING) if rule.terms else look for look in looks]


def _thinned(term: Term, looks: Sequence[Reading], stride: int) -> list[float | None]:
    numbers = [measured(term, look) for look in looks]
    found: list[float | None] = []
    for first in range(0, len(numbers), stride):
        number: float | None = None
        for other in numbers[first : first + stride]:
            number = further(term, number, other)
        found.append(number)
    return found
