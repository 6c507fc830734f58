"""A person's furthest attempt at an ordered funnel, in one pass over their events."""

from __future__ import annotations

from collections.abc import Sequence

from tidegauge.stream.attempts.attempt import NO_ATTEMPT, Attempt


def furthest(keys: Sequence[int], steps: int, conversion_ms: int, entry_end_ms: int) -> Attempt:
    """The attempt that takes most steps, of several the one that begins first; its steps are the earliest events that make them.

    `keys`: ascending; the time in milliseconds, shifted by `steps` bits, and a bit for each step, the first one's highest, that is 0 where the event makes it.
    Attempts begin before `entry_end_ms`; an event makes one step of an attempt.

    `began[k]` is the latest beginning that led to step k so far. An event completes step k within the time if it does so for that beginning. The first event
    that completes the furthest step is where every attempt ends that began within the time before it, so the first of these is the one looked for.
    """
    began: list[int | None] = [None] * (steps + 1)
    level, end = 0, -1
    for place, key in enumerate(keys):
        time_ms = key >> steps
        for step in range(steps, 1, -1):
            start_ms = began[step - 1]
            if start_ms is None or key >> (steps - step) & 1 or time_ms > start_ms + conversion_ms:
                continue
            began[step] = start_ms
            if step > level:
                level, end = step, place
        if time_ms < entry_end_ms and not key >> (steps - 1) & 1:
            began[1] = time_ms
            if not level:
                level, end = 1, place
    return _taken(keys, steps, level, end, conversion_ms, entry_end_ms) if level else NO_ATTEMPT


def _taken(keys: Sequence[int], steps: int, level: int, end: int, conversion_ms: int, entry_end_ms: int) -> Attempt:
    """The attempt of so many steps, of which the event at `end` is the last."""
    begun, earliest_ms = 0, (keys[end] >> steps) - conversion_ms
    times: list[int] = []
    for place in range(end + 1):
        key = keys[place]
        time_ms = key >> steps
        if key >> (steps - 1 - len(times)) & 1 or (not times and not earliest_ms <= time_ms < entry_end_ms):
            continue
        begun = begun if times else key
        times.append(time_ms)
        if len(times) == level:
            break
    return Attempt(begun, tuple(times))
