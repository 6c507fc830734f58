"""Segments in the relational store: a JSON document each."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import delete, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tidegauge.core.errors import Conflict, ErrorDetail
from tidegauge.meta.model import Segment


class StoredSegment(NamedTuple):
    """A segment as it is kept."""

    project_id: int
    id: str
    document: str
    owner_id: str | None
    updated_at_ms: int
    deleted_at_ms: int | None = None


def all_segments(session: Session, deleted_since_ms: int) -> list[StoredSegment]:
    """Every project's segments, by name; those deleted since an instant too."""
    columns = (Segment.project_id, Segment.id, Segment.document, Segment.owner_id, Segment.updated_at_ms, Segment.deleted_at_ms)
    known = or_(Segment.deleted_at_ms.is_(None), Segment.deleted_at_ms >= deleted_since_ms)
    return [StoredSegment(*row) for row in session.execute(select(*columns).where(known).order_by(Segment.project_id, Segment.name_key))]


def put_segment(session: Session, segment: StoredSegment, name: str, name_key: str) -> None:
    """Insert or replace a segment. Raises Conflict when another of the project has the name."""
    session.merge(Segment(name_key=name_key, **segment._asdict()))
    try:
        session.flush()
    except IntegrityError:
        raise Conflict(f"There is a segment '{name}' already.", details=[ErrorDetail("name", "taken")]) from None


def set_aside(session: Session, project_id: int, segment_id: str, at_ms: int) -> None:
    """Take a segment out of use; its name is free again."""
    own = (Segment.project_id == project_id, Segment.id == segment_id)
    session.execute(update(Segment).where(*own).values(deleted_at_ms=at_ms, name_key=f"\n{segment_id}"))


def purge_segments(session: Session, before_ms: int) -> None:
    """Drop the segments that were deleted before an instant."""
    session.execute(delete(Segment).where(Segment.deleted_at_ms < before_ms))
