"""How far a distribution has moved."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Final, TypeVar

K = TypeVar("K", bound=Hashable)

_LEAST: Final = 1e-4
"""A share that is none counts as this, so that its logarithm is one."""


def stability_index(before: Mapping[K, int], now: Mapping[K, int]) -> float | None:
    """The population stability index, the sum of (now - before) ln(now / before) over shares (Siddiqi 2006); None when one side has nothing.

    Below 0.1 nothing to speak of, above 0.25 another population.
    """
    was, are = sum(before.values()), sum(now.values())
    if not was or not are:
        return None
    total = 0.0
    for key in {*before, *now}:
        old, new = max(before.get(key, 0) / was, _LEAST), max(now.get(key, 0) / are, _LEAST)
        total += (new - old) * math.log(new / old)
    return total
