"""Segments as conditions: which people an event must be of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from tidegauge.contracts.plan import Condition


class Did(msgspec.Struct, frozen=True, tag=True):
    """Has at least `at_least` events that meet the condition, within the last `days` days before the segment's instant (None: ever)."""

    condition: Condition
    at_least: int = 1
    days: int | None = None


class Seen(msgspec.Struct, frozen=True, tag=True):
    """The first or last event lies within the last `days` days before the segment's instant, or (`is_before`) earlier than that."""

    which: Literal["first", "last"]
    days: int
    is_before: bool = False


class OneOf(msgspec.Struct, frozen=True, tag=True):
    """Is one of the people who have these keys."""

    keys: tuple[int, ...]


class AllOf(msgspec.Struct, frozen=True, tag=True):
    """Meets every part; an empty one is met by everybody."""

    parts: tuple[Rule, ...] = ()


class AnyOf(msgspec.Struct, frozen=True, tag=True):
    """Meets one of the parts."""

    parts: tuple[Rule, ...] = ()


class Except(msgspec.Struct, frozen=True, tag=True):
    """Does not meet the part."""

    part: Rule


Rule = Did | Seen | OneOf | AllOf | AnyOf | Except


class InSegment(msgspec.Struct, frozen=True, tag=True):
    """True of events of people who are in a segment. `segment`: its id; its name or id as it was written, of project 0, before it is placed
    (query.segments.source.placed).

    `rule`, `as_of_ms` and `is_merged` are filled in right before a statement is made (query.segments.settling): who is in it is asked of that instant, and
    people who were linked are one when `is_merged`. `at_ms`: by the events that had been received by then; None: by all.
    """

    project: int
    segment: str
    rule: Rule | None = None
    as_of_ms: int = 0
    is_merged: bool = False
    at_ms: int | None = None
