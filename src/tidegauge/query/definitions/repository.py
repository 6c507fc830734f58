"""Metric definitions in the relational store: a JSON document each."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tidegauge.meta.model import MetricDefinition


def all_definitions(session: Session) -> list[tuple[int, str]]:
    """(project, document) of every definition, by name."""
    rows = session.execute(select(MetricDefinition.project_id, MetricDefinition.document).order_by(MetricDefinition.project_id, MetricDefinition.name))
    return [(row[0], row[1]) for row in rows]


def put_definition(session: Session, project_id: int, name: str, document: str, owner_id: str | None, now_ms: int) -> None:
    """Insert or replace a definition."""
    session.merge(MetricDefinition(project_id=project_id, name=name, document=document, owner_id=owner_id, updated_at_ms=now_ms))


def remove_definition(session: Session, project_id: int, name: str) -> bool:
    """Drop a definition; False when there is none."""
    found = session.get(MetricDefinition, (project_id, name))
    if found is None:
        return False
    session.execute(delete(MetricDefinition).where(MetricDefinition.project_id == project_id, MetricDefinition.name == name))
    return True
