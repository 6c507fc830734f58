"""Notes on names in the relational store."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tidegauge.meta.model import NameNote


class NoteRow(NamedTuple):
    """A note as it is stored; `tags` is JSON."""

    name: str
    description: str
    owner: str
    is_hidden: bool
    tags: str


def list_notes(session: Session, project_id: int, kind: str) -> list[NoteRow]:
    """A project's notes of one kind."""
    columns = (NameNote.name, NameNote.description, NameNote.owner, NameNote.is_hidden, NameNote.tags)
    rows = session.execute(select(*columns).where(NameNote.project_id == project_id, NameNote.kind == kind))
    return [NoteRow._make(row) for row in rows]


def put_note(session: Session, project_id: int, kind: str, note: NoteRow, now_ms: int, *, is_empty: bool) -> None:
    """Insert or replace a note; drop an empty one."""
    if is_empty:
        session.execute(delete(NameNote).where(NameNote.project_id == project_id, NameNote.kind == kind, NameNote.name == note.name))
        return
    session.merge(NameNote(project_id=project_id, kind=kind, updated_at_ms=now_ms, **note._asdict()))
