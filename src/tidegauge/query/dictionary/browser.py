"""The schema browser: every name that came in, how often, as what, with examples, and what people say of it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import msgspec

from tidegauge.contracts.field import PATH_SEPARATOR, resolve_field
from tidegauge.contracts.plan import ALWAYS, Compare
from tidegauge.contracts.ports import QueryLimits, RowReader
from tidegauge.contracts.sight import Sight, current_sight
from tidegauge.core.clock import Clock
from tidegauge.core.time_range import DAY_MS, HOUR_MS, TimeRange
from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, format_timestamp
from tidegauge.query.compile.sample import SAMPLED, compile_sample
from tidegauge.query.dictionary.note import NO_NOTE, Note, Notes
from tidegauge.query.row_rules.names import NamesSeen

KEEP_S: Final = 60.0
KEPT: Final = 200
_REACHES_MS: Final = (HOUR_MS, DAY_MS, 30 * DAY_MS)


class EventName(msgspec.Struct):
    """An event's name with its note."""

    name: str
    count: int
    last_seen: str | None
    description: str
    owner: str
    hidden: bool
    tags: list[str]


class PropertyName(msgspec.Struct):
    """A property with its note. `types`: shares of sampled values; of the newest events, `sampled` have it and `values` are its commonest values there."""

    name: str
    count: int
    types: dict[str, float]
    is_conflicting: bool
    last_seen: str | None
    sampled: int
    values: list[str]
    description: str
    owner: str
    hidden: bool
    tags: list[str]


class _Sampled(NamedTuple):
    events: int
    types: dict[str, int]
    last_ms: int
    values: list[str]


class SchemaBrowser:
    """Joins the registry, a sample of the store and the notes. Samples are kept for KEEP_S."""

    def __init__(self, names: NamesSeen, reader: RowReader, limits: QueryLimits, notes: Notes, clock: Clock) -> None:
        self._names = names
        self._reader = reader
        self._limits = limits
        self._notes = notes
        self._clock = clock
        self._samples: OrderedDict[tuple[int, str | None, Sight], tuple[float, dict[str, _Sampled]]] = OrderedDict()

    async def events(self, project: int) -> list[EventName]:
        """The project's event names, most frequent first."""
        notes = await self._notes.of(project, "event")
        seen = (await self._names.of(project)).snapshot(project).events.values()
        return [EventName(each.name, each.count, _time(each.last_seen_ms), *_noted(notes, each.name)) for each in seen]

    async def properties(self, project: int, event: str | None) -> list[PropertyName]:
        """The project's properties, most frequent first; those of one event's newest occurrences when it is named. Raises LimitReached, Unavailable."""
        notes = await self._notes.of(project, "property")
        known: Mapping[str, Any] = (await self._names.of(project)).snapshot(project).properties
        sample = await self._sample(project, event)
        if event is not None:
            names = sorted(sample, key=lambda name: (-sample[name].events, name))
            return [_sampled(name, sample[name], _noted(notes, name)) for name in names]
        found = []
        for each in known.values():
            part = sample.get(each.name)
            shares, values = _shares(each.types), part.values if part else []
            found.append(
                PropertyName(
                    each.name, each.count, shares, each.is_conflicting, _time(each.last_seen_ms), part.events if part else 0, values, *_noted(notes, each.name)
                )
            )
        return found

    async def _sample(self, project: int, event: str | None) -> dict[str, _Sampled]:
        key, now_s = (project, event, current_sight()), self._clock.monotonic_s()
        kept = self._samples.get(key)
        if kept is not None and now_s - kept[0] < KEEP_S:
            return kept[1]
        sample = await self._read(project, event)
        self._samples[key] = (now_s, sample)
        self._samples.move_to_end(key)
        if len(self._samples) > KEPT:
            self._samples.popitem(last=False)
        return sample

    async def _read(self, project: int, event: str | None) -> dict[str, _Sampled]:
        """The newest events of the last hour, day or month: of the first that is well filled."""
        condition = ALWAYS if event is None else Compare(resolve_field("name"), "eq", event)
        sample: dict[str, _Sampled] = {}
        for reach_ms in _REACHES_MS:
            span = TimeRange(max(self._clock.now_ms() - reach_ms, 0), MAX_TIMESTAMP_MS)
            statement = compile_sample(project, span, condition)
            rows = (await self._reader.read(statement.sql, statement.parameters, limits=self._limits)).rows
            sample = {
                row[0].replace(PATH_SEPARATOR, "."): _Sampled(row[1], {"text": row[2], "number": row[3]}, row[4], [value for value in row[5] if value])
                for row in rows
            }
            if any(part.events * 10 >= SAMPLED for part in sample.values()):
                break
        return sample


def _sampled(name: str, part: _Sampled, note: tuple[str, str, bool, list[str]]) -> PropertyName:
    shares = {kind: share for kind, share in _shares(part.types).items() if share}
    is_conflicting = sum(share >= 0.01 for share in shares.values()) > 1
    return PropertyName(name, part.events, shares, is_conflicting, _time(part.last_ms), part.events, part.values, *note)


def _noted(notes: dict[str, Note], name: str) -> tuple[str, str, bool, list[str]]:
    note = notes.get(name, NO_NOTE)
    return note.description, note.owner, note.hidden, note.tags


def _shares(types: Mapping[str, int]) -> dict[str, float]:
    total = sum(types.values())
    return {name: round(count / total, 4) for name, count in types.items()} if total else {}


def _time(instant_ms: int) -> str | None:
    return format_timestamp(instant_ms) if instant_ms else None
