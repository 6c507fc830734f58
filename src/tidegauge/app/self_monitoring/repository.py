"""How the installation is used, in the relational store."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tidegauge.meta.model import Dashboard, DashboardLink, LoginSession, Person, Project


class Usage(NamedTuple):
    """Counts of now; `projects` has the names of those that people send to."""

    people: int
    sessions: int
    dashboards: int
    links: int
    projects: dict[int, str]


def read_usage(session: Session, now_ms: int) -> Usage:
    """What there is that is neither deleted nor ended."""

    def count(*conditions: object, of: type) -> int:
        return session.scalar(select(func.count()).select_from(of).where(*conditions)) or 0  # type: ignore[arg-type]

    projects = select(Project.id, Project.name).where(Project.deleted_at_ms.is_(None), ~Project.is_system)
    return Usage(
        people=count(Person.is_active, of=Person),
        sessions=count(LoginSession.ended_at_ms.is_(None), LoginSession.expires_at_ms > now_ms, of=LoginSession),
        dashboards=count(Dashboard.deleted_at_ms.is_(None), of=Dashboard),
        links=count((DashboardLink.expires_at_ms.is_(None)) | (DashboardLink.expires_at_ms > now_ms), of=DashboardLink),
        projects={row[0]: row[1] for row in session.execute(projects)},
    )
