"""When the roll-up writer has its next round: at once while nothing comes in, else seldom enough to leave the machine to who sends and asks."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

MAX_WAITING: Final = 2_000_000
"""More rows than these are rolled up however much comes in: every question reads those that wait."""

BUSY_ROWS: Final = 4_000
"""More rows than these between two looks are a load beside which nothing is rolled up before MAX_WAITING."""

PAUSES: Final = 20
"""After a round beside events that come in, so many times its length belong to others."""

LEAST_PAUSE_S: Final = 10.0


class RollupPace:
    """Told of every round's length, it says at each look whether there is to be another."""

    def __init__(self, clock_s: Callable[[], float] = time.monotonic) -> None:
        self._clock_s = clock_s
        self._not_before_s = clock_s()

    def ended(self, took_s: float) -> None:
        """A round ended now that took so long."""
        self._not_before_s = self._clock_s() + max(PAUSES * took_s, LEAST_PAUSE_S)

    def is_time(self, *, came: int, waiting: int) -> bool:
        """Whether to have a round: `came` rows were stored since the last look, `waiting` are not rolled up yet."""
        if not came or waiting > MAX_WAITING:
            return True
        return came <= BUSY_ROWS and self._clock_s() >= self._not_before_s
