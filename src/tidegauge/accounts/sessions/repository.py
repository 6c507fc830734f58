"""Open logins in the relational store."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from tidegauge.meta.model import LoginSession, Person, RefreshToken


class OpenRow(NamedTuple):
    """An open login; `used_ms`: when its newest token was given."""

    id: str
    agent: str
    network: str
    created_ms: int
    used_ms: int | None


def is_person(session: Session, person_id: str) -> bool:
    """Whether there is such a person."""
    return session.get(Person, person_id) is not None


def list_open(session: Session, person_id: str, now_ms: int) -> list[OpenRow]:
    """A person's open logins, the one used last first."""
    used = select(func.max(RefreshToken.issued_at_ms)).where(RefreshToken.session_id == LoginSession.id).scalar_subquery()
    columns = (LoginSession.id, LoginSession.agent, LoginSession.network, LoginSession.created_at_ms, used)
    rows = session.execute(select(*columns).where(LoginSession.person_id == person_id, LoginSession.ended_at_ms.is_(None), LoginSession.expires_at_ms > now_ms))
    return sorted((OpenRow._make(row) for row in rows), key=lambda row: (-(row.used_ms or row.created_ms), row.id))


def end_logins(session: Session, person_id: str, ended_by: str, now_ms: int, *, only: str | None = None, but: str | None = None) -> int:
    """End a person's open logins: one (`only`), all others (`but`), or all. Gives how many ended."""
    query = update(LoginSession).where(LoginSession.person_id == person_id, LoginSession.ended_at_ms.is_(None), LoginSession.expires_at_ms > now_ms)
    if only is not None:
        query = query.where(LoginSession.id == only)
    if but is not None:
        query = query.where(LoginSession.id != but)
    ended = session.scalars(query.values(ended_at_ms=now_ms, ended_by=ended_by).returning(LoginSession.id))
    return len(ended.all())
