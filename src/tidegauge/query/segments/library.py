"""Every project's own segments: in memory for questions, in the relational store for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from tidegauge.contracts.segment import Rule
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, NotFound
from tidegauge.core.ids import new_id
from tidegauge.core.time_range import DAY_MS
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database
from tidegauge.query.segments.definition import SegmentDefinition, check_name, read_rule
from tidegauge.query.segments.repository import StoredSegment, all_segments, purge_segments, put_segment, set_aside

MAX_SEGMENTS: Final = 500
RESTORABLE_DAYS: Final = 30
_decode = msgspec.json.Decoder(SegmentDefinition).decode
_encode = msgspec.json.Encoder().encode


class SegmentView(msgspec.Struct):
    """A segment as it is shown. `rule` is null for a built-in one."""

    id: str
    name: str
    description: str
    rule: dict[str, object] | None
    is_builtin: bool
    updated_at: str | None


class _Known(msgspec.Struct, frozen=True):
    stored: StoredSegment
    view: SegmentView
    rule: Rule

    @property
    def is_deleted(self) -> bool:
        return self.stored.deleted_at_ms is not None


class SegmentLibrary:
    """Implements segments.source.SegmentSource. `refresh` brings what other nodes changed. `on_change` is told of every project whose segments did."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._known: dict[int, dict[str, _Known]] = {}
        self.on_change: Callable[[int], None] | None = None

    def names(self, project: int) -> dict[str, str]:
        """See SegmentSource."""
        return {_key(known.view.name): known.view.id for known in self._used(project)}

    def rule(self, project: int, segment: str) -> Rule | None:
        """See SegmentSource."""
        known = self._known.get(project, {}).get(segment)
        return None if known is None or known.is_deleted else known.rule

    def name_of(self, project: int, segment: str) -> str | None:
        """See SegmentSource."""
        known = self._known.get(project, {}).get(segment)
        return None if known is None or known.is_deleted else known.view.name

    def deleted_name(self, project: int, segment: str) -> str | None:
        """See SegmentSource."""
        deleted = [known.view for known in self._known.get(project, {}).values() if known.is_deleted]
        return next((view.name for view in deleted if view.id == segment or _key(view.name) == _key(segment)), None)

    def list(self, project: int) -> list[SegmentView]:
        """The project's own segments, by name."""
        return [known.view for known in self._used(project)]

    def get(self, project: int, segment: str) -> SegmentView:
        """One of them. Raises NotFound."""
        found = self._known.get(project, {}).get(segment)
        if found is None or found.is_deleted:
            raise NotFound("There is no such segment.")
        return found.view

    async def refresh(self) -> None:
        """Read every segment."""
        known: dict[int, dict[str, _Known]] = {}
        for stored in await self._database.read(all_segments, self._restorable_from_ms()):
            definition = _decode(stored.document)
            updated_at = format_timestamp(stored.updated_at_ms)
            view = SegmentView(stored.id, definition.name, definition.description, definition.rule, is_builtin=False, updated_at=updated_at)
            known.setdefault(stored.project_id, {})[stored.id] = _Known(stored, view, read_rule(definition.rule))
        before, self._known = self._known, known
        for project in before.keys() | known.keys():
            if self.on_change is not None and before.get(project) != known.get(project):
                self.on_change(project)

    async def add(self, project: int, owner_id: str, definition: SegmentDefinition) -> SegmentView:
        """A new segment. Raises InvalidQuery for what it cannot be, Conflict for a name that is taken or too many."""
        self._check_room(project)
        return await self._put(project, new_id(), owner_id, definition)

    async def change(self, project: int, segment: str, owner_id: str, definition: SegmentDefinition) -> SegmentView:
        """Replace a segment. Raises NotFound, InvalidQuery, Conflict."""
        self.get(project, segment)
        return await self._put(project, segment, owner_id, definition)

    async def remove(self, project: int, segment: str) -> None:
        """Delete a segment; what asks for it is told so. It can be restored for RESTORABLE_DAYS. Raises NotFound."""
        self.get(project, segment)
        now_ms = self._clock.now_ms()
        await self._database.write(set_aside, project, segment, now_ms)
        await self._database.write(purge_segments, self._restorable_from_ms())
        await self.refresh()

    async def restore(self, project: int, segment: str) -> SegmentView:
        """Bring a deleted segment back. Raises NotFound, Conflict when its name was taken meanwhile."""
        found = self._known.get(project, {}).get(segment)
        if found is None:
            raise NotFound("There is no such segment, or it was deleted too long ago.")
        if found.is_deleted:
            self._check_room(project)
            name = found.view.name
            await self._database.write(put_segment, found.stored._replace(deleted_at_ms=None), name, _key(name))
            await self.refresh()
        return self.get(project, segment)

    def _restorable_from_ms(self) -> int:
        return self._clock.now_ms() - RESTORABLE_DAYS * DAY_MS

    def _used(self, project: int) -> Iterator[_Known]:
        return (known for known in self._known.get(project, {}).values() if not known.is_deleted)

    def _check_room(self, project: int) -> None:
        if len(self.names(project)) >= MAX_SEGMENTS:
            raise Conflict(f"A project has at most {MAX_SEGMENTS} segments of its own.")

    async def _put(self, project: int, segment: str, owner_id: str, definition: SegmentDefinition) -> SegmentView:
        check_name(definition.name)
        read_rule(definition.rule)
        stored = StoredSegment(project, segment, _encode(definition).decode(), owner_id or None, self._clock.now_ms())
        await self._database.write(put_segment, stored, definition.name, _key(definition.name))
        await self.refresh()
        return self.get(project, segment)


def _key(name: str) -> str:
    return name.strip().lower()
