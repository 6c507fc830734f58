"""The attempt of an ordered funnel whose exclusions end attempts, in one pass backwards over a person's events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tidegauge.stream.attempts.attempt import NO_ATTEMPT, Attempt

_NONE: Final = 2**63 - 1
"""Nothing makes the step behind here."""

Reach = tuple[int, int]


def stopped(keys: Sequence[int], steps: int, reaches: Sequence[Reach], conversion_ms: int, entry_end_ms: int) -> Attempt:
    """`reaches`: of each exclusion the step after which and the step up to which it ends an attempt, from 1.

    `found[step][later]`, of the events behind a place: the earliest that makes `later` on ways that take `step` there first; the pass goes from the last event
    to the first, so that each event only looks at what is behind it.
    """
    bits = steps + len(reaches)
    ends = [[index for index, (after, before) in enumerate(reaches) if after < step <= before] for step in range(steps + 2)]
    found = [[_NONE] * (steps + 1) for _ in range(steps + 2)]
    best = NO_ATTEMPT
    for key in reversed(keys):
        time_ms = key >> bits
        if not key >> (bits - 1) & 1 and time_ms < entry_end_ms:
            behind = found[2][2:] if steps > 1 else []
            times = [at for at in behind if at <= time_ms + conversion_ms]
            if 1 + len(times) >= len(best.times):
                best = Attempt(key, (time_ms, *times))
        _pass(found, key, time_ms, steps, bits, ends)
    return best


def _pass(found: list[list[int]], key: int, time_ms: int, steps: int, bits: int, ends: list[list[int]]) -> None:
    """Put an event before those that `found` is of. Steps ascending: what a step leads to is still of the events behind."""
    for step in range(2, steps + 1):
        here = found[step]
        if any(not key >> (bits - 1 - steps - index) & 1 for index in ends[step]):
            here[:] = [_NONE] * (steps + 1)
        elif not key >> (bits - step) & 1:
            here[step] = time_ms
            for later in range(step + 1, steps + 1):
                behind = found[step + 1][later]
                if behind != _NONE:
                    here[later] = behind
