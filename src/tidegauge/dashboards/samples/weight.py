"""Values of which some are more likely than others."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
Weighted = Sequence[tuple[T, float]]


def pick(random: Random, choices: Weighted[T]) -> T:
    """One of the values, by weight."""
    return random.choices([value for value, _ in choices], [weight for _, weight in choices])[0]
