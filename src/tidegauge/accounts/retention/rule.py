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


class Run(msgspec.Struct, frozen=True):
    """A clean-up that removed something."""

    at: str
    events: int


class RetentionView(msgspec.Struct, frozen=True):
    """A project's rules; `limit_days`: the installation's bound, null for none. `next_run`: when events that are past their age go."""

    days: int | None
    events: list[EventRule]
    limit_days: int | None
    next_run: str | None
    runs: list[Run]


class ExpiredView(msgspec.Struct, frozen=True):
    """The events of a name that would go: those from before `before`."""

    event: str
    events: int
    oldest: str
    before: str


class Preview(msgspec.Struct, frozen=True):
    """What the next clean-up would remove: `events` of `total`; by name, the 100 with the most."""

    events: int
    total: int
    oldest: str | None
    by_event: list[ExpiredView]


def _invalid(index: int, reason: str) -> InvalidInput:
    return InvalidInput(f"events.{index}.event {reason}.", details=[ErrorDetail(f"events.{index}.event", reason)])
