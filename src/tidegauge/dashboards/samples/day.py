"""A day of sample events: the same every time it is made, with the rhythm of a day and a week."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any, Final, TypeVar

from tidegauge.core.time_range import DAY_MS, HOUR_MS

Event = dict[str, Any]
T = TypeVar("T")
Weighted = Sequence[tuple[T, float]]

_WEEKEND_SHARE: Final = 0.72
_GROWTH_A_DAY: Final = 0.008
_HOUR_STEP: Final = 24
_COUNTRIES: Final[Weighted[str]] = (
    ("US", 24), ("TH", 16), ("GB", 9), ("DE", 9), ("IN", 8), ("JP", 6), ("FR", 6), ("BR", 5), ("CA", 4), ("AU", 4), ("SG", 4), ("VN", 3), ("NL", 2),
)  # fmt: skip
_DEVICES: Final[Weighted[tuple[str, str, str]]] = (
    (("mobile", "Mobile Safari", "iOS"), 27), (("mobile", "Chrome Mobile", "Android"), 30), (("desktop", "Chrome", "Windows"), 20),
    (("desktop", "Safari", "Mac OS X"), 11), (("desktop", "Firefox", "Linux"), 5), (("tablet", "Mobile Safari", "iOS"), 7),
)  # fmt: skip


class Person:
    """Somebody who comes back on other days: `number` decides all that stays the same about them."""

    def __init__(self, key: str, number: int) -> None:
        random = Random(f"{key}:{number}")
        self.id = f"sample-{key}-{number}"
        self.number = number
        self.country = pick(random, _COUNTRIES)
        self.device, self.browser, self.os = pick(random, _DEVICES)
        self.luck = random.random()
        """0 to 1: how likely they are to go on to the next step."""

    @property
    def context(self) -> dict[str, Any]:
        """What the server would fill in."""
        return {"country": self.country, "device": self.device, "browser": self.browser, "os": self.os}


class Day:
    """Collects the events of the day that begins at `start_ms` (UTC). `number` counts days since 1970; everything random comes from `random`."""

    def __init__(self, key: str, start_ms: int) -> None:
        self.key = key
        self.start_ms = start_ms
        self.number = start_ms // DAY_MS
        self.random = Random(f"{key}:{self.number}")
        self.events: list[Event] = []

    @property
    def busyness(self) -> float:
        """Around 1: a weekend's is lower, it grows with time, and no day is like another."""
        is_weekend = (self.number + 3) % 7 >= 5  # 1970-01-01 was a Thursday
        growth = (1 + _GROWTH_A_DAY) ** (self.number % 365 - 180)
        return (_WEEKEND_SHARE if is_weekend else 1.08) * min(2.0, max(0.5, growth)) * self.random.uniform(0.93, 1.07)

    def moment(self) -> int:
        """An instant of the day: more of them at noon than at night."""
        while True:
            at_ms = self.random.random() * DAY_MS
            if self.random.random() < 0.56 + 0.44 * math.cos(2 * math.pi * (at_ms / DAY_MS - 14 / 24)):
                return self.start_ms + int(at_ms)

    def hours(self) -> Iterator[int]:
        """The beginning of each hour."""
        return iter(range(self.start_ms, self.start_ms + DAY_MS, HOUR_MS))

    def times(self, mean: float) -> int:
        """How often something happens that happens `mean` times on a usual day."""
        return max(0, round(self.random.gauss(mean * self.busyness, math.sqrt(mean) * 0.6)))

    def person(self, people: int) -> Person:
        """One of so many; some come more often than others."""
        return Person(self.key, int(people * self.random.random() ** 1.6))

    def add(
        self, name: str, at_ms: int, *, kind: str = "custom", person: Person | None = None, session: str = "", value: float | None = None, **properties: Any
    ) -> None:
        """One event; a person's context is among its properties."""
        event: Event = {
            "id": f"sample-{self.key}-{self.number}-{len(self.events)}",
            "name": name,
            "type": kind,
            "timestamp": at_ms,
            "source": f"sample:{self.key}",
            "properties": {**(person.context if person else {}), **properties},
        }
        if person is not None:
            event["user_id"] = person.id
        if session:
            event["session_id"] = session
        if value is not None:
            event["value"] = round(value, 4)
        self.events.append(event)


Sample = Callable[[Day], None]
"""Adds a day's events to a Day."""


def pick(random: Random, choices: Weighted[T]) -> T:
    """One of the values, by weight."""
    return random.choices([value for value, _ in choices], [weight for _, weight in choices])[0]


def events_between(key: str, sample: Sample, from_ms: int, to_ms: int) -> Iterator[list[Event]]:
    """The events of [from_ms, to_ms) in order of time, a day at a time. The same events come for the same times, whatever was asked before."""
    for start_ms in range((from_ms // DAY_MS - 1) * DAY_MS, to_ms, DAY_MS):
        day = Day(key, start_ms)
        sample(day)
        yield sorted((event for event in day.events if from_ms <= event["timestamp"] < to_ms), key=lambda event: event["timestamp"])
