"""Whether one model is right more often than another."""

from __future__ import annotations

from scipy.special import bdtr

from tidegauge.analysis.experiment.proportion import z_test
from tidegauge.analysis.experiment.sample import conversions


def paired_p_value(only_first: int, only_second: int) -> float | None:
    """McNemar's exact two-sided test on the things that only one of the two judged rightly; None when there are none."""
    both = only_first + only_second
    if not both:
        return None
    return min(1.0, 2 * float(bdtr(min(only_first, only_second), both, 0.5)))


def unpaired_p_value(first: tuple[int, int], second: tuple[int, int]) -> float | None:
    """The two-proportion z-test on (judgements, right ones) of each; None when all or none are right."""
    return z_test(conversions("", *first), conversions("", *second))
