"""What to tell of an alert, given what was told before: a decision without clock, store or channel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from tidegauge.alerts.channels.channel import Channel
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.state import Phase
from tidegauge.core.time_range import MINUTE_MS

Event = Literal["firing", "no_data", "resolved", "still_firing", "flapping"]
Level = Literal["ok", "firing", "no_data"]

FLAP_CHANGES: Final = 5
"""An alert that changes more often than this within FLAP_MS flaps."""
FLAP_MS: Final = 10 * MINUTE_MS
"""One that flaps has settled when nothing changed for so long."""

_LEVEL_OF: Final[dict[Event, Level]] = {"firing": "firing", "still_firing": "firing", "no_data": "no_data", "resolved": "ok"}
_EVENT_OF: Final[dict[Level, Event]] = {"firing": "firing", "no_data": "no_data", "ok": "resolved"}


class Standing(msgspec.Struct, frozen=True):
    """An alert as it is. `is_quiet`: somebody acknowledged or snoozed it. `changed_ms`: when its level changed, within FLAP_MS at least, oldest first."""

    level: Level
    is_quiet: bool = False
    changed_ms: tuple[int, ...] = ()


class Told(msgspec.Struct, frozen=True):
    """What was told last of an alert by a channel."""

    event: Event
    at_ms: int


def level_of(phase: Phase) -> Level:
    """What people care about: an alert that waits is still fine."""
    return "ok" if phase == "pending" else phase


def level_changes(phases: Sequence[tuple[int, Phase]]) -> tuple[int, ...]:
    """When the level changed, of (time, phase) in order; it was fine before the first."""
    changed: list[int] = []
    before: Level = "ok"
    for at_ms, phase in phases:
        if level_of(phase) != before:
            changed.append(at_ms)
            before = level_of(phase)
    return tuple(changed)


def decide(standing: Standing, told: Told | None, now_ms: int, *, is_muted: bool = False, repeat_ms: int = 0) -> Event | None:
    """What to tell now, if anything; ask again when the alert changed, and as time goes by.

    Nothing while muted. An alert that flaps is told once to do so, and how it is once it settled. Else what differs from what was told last, except
    that one which somebody cares for is not told to fire; one that goes on is told again every `repeat_ms`, 0 for never.
    """
    if is_muted:
        return None
    recent = sum(at_ms > now_ms - FLAP_MS for at_ms in standing.changed_ms)
    is_told_flapping = told is not None and told.event == "flapping"
    if recent > FLAP_CHANGES or (is_told_flapping and recent > 0):
        return None if is_told_flapping else "flapping"
    believed: Level | None = "ok" if told is None else _LEVEL_OF.get(told.event)
    if believed != standing.level:
        return None if standing.is_quiet and standing.level == "firing" and not is_told_flapping else _EVENT_OF[standing.level]
    is_due = told is not None and repeat_ms > 0 and now_ms - told.at_ms >= repeat_ms
    return "still_firing" if is_due and standing.level == "firing" and not standing.is_quiet else None


def routed(rule: Rule, channel_id: str, channel: Channel) -> bool:
    """Whether a channel is told of a rule's alerts: those that the rule names, or else the project's usual ones, each if it wants that severity."""
    is_named = channel_id in rule.notify if rule.notify else channel.is_default
    return is_named and channel.is_enabled and (not channel.severities or rule.severity in channel.severities)
