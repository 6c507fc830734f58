"""What a condition measures, and whether the number meets it: one line each, in one table."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from tidegauge.alerts.reading import Reading
from tidegauge.alerts.term import Comparison, Term


class Condition(NamedTuple):
    """`measure`: what is held against the threshold, None when there is no such number. `recovers`: on which side of the threshold a recovery threshold is."""

    measure: Callable[[Reading], float | None]
    compare: Callable[[float, float], bool]
    recovers: Literal["below", "above"] | None
    unit: str = ""


def _value(reading: Reading) -> float | None:
    return reading.value


def _count(reading: Reading) -> float | None:
    return float(reading.count)


def _change(reading: Reading) -> float | None:
    """Percent of the period before."""
    if reading.value is None or not reading.previous:
        return None
    return (reading.value - reading.previous) / abs(reading.previous) * 100


def _distance(reading: Reading) -> float | None:
    """Deviations above what is usual."""
    return None if reading.value is None or reading.usual is None else reading.usual.distance(reading.value)


def _any_distance(reading: Reading) -> float | None:
    distance = _distance(reading)
    return None if distance is None else abs(distance)


def _distance_below(reading: Reading) -> float | None:
    distance = _distance(reading)
    return None if distance is None else -distance


def _is_zero(number: float, threshold: float) -> bool:
    return number == 0


CONDITIONS: Final[dict[Comparison, Condition]] = {
    "gt": Condition(_value, operator.gt, "below"),
    "gte": Condition(_value, operator.ge, "below"),
    "lt": Condition(_value, operator.lt, "above"),
    "lte": Condition(_value, operator.le, "above"),
    "eq": Condition(_value, operator.eq, None),
    "neq": Condition(_value, operator.ne, None),
    "change_above": Condition(_change, operator.gt, "below", "%"),
    "change_below": Condition(_change, operator.lt, "above", "%"),
    "absent": Condition(_count, _is_zero, None),
    "anomaly": Condition(_any_distance, operator.gt, "below", "deviations"),
    "anomaly_above": Condition(_distance, operator.gt, "below", "deviations"),
    "anomaly_below": Condition(_distance_below, operator.gt, "below", "deviations"),
}
CHANGES: Final = ("change_above", "change_below")
ANOMALIES: Final = ("anomaly", "anomaly_above", "anomaly_below")


def measured(term: Term, reading: Reading) -> float | None:
    """What is held against the threshold; None when there is no number: too few events, nothing to measure, or nothing to compare with."""
    if reading.count < term.min_count and term.condition != "absent":
        return None
    return CONDITIONS[term.condition].measure(reading)


def is_met(term: Term, number: float, *, is_firing: bool) -> bool:
    """Whether the condition holds; of a firing alert, whether it is not over yet."""
    compare = CONDITIONS[term.condition].compare
    if is_firing and term.recovery_threshold is not None:
        return compare(number, term.recovery_threshold) or number == term.recovery_threshold
    return compare(number, term.threshold)
