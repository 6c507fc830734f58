"""The schema registry: which event names and properties a project sends, of which types, and what no longer fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, Final, Protocol

import msgspec

from tidegauge.contracts.field import PATH_SEPARATOR
from tidegauge.ingest.draft import Draft

MAX_EVENT_NAMES: Final = 5_000
MAX_PROPERTY_NAMES: Final = 2_000
OVERFLOW: Final = "(overflow)"
OVERFLOWED: Final = f"properties beyond the {MAX_PROPERTY_NAMES:,} names of a project kept together as '{OVERFLOW}'"
_SAMPLED_EVENTS = 50
_CONFLICT_SHARE = 0.01
_TYPES: Final[dict[type, str]] = {str: "text", int: "number", float: "number", bool: "bool", list: "array", dict: "object"}
_to_json: Final = msgspec.json.Encoder().encode


class EventSeen(msgspec.Struct):
    """An event name: how often and when last."""

    name: str
    count: int = 0
    last_seen_ms: int = 0


class PropertySeen(msgspec.Struct):
    """A property: `types` counts the sampled values by type; `count` is scaled from the samples, so it is approximate."""

    name: str
    count: int = 0
    last_seen_ms: int = 0
    types: dict[str, int] = {}

    @property
    def is_conflicting(self) -> bool:
        """More than one type makes up at least 1 % each."""
        total = sum(self.types.values())
        return sum(1 for count in self.types.values() if count >= _CONFLICT_SHARE * total) > 1


class ProjectSchema(msgspec.Struct):
    """One project's registry. `untracked_events` and `overflowed` count what came after the caps were reached."""

    project: int
    events: dict[str, EventSeen] = {}
    properties: dict[str, PropertySeen] = {}
    untracked_events: int = 0
    overflowed: int = 0
    is_changed: bool = False


class RegistryStore(Protocol):
    """Keeps the registry over a restart."""

    async def load(self) -> list[ProjectSchema]:
        """Every project's registry as it was saved last."""
        ...

    async def save(self, schemas: list[ProjectSchema]) -> None:
        """Replace what is kept of these projects."""
        ...


