"""Segments in the relational store: a JSON document each."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import delete, select
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


def all_segments(session: Session) -> list[StoredSegment]:
    """Every project's segments, by name."""
    columns = (Segment.project_id, Segment.id, Segment.document, Segment.owner_id, Segment.updated_at_ms)
    return [StoredSegment(*row) for row in session.execute(select(*columns).order_by(Segment.project_id, Segment.name_key))]


def put_segment(session: Session, segment: StoredSegment, name: str, name_key: str) -> None:
    """Insert or replace a segment. Raises Conflict when another of the project has the name."""
    session.merge(Segment(name_key=name_key, **segment._asdict()))
    try:
        session.flush()
    except IntegrityError:
        raise Conflict(f"There is a segment '{name}' already.", details=[ErrorDetail("name", "taken")]) from None


def remove_segment(session: Session, project_id: int, segment_id: str) -> None:
    """Drop a segment."""
    session.execute(delete(Segment).where(Segment.project_id == project_id, Segment.id == segment_id))
