"""Mutes in the relational store."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tidegauge.meta.model import AlertMute, AlertRule


class StoredMute(NamedTuple):
    """A mute as it is kept."""

    id: str
    project_id: int
    rule_id: str | None
    document: str
    owner_id: str | None
    updated_at_ms: int


def mutes_of(session: Session, project_id: int) -> list[StoredMute]:
    """The project's mutes, the newest first."""
    query = select(AlertMute).where(AlertMute.project_id == project_id).order_by(AlertMute.updated_at_ms.desc(), AlertMute.id)
    return [StoredMute(row.id, row.project_id, row.rule_id, row.document, row.owner_id, row.updated_at_ms) for row in session.scalars(query)]


def has_rule(session: Session, project_id: int, rule_id: str) -> bool:
    """Whether the project has the rule."""
    row = session.get(AlertRule, rule_id)
    return row is not None and row.project_id == project_id


def put_mute(session: Session, mute: StoredMute) -> None:
    """Insert or replace a mute."""
    session.merge(AlertMute(**mute._asdict()))


def remove_mute(session: Session, project_id: int, mute_id: str) -> bool:
    """Drop a mute; whether there was one."""
    row = session.get(AlertMute, mute_id)
    if row is None or row.project_id != project_id:
        return False
    session.execute(delete(AlertMute).where(AlertMute.id == mute_id))
    return True
