"""How long to wait after a delivery that failed, and when to leave a channel alone."""

from __future__ import annotations

from typing import Final

MAX_ATTEMPTS: Final = 12
"""After so many a delivery is dead: over two hours and a half."""

FIRST_WAIT_S: Final = 5.0
LONGEST_WAIT_S: Final = 3_600.0
BREAK_AFTER: Final = 5
"""Failures in a row after which nothing is tried by a channel for a while; then one delivery is."""

FIRST_PAUSE_S: Final = 30.0
LONGEST_PAUSE_S: Final = 900.0


def wait_s(attempts: int, luck: float, asked_s: float | None = None) -> float:
    """The wait after so many attempts: twice as long each time, and by chance up to half shorter, so that what failed together does not return together.

    `luck`: from 0 to 1. `asked_s`: what the other side asked for, which is waited at least.
    """
    longest_s = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** (attempts - 1))
    return max(longest_s * (0.5 + luck / 2), asked_s or 0.0)


def pause_s(failures: int) -> float:
    """How long a channel is left alone after so many failures in a row; 0 for not at all."""
    return 0.0 if failures < BREAK_AFTER else min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** min(failures - BREAK_AFTER, 20))
