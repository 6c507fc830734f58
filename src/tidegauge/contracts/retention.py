"""How long the events of a project are kept."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Retention(msgspec.Struct, frozen=True):
    """`days`: the age in whole days at which events go, None keeps them for ever. `events`: the same for the events of a name, in place of `days`."""

    days: int | None = None
    events: dict[str, int | None] = {}

    def within(self, most: int | None) -> Retention:
        """The same with nothing kept longer than `most` days; None is no bound."""
        if most is None:
            return self
        return Retention(_least(self.days, most), {name: _least(days, most) for name, days in self.events.items()})

    def days_of(self, name: str) -> int | None:
        """The age at which events of a name go."""
        return self.events.get(name, self.days)

    @property
    def deletes(self) -> bool:
        """Whether anything ever goes."""
        return any(days is not None for days in (self.days, *self.events.values()))

    def names_by_days(self) -> Iterable[tuple[int, list[str]]]:
        """The named events that go, by age: (days, names)."""
        ages = sorted({days for days in self.events.values() if days is not None})
        return [(age, sorted(name for name, days in self.events.items() if days == age)) for age in ages]


class Expired(msgspec.Struct, frozen=True):
    """The events of a name that are past their age: how many, the oldest in epoch ms, and the instant before which they go."""

    name: str
    events: int
    oldest_ms: int
    before_ms: int


class StoredEvents(msgspec.Struct, frozen=True):
    """The events of a name that are kept: how many, the oldest in epoch ms, and about how many bytes they take on the disk."""

    name: str
    events: int
    oldest_ms: int
    bytes: int


def _least(days: int | None, most: int) -> int:
    return most if days is None else min(days, most)
