"""Whether people were shared out between the variants as planned."""

from __future__ import annotations

from collections.abc import Sequence

from scipy.special import chdtrc


def mismatch_p_value(people: Sequence[int], weights: Sequence[float]) -> float | None:
    """The p-value of Pearson's chi-squared test of the numbers of people against the planned weights (sample ratio mismatch, Fabijan et al. 2019).

    Below 0.001 the assignment is broken and no other number of the experiment is worth reading. None without people or with one variant.
    """
    total, whole = sum(people), sum(weights)
    if not total or len(people) < 2:
        return None
    expected = [total * weight / whole for weight in weights]
    squared = sum((seen - wanted) ** 2 / wanted for seen, wanted in zip(people, expected, strict=True))
    return float(chdtrc(len(people) - 1, squared))
