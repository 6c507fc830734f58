"""Annotations in the relational store."""

from __future__ import annotations

import msgspec
from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from tidegauge.core.ids import is_id, new_id
from tidegauge.core.timestamps import format_timestamp
from tidegauge.dashboards.annotations.annotation import AnnotationBody, AnnotationView, Place
from tidegauge.dashboards.limit import MAX_ANNOTATIONS
from tidegauge.meta.model import Annotation


def list_annotations(session: Session, project_id: int, from_ms: int, to_ms: int, board_id: str | None) -> list[AnnotationView]:
    """Those of the project that touch [from_ms, to_ms), with a dashboard also its own; the newest MAX_ANNOTATIONS, oldest first."""
    own = Annotation.dashboard_id.is_(None)
    query = select(Annotation).where(
        Annotation.project_id == project_id,
        Annotation.from_ms < to_ms,
        func.coalesce(Annotation.to_ms, Annotation.from_ms) >= from_ms,
        own if board_id is None else or_(own, Annotation.dashboard_id == board_id),
    )
    found = session.scalars(query.order_by(Annotation.from_ms.desc(), Annotation.id.desc()).limit(MAX_ANNOTATIONS))
    return [_view(annotation) for annotation in reversed(found.all())]


def put_annotation(session: Session, annotation_id: str | None, body: AnnotationBody, place: Place, now_ms: int) -> AnnotationView:
    """Insert one (no id), or replace what it says."""
    annotation = session.get_one(Annotation, annotation_id) if annotation_id else Annotation(id=new_id(), created_at_ms=now_ms)
    from_ms, to_ms = body.span()
    annotation.project_id, annotation.dashboard_id, annotation.created_by_id = place
    annotation.from_ms, annotation.to_ms = from_ms, to_ms
    annotation.kind, annotation.title, annotation.text = body.kind, body.title, body.text
    annotation.tags = msgspec.json.encode(body.tags).decode()
    session.add(annotation)
    return _view(annotation)


def find_place(session: Session, annotation_id: str) -> Place | None:
    """Where it belongs; None when it is not there."""
    if not is_id(annotation_id):
        return None
    row = session.execute(select(Annotation.project_id, Annotation.dashboard_id, Annotation.created_by_id).where(Annotation.id == annotation_id)).first()
    return Place(*row) if row else None


def remove_annotation(session: Session, annotation_id: str) -> None:
    """Drop it."""
    session.execute(delete(Annotation).where(Annotation.id == annotation_id))


def _view(annotation: Annotation) -> AnnotationView:
    return AnnotationView(
        annotation.id,
        format_timestamp(annotation.from_ms),
        None if annotation.to_ms is None else format_timestamp(annotation.to_ms),
        annotation.title,
        annotation.text,
        annotation.kind,
        tuple(msgspec.json.decode(annotation.tags, type=list[str])),
        annotation.dashboard_id,
    )
