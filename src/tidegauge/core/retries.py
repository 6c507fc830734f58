"""What failed and is tried again, each for itself, so that one that never succeeds holds up no other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tidegauge.core.clock import Clock


class Failure(NamedTuple):
    """A job that failed `attempts` times in a row; `reason` is of the last."""

    name: str
    attempts: int
    reason: str


class Retries:
    """A job waits `first_s` after its first failure, twice as long after each further one, up to `longest_s`."""

    def __init__(self, clock: Clock, *, first_s: float, longest_s: float) -> None:
        self._clock = clock
        self._first_s, self._longest_s = first_s, longest_s
        self._waiting: dict[str, tuple[Failure, float]] = {}

    def is_due(self, name: str) -> bool:
        """Whether a job may be tried: it never failed, or its wait is over."""
        return name not in self._waiting or self._clock.monotonic_s() >= self._waiting[name][1]

    def fail(self, name: str, reason: str) -> Failure:
        """It failed; gives how often in a row."""
        attempts = self._waiting[name][0].attempts + 1 if name in self._waiting else 1
        wait_s = min(self._longest_s, self._first_s * 2.0 ** min(attempts - 1, 30))
        failure = Failure(name, attempts, reason)
        self._waiting[name] = (failure, self._clock.monotonic_s() + wait_s)
        return failure

    def keep(self, names: Iterable[str]) -> None:
        """Forget all others: they succeeded, or are not wanted any more."""
        wanted = set(names)
        self._waiting = {name: waiting for name, waiting in self._waiting.items() if name in wanted}

    def next_s(self) -> float | None:
        """Seconds until the next one is due; None when nothing waits."""
        return max(0.0, min(due_s for _, due_s in self._waiting.values()) - self._clock.monotonic_s()) if self._waiting else None

    def failures(self) -> list[Failure]:
        """What failed and waits, in the order in which it began to."""
        return [failure for failure, _ in self._waiting.values()]
