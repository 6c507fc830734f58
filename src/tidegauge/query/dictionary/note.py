"""What people say of a name: an event's or a property's."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from tidegauge.core.clock import Clock
from tidegauge.core.errors import ErrorDetail, InvalidInput
from tidegauge.meta.database import Database
from tidegauge.query.dictionary.repository import NoteRow, list_notes, put_note

Kind = Literal["event", "property"]
MAX_NAME: Final = 400
_LIMITS: Final = {"description": 2_000, "owner": 200}
_MAX_TAGS: Final = 20
_MAX_TAG: Final = 50


class Note(msgspec.Struct, forbid_unknown_fields=True):
    """`hidden` names stay out of pickers; they are stored and counted as ever."""

    description: str = ""
    owner: str = ""
    hidden: bool = False
    tags: list[str] = []


NO_NOTE: Final = Note()


class Notes:
    """Keeps notes in the relational store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def of(self, project: int, kind: Kind) -> dict[str, Note]:
        """Name -> note of every name that has one."""
        rows = await self._database.read(list_notes, project, kind)
        return {row.name: Note(row.description, row.owner, row.is_hidden, msgspec.json.decode(row.tags, type=list[str])) for row in rows}

    async def put(self, project: int, kind: Kind, name: str, note: Note) -> Note:
        """Replace a name's note; an empty one is forgotten. Raises InvalidInput."""
        note = _checked(name, note)
        row = NoteRow(name, note.description, note.owner, note.hidden, msgspec.json.encode(note.tags).decode())
        await self._database.write(put_note, project, kind, row, self._clock.now_ms(), is_empty=note == NO_NOTE)
        return note


def _checked(name: str, note: Note) -> Note:
    if not 1 <= len(name) <= MAX_NAME or "\x00" in name:
        raise _invalid("name", f"has 1 to {MAX_NAME} characters and no NUL")
    for place, most in _LIMITS.items():
        if len(getattr(note, place)) > most or "\x00" in getattr(note, place):
            raise _invalid(place, f"has at most {most:,} characters and no NUL")
    tags = list(dict.fromkeys(tag.strip() for tag in note.tags))
    if len(tags) > _MAX_TAGS or any(not 1 <= len(tag) <= _MAX_TAG or "\x00" in tag for tag in tags):
        raise _invalid("tags", f"at most {_MAX_TAGS} of 1 to {_MAX_TAG} characters")
    return Note(note.description.strip(), note.owner.strip(), note.hidden, tags)


def _invalid(place: str, reason: str) -> InvalidInput:
    return InvalidInput(f"{place}: {reason}.", details=[ErrorDetail(place, reason)])
