"""What every key sent in each minute of the last day: in memory, since the start."""

from __future__ import annotations

from collections import deque
from typing import Final

import msgspec

from tidegauge.contracts.key import WriteKey
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import MINUTE_MS

MINUTES: Final = 24 * 60


class Minute(msgspec.Struct):
    """One key's minute."""

    at: int
    requests: int = 0
    events: int = 0
    rejected: int = 0
    bytes: int = 0


class KeyTraffic(msgspec.Struct):
    """A key's sums over the last minute (the running one and the one before), hour and day."""

    key: str
    last_seen_ms: int
    minute: Minute
    hour: Minute
    day: Minute


class TrafficMeter:
    """`note` is called for every request: one dictionary look-up and four additions."""

    def __init__(self, clock: Clock) -> None:
        self.since_ms = clock.now_ms()
        self._clock = clock
        self._keys: dict[tuple[int, str], deque[Minute]] = {}
        self._seen_ms: dict[tuple[int, str], int] = {}

    def note(self, key: WriteKey, size_bytes: int, accepted: int, rejected: int) -> None:
        """Count a request that was answered."""
        now_ms = self._clock.now_ms()
        place = (key.project, key.id)
        self._seen_ms[place] = now_ms
        minutes = self._keys.get(place)
        if minutes is None:
            minutes = self._keys[place] = deque(maxlen=MINUTES)
        at = now_ms // MINUTE_MS
        if not minutes or minutes[-1].at != at:
            minutes.append(Minute(at))
        minute = minutes[-1]
        minute.requests += 1
        minute.events += accepted
        minute.rejected += rejected
        minute.bytes += size_bytes

    def of(self, project: int) -> list[KeyTraffic]:
        """Every key of the project that sent something since the start, the newest first."""
        now = self._clock.now_ms() // MINUTE_MS
        found = [
            KeyTraffic(key, self._seen_ms[owner, key], *(_sum(minutes, now - reach) for reach in (1, 60, MINUTES)))
            for (owner, key), minutes in self._keys.items()
            if owner == project
        ]
        return sorted(found, key=lambda traffic: -traffic.last_seen_ms)


def _sum(minutes: deque[Minute], after: int) -> Minute:
    total = Minute(after)
    for minute in minutes:
        if minute.at >= after:
            total.requests += minute.requests
            total.events += minute.events
            total.rejected += minute.rejected
            total.bytes += minute.bytes
    return total
