"""What rules would do to events: the steps of ingest are run over them twice, without the rules and with them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from tidegauge.contracts.event import Event
from tidegauge.ingest.draft import Draft
from tidegauge.ingest.privacy.policy import Policy, ProjectKeys
from tidegauge.ingest.privacy.rule import NumberedRule, PrivacyRule
from tidegauge.ingest.raw import RawBatch, RawEvent
from tidegauge.ingest.sender import NOTHING
from tidegauge.ingest.steps import STEPS

EXAMPLES: Final = 5
_FIELDS: Final = ("name", "user_id", "anonymous_id", "session_id", "source", "tags")
_KEY: Final = "00000000"


class Difference(msgspec.Struct, frozen=True):
    """A field of an event before and after; null where it is not there."""

    field: str
    before: Any
    after: Any


class Example(msgspec.Struct, frozen=True):
    """An event that changes. `is_dropped`: it would not be stored at all."""

    event: str
    is_dropped: bool
    differences: list[Difference]


class FieldCount(msgspec.Struct, frozen=True):
    """In how many of the events a field changes."""

    field: str
    events: int


class RulesPreview(msgspec.Struct, frozen=True):
    """Of the newest `events`: how many change, how many would be dropped, which fields, and the first examples."""

    events: int
    changed: int
    dropped: int
    fields: list[FieldCount]
    examples: list[Example]


def preview_rules(events: Sequence[dict[str, Any]], rules: Sequence[PrivacyRule], now_ms: int) -> RulesPreview:
    """Hashes and encrypted values are made with keys of this preview alone. Takes about 10 us an event."""
    keys = ProjectKeys(os.urandom(32), {_KEY: os.urandom(32)}, _KEY)
    policy = Policy(0, [NumberedRule(str(number), rule) for number, rule in enumerate(rules)], keys)
    before, after = _run(events, None, now_ms), _run(events, policy, now_ms)
    counts: dict[str, int] = {}
    examples: list[Example] = []
    seen: set[tuple[str, ...]] = set()
    changed = 0
    for row, event in before.items():
        differences = _differences(event, after.get(row))
        if not differences:
            continue
        changed += 1
        kind = (event.name if row not in after else "", *(one.field for one in differences))
        if kind not in seen and len(examples) < EXAMPLES:  # examples that differ in what they show
            seen.add(kind)
            examples.append(Example(event.name, row not in after, differences))
        for one in differences:
            counts[one.field] = counts.get(one.field, 0) + 1
    fields = [FieldCount(field, count) for field, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    return RulesPreview(len(events), changed, len(before) - len(after), fields, examples)


def _run(events: Sequence[dict[str, Any]], policy: Policy | None, now_ms: int) -> dict[int, Event]:
    """Position -> the event as it would be stored, of those that would be."""
    raw = [msgspec.convert(event, RawEvent) for event in events]
    draft = Draft(0, RawBatch(raw, list(range(len(raw)))), NOTHING, now_ms, policy=policy)
    for step in STEPS:
        step(draft)
    rows = list(draft.indexes)
    return dict(zip(rows, draft.finish(), strict=True))


def _differences(before: Event, after: Event | None) -> list[Difference]:
    if after is None:
        return [Difference("name", before.name, None)]
    found = [Difference(name, old, new) for name in _FIELDS if (old := _shown(before, name)) != (new := _shown(after, name))]
    was, now = _flat(before.properties or {}), _flat(after.properties or {})
    found += [Difference(f"properties.{name}", was.get(name), now.get(name)) for name in sorted(was.keys() | now.keys()) if was.get(name) != now.get(name)]
    return found


def _shown(event: Event, name: str) -> Any:
    value = getattr(event, name)
    return list(value) if name == "tags" else value


def _flat(value: dict[str, Any], path: str = "") -> dict[str, Any]:
    """The leaves by their path with dots."""
    flat: dict[str, Any] = {}
    for name, item in value.items():
        flat |= _flat(item, f"{path}{name}.") if isinstance(item, dict) else {path + name: item}
    return flat
