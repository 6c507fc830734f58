"""How the installation is used, and the dashboards that come with it, in the relational store."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tidegauge.dashboards.repository import NewBoard
from tidegauge.dashboards.versions.repository import create_board
from tidegauge.meta.lock import SETUP, hold_lock
from tidegauge.meta.model import Dashboard, DashboardLink, LoginSession, Person, Project


class Usage(NamedTuple):
    """Counts of now; `projects` has the names of those that people send to."""

    people: int
    sessions: int
    dashboards: int
    links: int
    projects: dict[int, str]


def ship_boards(session: Session, boards: Sequence[NewBoard], most: int) -> None:
    """Make all of a project's first dashboards, or none where another node just did."""
    hold_lock(session, SETUP)
    if session.scalar(select(Dashboard.id).where(Dashboard.project_id == boards[0].project_id).limit(1)) is None:
        for board in boards:
            create_board(session, board, most, "Comes with Tidegauge")


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
