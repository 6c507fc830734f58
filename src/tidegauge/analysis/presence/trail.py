"""Distinct people of the last so many days, for every day: pure arithmetic on gaps between active days."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate


def trailing(steps: Iterable[tuple[int, int, int]], days: int, width: int) -> list[int]:
    """For each of `days` days: the people active on it or on one of the `width` - 1 days before.

    `steps`: (day, days until the same person's next active day, people), the gap exact up to `width` at least. A person counts from an active day on for
    `width` days or until the next active day, whichever is sooner, so nobody counts twice.
    """
    changes = [0] * (days + 1)
    for day, gap, people in steps:
        changes[day] += people
        changes[min(day + min(gap, width), days)] -= people
    return list(accumulate(changes))[:days]
