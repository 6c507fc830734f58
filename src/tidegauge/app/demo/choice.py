"""Weighted choices from fixed lists, with the weights summed once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Choice(Generic[T]):
    """Draws one of `pairs` (value, weight) in proportion to its weight."""

    def __init__(self, pairs: Sequence[tuple[T, int]]) -> None:
        self._values = [value for value, _ in pairs]
        self._edges = list(accumulate(weight for _, weight in pairs))

    def draw(self, random: Random) -> T:
        """One value."""
        return random.choices(self._values, cum_weights=self._edges)[0]
