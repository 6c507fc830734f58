"""Saved statements in the relational store."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from sqlalchemy import Select, delete, func, or_, select
from sqlalchemy.orm import Session

from tidegauge.meta.model import Person, SavedQuery

_Saved: TypeAlias = Select[str, str, str, bool, str | None, str, int, int]


class SavedRow(NamedTuple):
    """A statement as it is stored, with its owner's name."""

    id: str
    name: str
    query: str
    is_shared: bool
    owner_id: str | None
    owner: str | None
    created_at_ms: int
    updated_at_ms: int


def list_saved(session: Session, project_id: int, person_id: str) -> list[SavedRow]:
    """A person's own and the shared ones of a project, by name."""
    rows = session.execute(_seen_by(project_id, person_id).order_by(func.lower(SavedQuery.name), SavedQuery.id))
    return [SavedRow._make(row) for row in rows]


def find_saved(session: Session, project_id: int, person_id: str, saved_id: str) -> SavedRow | None:
    """One that the person may see."""
    row = session.execute(_seen_by(project_id, person_id).where(SavedQuery.id == saved_id)).one_or_none()
    return None if row is None else SavedRow._make(row)


def count_saved(session: Session, project_id: int) -> int:
    """How many a project has."""
    return session.scalar(select(func.count()).select_from(SavedQuery).where(SavedQuery.project_id == project_id)) or 0


def add_saved(session: Session, project_id: int, owner_id: str, name: str, query: str, is_shared: bool, now_ms: int) -> SavedRow:
    """Insert a statement."""
    saved = SavedQuery(project_id=project_id, owner_id=owner_id, name=name, query=query, is_shared=is_shared, created_at_ms=now_ms, updated_at_ms=now_ms)
    session.add(saved)
    session.flush()
    return SavedRow._make(session.execute(_rows().where(SavedQuery.id == saved.id)).one())


def change_saved(session: Session, saved_id: str, name: str, query: str, is_shared: bool, now_ms: int) -> SavedRow:
    """Replace what a statement says."""
    saved = session.get_one(SavedQuery, saved_id)
    saved.name, saved.query, saved.is_shared, saved.updated_at_ms = name, query, is_shared, now_ms
    session.flush()
    return SavedRow._make(session.execute(_rows().where(SavedQuery.id == saved_id)).one())


def remove_saved(session: Session, saved_id: str) -> None:
    """Drop a statement."""
    session.execute(delete(SavedQuery).where(SavedQuery.id == saved_id))


def _rows() -> _Saved:
    columns = (SavedQuery.id, SavedQuery.name, SavedQuery.query, SavedQuery.is_shared, SavedQuery.owner_id, Person.name)
    return select(*columns, SavedQuery.created_at_ms, SavedQuery.updated_at_ms).outerjoin(Person, Person.id == SavedQuery.owner_id)


def _seen_by(project_id: int, person_id: str) -> _Saved:
    return _rows().where(SavedQuery.project_id == project_id, or_(SavedQuery.is_shared, SavedQuery.owner_id == person_id))
