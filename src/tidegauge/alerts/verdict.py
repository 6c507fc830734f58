"""Whether a rule's condition holds: that of its one term, or those of several joined."""

from __future__ import annotations

from typing import NamedTuple

from tidegauge.alerts.condition import ANOMALIES, CHANGES, is_met, measured
from tidegauge.alerts.reading import NOTHING, Reading
from tidegauge.alerts.rule import Rule


class Verdict(NamedTuple):
    """`numbers`: what each term holds against its threshold. `number`: that of the first term that is met, else of the first. `value`: what was measured
    where that is another number: of a change, of a distance from the usual."""

    is_met: bool
    number: float | None
    numbers: tuple[float | None, ...]
    value: float | None = None


def judge(rule: Rule, reading: Reading, *, is_firing: bool) -> Verdict | None:
    """Whether the condition holds (of a firing alert: is not over yet); None when there is no number that tells.

    Several terms are joined by Kleene's three-valued logic: a term without a number leaves the whole without one, unless the others decide it.
    """
    if not rule.terms:
        number = measured(rule, reading)
        if number is None:
            return None
        return Verdict(is_met(rule, number, is_firing=is_firing), number, (), reading.value if rule.condition in (*CHANGES, *ANOMALIES) else None)
    readings = reading.terms or (NOTHING,) * len(rule.terms)
    numbers = tuple(measured(term, one) for term, one in zip(rule.terms, readings, strict=True))
    met = [None if number is None else is_met(term, number, is_firing=is_firing) for term, number in zip(rule.terms, numbers, strict=True)]
    deciding = rule.join == "or"
    if deciding in met:
        whole = deciding
    elif None in met:
        return None
    else:
        whole = not deciding
    return Verdict(whole, numbers[met.index(True) if True in met else 0], numbers)
