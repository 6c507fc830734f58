"""The attempt of a funnel whose steps may come in any order, in one pass backwards over a person's events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tidegauge.stream.attempts.attempt import NO_ATTEMPT, Attempt

_NONE: Final = 2**63 - 1
"""Nothing makes the step behind here."""


def any_order(keys: Sequence[int], steps: int, exclusions: int, conversion_ms: int, entry_end_ms: int) -> Attempt:
    """An attempt begins with any step's event and has taken the steps that are made within the time and before the next excluded event; their times ascend."""
    bits = steps + exclusions
    step_mask, stop_mask = ((1 << steps) - 1) << exclusions, (1 << exclusions) - 1
    upcoming = [_NONE] * steps
    stop = _NONE
    best = NO_ATTEMPT
    for key in reversed(keys):
        if key & stop_mask != stop_mask:
            stop = key
        for step in range(steps):
            if not key >> (bits - 1 - step) & 1:
                upcoming[step] = key
        time_ms = key >> bits
        if time_ms < entry_end_ms and key & step_mask != step_mask:
            last = min((time_ms + conversion_ms << bits) | (1 << bits) - 1, stop - 1)
            times = sorted(one >> bits for one in upcoming if one <= last)
            if times and len(times) >= len(best.times):
                best = Attempt(key, tuple(times))
    return best