class SchemaRegistry:
    """In memory, about 0.1 us an event: names are counted by batch, properties on a sample; every new key is seen."""

    def __init__(self, *, max_event_names: int = MAX_EVENT_NAMES, max_property_names: int = MAX_PROPERTY_NAMES) -> None:
        self._schemas: dict[int, ProjectSchema] = {}
        self._max_event_names = max_event_names
        self._max_property_names = max_property_names

    def contain(self, draft: Draft) -> None:
        """Register new property names (paths of nested objects count); beyond the cap move the property into `(overflow)` as JSON text."""
        known = self._schema(draft.project).properties
        new = draft.keys - known.keys()
        if not new and not draft.nested_paths:
            return
        excess = self._register(draft, known, sorted(new))
        for key, paths in draft.nested_paths.items():
            if key not in excess and self._register(draft, known, sorted(paths - known.keys())):
                excess.add(key)  # moved whole, so that no part of it is lost
        if excess:
            draft.as_rows()
            known.setdefault(OVERFLOW, PropertySeen(OVERFLOW, last_seen_ms=draft.received_ms))
            self._move(draft, excess)

    def _register(self, draft: Draft, known: dict[str, PropertySeen], names: Iterable[str]) -> set[str]:
        excess = set()
        for name in names:
            if len(known) < self._max_property_names:
                known[name] = PropertySeen(name, last_seen_ms=draft.received_ms)
            else:
                excess.add(name)
        return excess

    def _move(self, draft: Draft, excess: set[str]) -> None:
        schema = self._schema(draft.project)
        for row, properties in enumerate(draft.properties):
            moved = excess.intersection(properties)
            if moved:
                kept = {key: value for key, value in properties.items() if key not in moved}
                if OVERFLOW in kept:  # a client's own property of that name
                    moved.add(OVERFLOW)
                kept[OVERFLOW] = _to_json({key: properties[key] for key in sorted(moved)}).decode()
                draft.properties[row] = kept
                schema.overflowed += len(moved)
                draft.warnings[OVERFLOWED] += 1
        draft.keys = (draft.keys - excess) | {OVERFLOW}
        schema.is_changed = True

    def observe(self, draft: Draft) -> None:
        """Count what a finished draft holds."""
        stride, kinds = sample_kinds(draft)
        self.count(draft.project, draft.received_ms, Counter(draft.names), kinds, stride)

    def admit(self, project: int, names: Iterable[str], now_ms: int) -> bool:
        """Register property names. False, and nothing registered, when they do not all fit."""
        known = self._schema(project).properties
        new = set(names) - known.keys()
        if len(known) + len(new) > self._max_property_names:
            return False
        known.update({name: PropertySeen(name, last_seen_ms=now_ms) for name in sorted(new)})
        return True

    def count(self, project: int, now_ms: int, names: Mapping[str, int], kinds: Mapping[str, Mapping[str, int]], stride: int) -> None:
        """Count events by name, and sampled values of properties by type, each of which stands for `stride` values."""
        schema = self._schema(project)
        self._count_names(schema, names, now_ms)
        known = schema.properties
        for key, counts in kinds.items():
            seen = known.get(key)
            if seen is None:
                continue
            seen.last_seen_ms = now_ms
            for kind, count in counts.items():
                seen.count += count * stride
                seen.types[kind] = seen.types.get(kind, 0) + count
        schema.is_changed = True

    def _count_names(self, schema: ProjectSchema, names: Mapping[str, int], now_ms: int) -> None:
        for name, count in names.items():
            seen = schema.events.get(name)
            if seen is None:
                if len(schema.events) >= self._max_event_names:
                    schema.untracked_events += count
                    continue
                seen = schema.events[name] = EventSeen(name)
            seen.count += count
            seen.last_seen_ms = now_ms

    def _schema(self, project: int) -> ProjectSchema:
        schema = self._schemas.get(project)
        if schema is None:
            schema = self._schemas[project] = ProjectSchema(project)
        return schema

    def snapshot(self, project: int) -> ProjectSchema:
        """A copy of what is known of a project, events and properties by falling count. Nested property names have dots for the path separator."""
        schema = self._schema(project)
        return ProjectSchema(
            project,
            _by_count({name: msgspec.structs.replace(seen) for name, seen in schema.events.items()}, lambda seen: seen.count),
            _by_count(
                {
                    name.replace(PATH_SEPARATOR, "."): msgspec.structs.replace(seen, name=name.replace(PATH_SEPARATOR, "."), types=dict(seen.types))
                    for name, seen in schema.properties.items()
                },
                lambda seen: seen.count,
            ),
            schema.untracked_events,
            schema.overflowed,
        )

    def totals(self) -> dict[int, int]:
        """How many events each project sent so far."""
        return {project: schema.untracked_events + sum(seen.count for seen in schema.events.values()) for project, schema in self._schemas.items()}

    def has_events(self, project: int) -> bool:
        """Whether the project ever sent one."""
        return project in self._schemas and bool(self._schemas[project].events)

    def forget(self, project: int) -> None:
        """Drop a project's registry (it was deleted)."""
        self._schemas.pop(project, None)

    async def restore(self, store: RegistryStore) -> None:
        """Take over what was saved; call once before the first event."""
        self._schemas.update({schema.project: schema for schema in await store.load()})

    async def flush(self, store: RegistryStore) -> None:
        """Save what changed since the last flush; kept for the next one when saving fails."""
        changed = [schema for schema in self._schemas.values() if schema.is_changed]
        for schema in changed:
            schema.is_changed = False
        try:
            if changed:
                await store.save(changed)
        except BaseException:  # catch-all: marks the rows again and passes the error on
            for schema in changed:
                schema.is_changed = True
            raise


def sample_kinds(draft: Draft) -> tuple[int, dict[str, dict[str, int]]]:
    """The stride of a sample of a draft's events, and by property how many of their values have which type."""
    size = len(draft.events)
    stride = -(-size // _SAMPLED_EVENTS) if size > _SAMPLED_EVENTS else 1
    kinds: dict[str, dict[str, int]] = {}
    for (key, sort), count in _sample(draft, stride).items():
        kind = _TYPES.get(sort)
        if kind is not None:
            counts = kinds.setdefault(key, {})
            counts[kind] = counts.get(kind, 0) + count
    return stride, kinds


def _sample(draft: Draft, stride: int) -> dict[tuple[str, type], int]:
    """How often which property of every `stride`th event has a value of which Python type; UNSET's where columns have holes."""
    if draft.columns is None:
        rows = draft.properties[::stride]
        return Counter(zip(chain.from_iterable(rows), map(type, chain.from_iterable(map(dict.values, rows))), strict=True))
    return {(key, sort): count for key, values in draft.columns.items() for sort, count in Counter(map(type, values[::stride])).items()}


def _by_count(seen: dict[str, Any], count: Callable[[Any], int]) -> dict[str, Any]:
    return dict(sorted(seen.items(), key=lambda item: -count(item[1])))
