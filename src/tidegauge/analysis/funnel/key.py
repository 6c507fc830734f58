"""An event of a funnel as one integer: when it was, and which steps and exclusions it meets. Sorted, a person's keys are their history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tidegauge.query.compile.fields import TIME_MS

TIME_BITS: Final = 42
"""Bits of a time in milliseconds up to 2109; a key has 63."""


class EventKey:
    """Time above, a bit for each step and exclusion below.

    A bit is 0 where the event meets the step, so that of events at the same millisecond those of earlier steps come first, and those of no step last.
    """

    def __init__(self, steps: int, exclusions: int) -> None:
        self.steps = steps
        self.bits = steps + exclusions
        if self.bits + TIME_BITS > 63:
            raise ValueError("too many steps and exclusions for a key")

    @property
    def nothing(self) -> int:
        """The low bits of an event that meets nothing."""
        return (1 << self.bits) - 1

    def sql(self, conditions: Sequence[str]) -> str:
        """The key of a row, by 0-or-1 expressions for the steps and then the exclusions."""
        met = " + ".join(f"({condition}) * {2 ** (self.bits - 1 - index)}" for index, condition in enumerate(conditions))
        return f"{TIME_MS} * {2**self.bits} + {self.nothing} - ({met})"

    def time(self, key: str) -> str:
        """Milliseconds of a key."""
        return f"bitShiftRight({key}, {self.bits})"

    def misses(self, key: str, step: int) -> str:
        """Whether the event does not meet a step, from 1."""
        return f"bitTest({key}, {self.bits - step})"

    def meets_any_step(self, key: str) -> str:
        """Whether it meets one of the steps."""
        mask = (2**self.steps - 1) << (self.bits - self.steps)
        return f"bitAnd({key}, {mask}) != {mask}"

    def meets_exclusion(self, key: str, exclusions: Sequence[int]) -> str:
        """Whether it meets one of these exclusions, from 0."""
        mask = sum(1 << (self.bits - 1 - self.steps - index) for index in exclusions)
        return f"bitAnd({key}, {mask}) != {mask}"

    def end(self, key: str, window_ms: int) -> str:
        """The greatest key of the last millisecond of the window that an event begins."""
        return f"(bitOr({key}, {self.nothing}) + {window_ms << self.bits})"
