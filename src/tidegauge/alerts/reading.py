"""Numbers of a term as they are now, from the answers to its questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from tidegauge.alerts.anomaly import Usual
from tidegauge.alerts.term import Term
from tidegauge.analysis.funnel.answer import FunnelAnswer, FunnelStep
from tidegauge.contracts.answer import Answer
from tidegauge.contracts.plan import OTHER

Group = tuple[str, ...]


class Reading(msgspec.Struct, frozen=True):
    """A number as it is now. `value` and `previous` (of the period before) are None where there is nothing to measure; `count`: events behind it.

    `usual`: what an anomaly is measured against. `terms`: the readings of a rule of several, one for each.
    """

    value: float | None
    count: int
    previous: float | None = None
    usual: Usual | None = None
    terms: tuple[Reading, ...] = ()


NOTHING: Final = Reading(None, 0)
Readings = Mapping[Group, Reading]


def readings_of(answer: Answer, term: Term) -> dict[Group, Reading]:
    """The numbers of an answer without an interval, by group; one under () where it has no groups."""
    if isinstance(answer, FunnelAnswer):
        return _conversions(answer, term)
    return {tuple(row.dimensions.values()): Reading(_number(row.value), row.count, _number(row.previous)) for row in answer.results}


def quotients(parts: Readings, wholes: Readings, *, empty: float | None, is_percent: bool) -> dict[Group, Reading]:
    """For every group of `wholes` what `parts` has divided by it. `empty`: the part of a group that has no events, None when that cannot be told."""
    factor = 100.0 if is_percent else 1.0
    none = Reading(empty, 0, empty)
    return {group: _quotient(parts.get(group, none), whole, factor) for group, whole in wholes.items()}


def joined(terms: list[Readings]) -> dict[Group, Reading]:
    """The readings of several terms by group; one without groups stands beside every group of the others."""
    groups = dict.fromkeys(group for readings in terms for group in readings if group) or dict.fromkeys([()])
    return {group: Reading(None, 0, terms=tuple(_of_group(readings, group) for readings in terms)) for group in groups}


def _of_group(readings: Readings, group: Group) -> Reading:
    found = readings.get(group)
    return readings.get((), NOTHING) if found is None else found


def _quotient(part: Reading, whole: Reading, factor: float) -> Reading:
    return Reading(_divided(part.value, whole.value, factor), whole.count, _divided(part.previous, whole.previous, factor))


def _divided(part: float | None, whole: float | None, factor: float) -> float | None:
    return None if part is None or not whole else factor * part / whole


def _conversions(answer: FunnelAnswer, term: Term) -> dict[Group, Reading]:
    if isinstance(answer.breakdown, list):
        return {(group.value,): _conversion(group.steps, term) for group in answer.breakdown if group.value != OTHER}
    return {(): _conversion(answer.steps, term)}


def _conversion(steps: list[FunnelStep], term: Term) -> Reading:
    share = steps[(term.step or len(steps)) - 1].conversion_from_start
    return Reading(None if share is None else 100 * share, steps[0].count)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
