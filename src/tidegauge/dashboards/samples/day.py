"""A day of sample events: the same every time it is made, with the rhythm of a day and a week, growth, and now and then something that happens."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final, Literal, NamedTuple

from tidegauge.core.time_range import DAY_MS, HOUR_MS
from tidegauge.dashboards.samples.person import Person

Event = dict[str, Any]

_WEEK: Final = (1.06, 1.12, 1.14, 1.08, 1.0, 0.74, 0.66)
"""How busy Monday to Sunday are."""
_GROWTH_A_DAY: Final = 0.0035
_USUAL_DAY: Final = 20_786
"""The day since 1970 whose volume is the usual one; before it there is less, after it more."""
_LEAST, _MOST = 0.6, 2.0
LONGEST_TAIL_MS: Final = 12 * HOUR_MS
"""How far what begins on a day may reach into the next."""


class Note(NamedTuple):
    """Something that happened, for the marks on charts; `to_ms` is None for a moment."""

    from_ms: int
    to_ms: int | None
    kind: Literal["deploy", "incident", "note"]
    title: str


class Day:
    """Collects the events of the day that begins at `start_ms` (UTC). `number` counts days since 1970; everything random comes from `random`."""

    def __init__(self, key: str, start_ms: int) -> None:
        self.key = key
        self.start_ms = start_ms
        self.number = start_ms // DAY_MS
        self.random = Random(f"{key}:{self.number}")
        self.events: list[Event] = []
        self.notes: list[Note] = []
        self._made = 0

    @property
    def growth(self) -> float:
        """Around 1: how large the business has become."""
        return min(_MOST, max(_LEAST, 1 + _GROWTH_A_DAY * (self.number - _USUAL_DAY)))

    @property
    def weekday(self) -> int:
        """0 is Monday."""
        return (self.number + 3) % 7  # 1970-01-01 was a Thursday

    @property
    def busyness(self) -> float:
        """Around 1: a weekend's is lower, it grows with time, and no day is like another."""
        return _WEEK[self.weekday] * self.growth * self.random.uniform(0.96, 1.04)

    def moment(self) -> int:
        """An instant of the day: more of them at noon than at night."""
        while True:
            at_ms = self.random.random() * DAY_MS
            if self.random.random() < 0.56 + 0.44 * math.cos(2 * math.pi * (at_ms / DAY_MS - 14 / 24)):
                return self.start_ms + int(at_ms)

    def at(self, hour: float) -> int:
        """The instant of that hour."""
        return self.start_ms + int(hour * HOUR_MS)

    def every(self, days: int, offset: int = 0) -> bool:
        """Whether this is one of the days that come so often."""
        return (self.number + offset) % days == 0

    def turn(self, days: int, *titles: str) -> str:
        """Another of the titles each time."""
        return titles[self.number // days % len(titles)]

    def steps(self, step_ms: int) -> Iterator[int]:
        """Instants of the day, so far apart, from its beginning."""
        return iter(range(self.start_ms, self.start_ms + DAY_MS, step_ms))

    def times(self, mean: float) -> int:
        """How often something happens that happens `mean` times on a usual day."""
        return max(0, round(self.random.gauss(mean * self.busyness, math.sqrt(mean) * 0.5)))

    def person(self, people: int) -> Person:
        """One of so many; some come more often than others."""
        return Person(self.key, int(people * self.random.random() ** 1.6))

    def drop(self, from_ms: int, to_ms: int) -> None:
        """Nothing arrives then."""
        self.events = [event for event in self.events if not from_ms <= event["timestamp"] < to_ms]

    def note(self, kind: Literal["deploy", "incident", "note"], from_ms: int, title: str, hours: float = 0.0) -> None:
        """Something happened then, for so long."""
        self.notes.append(Note(from_ms, from_ms + int(hours * HOUR_MS) if hours else None, kind, title))

    def add(
        self, name: str, at_ms: int, *, kind: str = "custom", person: Person | None = None, session: str = "", value: float | None = None, **properties: Any
    ) -> None:
        """One event; a person's context is among its properties."""
        event: Event = {
            "id": f"sample-{self.key}-{self.number}-{self._made}",
            "name": name,
            "type": kind,
            "timestamp": at_ms,
            "source": f"sample:{self.key}",
            "properties": {**(person.context if person else {}), **properties},
        }
        self._made += 1
        if person is not None:
            event["user_id"] = person.id
        if session:
            event["session_id"] = session
        if value is not None:
            event["value"] = round(value, 4)
        self.events.append(event)


class Batch(NamedTuple):
    """A day's part of a time: events in order of time, and what happened."""

    events: list[Event]
    notes: list[Note]


Sample = Callable[[Day], None]
"""Adds a day's events to a Day."""


def batches_between(key: str, sample: Sample, from_ms: int, to_ms: int) -> Iterator[Batch]:
    """What lies in [from_ms, to_ms), a day at a time, the newest day first. The same comes for the same times, whatever was asked before."""
    first_ms = (from_ms - LONGEST_TAIL_MS) // DAY_MS * DAY_MS
    for start_ms in range((to_ms - 1) // DAY_MS * DAY_MS, first_ms - 1, -DAY_MS):
        day = Day(key, start_ms)
        sample(day)
        events = sorted((event for event in day.events if from_ms <= event["timestamp"] < to_ms), key=lambda event: event["timestamp"])
        yield Batch(events, [note for note in day.notes if from_ms <= note.from_ms < to_ms])
