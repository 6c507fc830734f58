"""Channels in the relational store."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tidegauge.core.errors import Conflict, ErrorDetail
from tidegauge.meta.model import AlertChannel, AlertRule


class StoredChannel(NamedTuple):
    """A channel as it is kept."""

    id: str
    project_id: int
    document: str
    sealed: bytes
    owner_id: str | None
    updated_at_ms: int
    failures: int = 0
    paused_until_ms: int | None = None


def channels_of(session: Session, project_id: int) -> list[StoredChannel]:
    """The project's channels by name."""
    query = select(AlertChannel).where(AlertChannel.project_id == project_id).order_by(AlertChannel.name_key)
    return [_stored(row) for row in session.scalars(query)]


def find_channel(session: Session, project_id: int, channel_id: str) -> StoredChannel | None:
    """One of them."""
    row = session.get(AlertChannel, channel_id)
    return None if row is None or row.project_id != project_id else _stored(row)


def put_channel(session: Session, channel: StoredChannel, name: str) -> None:
    """Insert or replace a channel; it is tried again at once. Raises Conflict when another of the project has the name."""
    session.merge(AlertChannel(name_key=name.strip().lower(), **channel._asdict()))
    try:
        session.flush()
    except IntegrityError:
        raise Conflict(f"There is a channel '{name}' already.", details=[ErrorDetail("name", "taken")]) from None


def remove_channel(session: Session, project_id: int, channel_id: str) -> None:
    """Drop a channel with its notices."""
    session.execute(delete(AlertChannel).where(AlertChannel.project_id == project_id, AlertChannel.id == channel_id))


def rule_documents(session: Session, project_id: int) -> list[str]:
    """The project's rules as they are kept."""
    return list(session.scalars(select(AlertRule.document).where(AlertRule.project_id == project_id)))


def _stored(row: AlertChannel) -> StoredChannel:
    return StoredChannel(row.id, row.project_id, row.document, row.sealed, row.owner_id, row.updated_at_ms, row.failures, row.paused_until_ms)
