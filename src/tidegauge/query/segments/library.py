"""Every project's own segments: in memory for questions, in the relational store for good."""

from __future__ import annotations

from typing import Final

import msgspec

from tidegauge.contracts.segment import Rule
from tidegauge.core.clock import Clock
from tidegauge.core.errors import Conflict, NotFound
from tidegauge.core.ids import new_id
from tidegauge.core.timestamps import format_timestamp
from tidegauge.meta.database import Database
from tidegauge.query.segments.definition import SegmentDefinition, check_name, read_rule
from tidegauge.query.segments.repository import StoredSegment, all_segments, put_segment, remove_segment

MAX_SEGMENTS: Final = 500
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
    view: SegmentView
    rule: Rule


class SegmentLibrary:
    """Implements segments.source.SegmentSource. `refresh` brings what other nodes changed."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._known: dict[int, dict[str, _Known]] = {}

    def names(self, project: int) -> dict[str, str]:
        """See SegmentSource."""
        return {_key(known.view.name): id_ for id_, known in self._known.get(project, {}).items()}

    def rule(self, project: int, segment: str) -> Rule | None:
        """See SegmentSource."""
        known = self._known.get(project, {}).get(segment)
        return None if known is None else known.rule

    def list(self, project: int) -> list[SegmentView]:
        """The project's own segments, by name."""
        return [known.view for known in self._known.get(project, {}).values()]

    def get(self, project: int, segment: str) -> SegmentView:
        """One of them. Raises NotFound."""
        found = self._known.get(project, {}).get(segment)
        if found is None:
            raise NotFound("There is no such segment.")
        return found.view

    async def refresh(self) -> None:
        """Read every segment."""
        known: dict[int, dict[str, _Known]] = {}
        for stored in await self._database.read(all_segments):
            definition = _decode(stored.document)
            updated_at = format_timestamp(stored.updated_at_ms)
            view = SegmentView(stored.id, definition.name, definition.description, definition.rule, is_builtin=False, updated_at=updated_at)
            known.setdefault(stored.project_id, {})[stored.id] = _Known(view, read_rule(definition.rule))
        self._known = known

    async def add(self, project: int, owner_id: str, definition: SegmentDefinition) -> SegmentView:
        """A new segment. Raises InvalidQuery for what it cannot be, Conflict for a name that is taken or too many."""
        if len(self._known.get(project, {})) >= MAX_SEGMENTS:
            raise Conflict(f"A project has at most {MAX_SEGMENTS} segments of its own.")
        return await self._put(project, new_id(), owner_id, definition)

    async def change(self, project: int, segment: str, owner_id: str, definition: SegmentDefinition) -> SegmentView:
        """Replace a segment. Raises NotFound, InvalidQuery, Conflict."""
        self.get(project, segment)
        return await self._put(project, segment, owner_id, definition)

    async def remove(self, project: int, segment: str) -> None:
        """Drop a segment; what asks for it is told so. Raises NotFound."""
        self.get(project, segment)
        await self._database.write(remove_segment, project, segment)
        await self.refresh()

    async def _put(self, project: int, segment: str, owner_id: str, definition: SegmentDefinition) -> SegmentView:
        check_name(definition.name)
        read_rule(definition.rule)
        stored = StoredSegment(project, segment, _encode(definition).decode(), owner_id or None, self._clock.now_ms())
        await self._database.write(put_segment, stored, definition.name, _key(definition.name))
        await self.refresh()
        return self.get(project, segment)


def _key(name: str) -> str:
    return name.strip().lower()
