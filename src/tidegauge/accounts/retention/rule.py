"""How long events are kept, as it travels."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from tidegauge.contracts.retention import Retention
from tidegauge.core.errors import ErrorDetail, InvalidInput

MAX_RULES: Final = 200
_Days = Annotated[int, Meta(ge=1, le=36_500, description="Whole days; null keeps the events for ever.")]


class EventRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An age for the events of one name, in place of the project's."""

    event: Annotated[str, Meta(min_length=1, max_length=200)]
    days: _Days | None = None


class RetentionBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long a project keeps its events: `days` for all, and others for events by name."""

    days: _Days | None = None
    events: Annotated[tuple[EventRule, ...], Meta(max_length=MAX_RULES)] = ()

    def retention(self) -> Retention:
        """The same as the store takes it. Raises InvalidInput when an event is named twice or its name holds a NUL."""
        for index, rule in enumerate(self.events):
            if "\x00" in rule.event:
                raise _invalid(index, "has no NUL")
            if any(other.event == rule.event for other in self.events[:index]):
                raise _invalid(index, f"'{rule.event}' has a rule already")
        return Retention(self.days, {rule.event: rule.days for rule in self.events})


class HoldBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why nothing may go for its age: the matter that needs it, for those who read it later."""

    reason: Annotated[str, Meta(min_length=1, max_length=500)]


class Hold(msgspec.Struct, frozen=True):
    """While it stands nothing of the project goes for its age. Erasing a person or the project is a decision of its own and not held."""

    reason: str
    since: str


class Run(msgspec.Struct, frozen=True):
    """A clean-up that removed something: how much, and of which events (the 20 with the most; none of runs before they were kept)."""

    at: str
    events: int
    by_event: dict[str, int]


class RetentionView(msgspec.Struct, frozen=True):
    """A project's rules; `limit_days`: the installation's bound, null for none. `next_run`: when events that are past their age go;
    `last_run`: when that was done last since the start, whether anything went or not."""

    days: int | None
    events: list[EventRule]
    limit_days: int | None
    next_run: str | None
    last_run: str | None
    hold: Hold | None
    runs: list[Run]


class ExpiredView(msgspec.Struct, frozen=True):
    """The events of a name that would go: those from before `before`."""

    event: str
    events: int
    oldest: str
    before: str


class StoredView(msgspec.Struct, frozen=True):
    """The events of a name that are kept now; `bytes` of the disk, about."""

    event: str
    events: int
    oldest: str
    bytes: int


class BoardView(msgspec.Struct, frozen=True):
    """A dashboard whose longest window looks back over more days than events would be kept."""

    id: str
    name: str
    days: int


class Preview(msgspec.Struct, frozen=True):
    """What the next clean-up would remove: `events` of `total`, about `bytes` of the disk; by name, the 100 with the most. `stored`: what is kept, by name,
    the 200 with the most. `boards` look further back than the shortest age."""

    events: int
    total: int
    bytes: int
    oldest: str | None
    by_event: list[ExpiredView]
    stored: list[StoredView]
    boards: list[BoardView]


def _invalid(index: int, reason: str) -> InvalidInput:
    return InvalidInput(f"events.{index}.event {reason}.", details=[ErrorDetail(f"events.{index}.event", reason)])
