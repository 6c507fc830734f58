"""The attempt of a strict funnel: events that follow one another have to make one step after the other."""

from __future__ import annotations

from collections.abc import Sequence

from tidegauge.stream.attempts.attempt import NO_ATTEMPT, Attempt


def strict(keys: Sequence[int], steps: int, conversion_ms: int, entry_end_ms: int) -> Attempt:
    """`keys` are of all events that the funnel looks at, those that make no step too."""
    best = NO_ATTEMPT
    for place, first in enumerate(keys):
        begin_ms = first >> steps
        if begin_ms >= entry_end_ms:
            break
        times: list[int] = []
        for step, key in enumerate(keys[place : place + steps], 1):
            if key >> (steps - step) & 1 or key >> steps > begin_ms + conversion_ms:
                break
            times.append(key >> steps)
        if len(times) > len(best.times):
            best = Attempt(first, tuple(times))
            if len(times) == steps:
                break
    return best
